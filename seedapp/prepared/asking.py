"""Queries that are put into SQL once and asked many times.

They are written with the ORM like any other, with `Asked` where a value comes with each asking:

    find_token = Prepared(lambda: Token.objects.filter(sha256=Asked("sha256")), "user")
    find_token.first(sha256="…")

What Django works out for a query (its SQL, and how each column is read) is kept; only the values change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Model, QuerySet
from django.db.models.base import ModelState

from .cursors import prepared_cursor

Row = TypeVar("Row", bound=Model)
Convert = Callable[[Any, Any, Any], Any]


class Asked(Expression):
    """The place of a value in a prepared query: a text or a whole number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


@dataclass(frozen=True)
class _Part:
    """The columns of one model in a row; `along` is the way of relations to it, "" for the first."""

    model: type[Model]
    along: str
    columns: Sequence[str]


@dataclass(frozen=True)
class _Made:
    """The SQL, its parameters, and by the place of a column what makes its value of the database's."""

    sql: str
    parameters: Sequence[Any]
    conversions: Sequence[tuple[int, Sequence[Convert], Any]]


class Prepared(Generic[Row]):
    """A query that `make` gives with the ORM; `along` are relations whose rows come with it.

    A way with `__` in it may lead back from a row to those that refer to it, where `make` says to which.
    """

    def __init__(self, make: Callable[[], QuerySet[Row]], *along: str) -> None:
        self._make, self._along = make, along
        self._made: _Made | None = None
        self._parts: list[_Part] = []

    def first(self, **values: Any) -> Row | None:
        """The first row that is found, None for none. `values` are those of each `Asked`, by name.

        What came along stands at its foreign keys.
        """
        rows = self.first_rows(**values)
        if rows is None:
            return None
        first, *others = rows
        for along, row in zip(self._along, others, strict=True):
            setattr(first, along, row)
        return cast(Row, first)

    def first_rows(self, **values: Any) -> list[Model] | None:
        """The same as the row and those along, in this order, each by itself."""
        made = self._made or self._put_into_sql()
        asked = [values[one.name] if isinstance(one, Asked) else one for one in made.parameters]
        with prepared_cursor() as cursor:
            cursor.execute(made.sql, asked)
            found = cursor.fetchone()
        return None if found is None else self._rows(list(found), made)

    def _put_into_sql(self) -> _Made:
        rows = self._make()
        self._parts = [
            _Part(model, along, [one.attname for one in model._meta.concrete_fields])
            for along, model in [("", cast(type[Model], rows.model)), *self._models_along(rows.model)]
        ]
        names = [
            f"{part.along}__{column}" if part.along else column
            for part in self._parts
            for column in part.columns
        ]
        compiler = rows.values_list(*names).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select or ()]
        conversions = compiler.get_converters(columns)
        self._made = _Made(sql, parameters, [(place, *how) for place, how in conversions.items()])
        return self._made

    def _models_along(self, model: type[Model]) -> list[tuple[str, type[Model]]]:
        return [(along, _model_at(along, model)) for along in self._along]

    def _rows(self, values: list[Any], made: _Made) -> list[Model]:
        connection = connections[DEFAULT_DB_ALIAS]
        for place, conversions, column in made.conversions:
            for convert in conversions:
                values[place] = convert(values[place], column, connection)
        rows, start = [], 0
        for part in self._parts:
            rows.append(_stored(part, values[start : start + len(part.columns)]))
            start += len(part.columns)
        return rows


def _model_at(along: str, model: type[Model]) -> type[Model]:
    for name in along.split("__"):
        model = cast(type[Model], model._meta.get_field(name).related_model)
    return model


def _stored(part: _Part, values: list[Any]) -> Model:
    """What `from_db` makes of all columns of a row, without what Model() does for columns left out.

    As long as nobody listens to the signals of a model that is made, and no model has an __init__ of its own
    (tests/prepared looks), the two are the same.
    """
    row = part.model.__new__(part.model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    row.__dict__.update(zip(part.columns, values, strict=True))
    return row

"""Rows written by SQL that is made once for each model, and each set of columns of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from .cursors import prepared_cursor
from .names import column_of, field_of, key_of, table_of

Row = TypeVar("Row", bound=Model)
Columns = Sequence["Field[Any, Any]"]


def insert(row: Row) -> Row:
    """Write a new row, as `row.save(force_insert=True)` does for a model with a numbered key; no signals."""
    sql, columns = _insertion(type(row))
    connection = connections[DEFAULT_DB_ALIAS]
    values = [one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in columns]
    with prepared_cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


def update_version(model: type[Model], pk: int, seen: int, values: Mapping[str, Any]) -> bool:
    """Set columns, by the names of their fields, of a row that is still at version `seen`; it is then one on.

    Whether it was; nothing is written otherwise.
    """
    sql, columns = _update(model, tuple(values))
    connection = connections[DEFAULT_DB_ALIAS]
    given = zip(columns, values.values(), strict=True)
    stored = [one.get_db_prep_save(_plain(value), connection) for one, value in given]
    with prepared_cursor() as cursor:
        cursor.execute(sql, [*stored, pk, seen])
        return bool(cursor.rowcount)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


@cache
def _insertion(model: type[Model]) -> tuple[str, Columns]:
    columns = [one for one in model._meta.concrete_fields if not one.primary_key]
    names = ", ".join(column_of(model, one.name) for one in columns)
    places = ", ".join("%s" for _column in columns)
    sql = f"INSERT INTO {table_of(model)} ({names}) VALUES ({places}) RETURNING {key_of(model)}"  # noqa: S608 - names of our own models
    return sql, columns


@cache
def _update(model: type[Model], names: tuple[str, ...]) -> tuple[str, Columns]:
    columns = [field_of(model, name) for name in names]
    sets = ", ".join(["row_version = row_version + 1", *(f"{column_of(model, name)} = %s" for name in names)])
    sql = f"UPDATE {table_of(model)} SET {sets} WHERE {key_of(model)} = %s AND row_version = %s"  # noqa: S608 - names of our own models
    return sql, columns

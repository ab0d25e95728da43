"""Rows as plain values, read and written whole: what the journal needs to bring any of them back exactly.

The state of a thing: {field: plain JSON}. A reference is the other row's id, links are a sorted list of ids,
and parts (rows below it that have no identity of their own) a list of plain dicts in their order.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast, Concat

State = dict[str, Any]
VERSION = "row_version"


@dataclass(frozen=True)
class Part:
    """Rows that belong to a thing: `name` in its state, the related name of the `rows`, which of them `only`.

    A model lists them as `JOURNAL_PARTS`. Their rows have a `position`, which is not told.
    """

    name: str
    rows: str
    only: tuple[tuple[str, str], ...] = ()


def thing_of(row: models.Model) -> str:
    """What a row is called in the journal: the same through every rename ("actors.actor:7")."""
    return f"{row._meta.label_lower}:{row.pk}"


def parts_of(model: type[models.Model]) -> tuple[Part, ...]:
    return getattr(model, "JOURNAL_PARTS", ())


def model_of(thing: str) -> type[models.Model]:
    """The model of a thing, by its name in the journal."""
    return apps.get_model(thing.partition(":")[0])


def pk_of(thing: str) -> int:
    return int(thing.partition(":")[2])


def rows_of(thing: str) -> models.QuerySet[Any]:
    """The one row of a thing, or none."""
    return model_of(thing)._base_manager.filter(pk=pk_of(thing))


def read(rows: models.QuerySet[Any]) -> dict[str, State]:
    """The states of rows by the names of their things; one query for the rows, links and parts each."""
    model, rows = rows.model, rows.order_by()
    columns = [one for one in model._meta.concrete_fields if not one.primary_key]
    states: dict[int, State] = {
        pk: {column.name: _plain(value) for column, value in zip(columns, values, strict=True)}
        for pk, *values in rows.values_list("pk", *(one.attname for one in columns))
    }
    if states:
        for link in model._meta.local_many_to_many:
            _read_links(link, rows, states)
        for part in parts_of(model):
            _read_part(part, model, rows, states)
    return {f"{model._meta.label_lower}:{pk}": state for pk, state in states.items()}


def state_of(row: models.Model) -> State:
    """The state of a row as it is in memory, where its columns are all there is to it: no links, no parts."""
    return {
        one.name: _plain(getattr(row, one.attname))
        for one in row._meta.concrete_fields
        if not one.primary_key
    }


def _read_links(
    link: models.ManyToManyField[Any, Any], rows: models.QuerySet[Any], states: dict[int, State]
) -> None:
    for state in states.values():
        state[link.name] = []
    near, far = link.m2m_field_name(), link.m2m_reverse_field_name()
    pairs = through_of(link)._base_manager.filter(**{f"{near}__in": rows.values("pk")})
    for one, other in pairs.order_by(f"{far}_id").values_list(f"{near}_id", f"{far}_id"):
        states[one][link.name].append(other)


def through_of(link: models.ManyToManyField[Any, Any]) -> type[models.Model]:
    """The model of the rows that link."""
    return link.remote_field.through  # type: ignore[return-value]  # a link always has one


def _read_part(
    part: Part, model: type[models.Model], rows: models.QuerySet[Any], states: dict[int, State]
) -> None:
    for state in states.values():
        state[part.name] = []
    rel = _relation(model, part)
    owner, names = rel.field.attname, _names_of_part(part, model)
    found = rel.related_model._base_manager.filter(**{f"{rel.field.name}__in": rows.values("pk")})
    for pk, *values in found.filter(**dict(part.only)).order_by("position", "pk").values_list(owner, *names):
        states[pk][part.name].append(dict(zip(names, map(_plain, values), strict=True)))


def _relation(model: type[models.Model], part: Part) -> Any:
    return model._meta.get_field(part.rows)


def _names_of_part(part: Part, model: type[models.Model]) -> list[str]:
    """The columns that a part tells: not which row it is, whose, where, or of which kind."""
    own = _relation(model, part).related_model._meta.concrete_fields
    known = {name for name, _value in part.only} | {"position"}
    return [one.name for one in own if not one.primary_key and not one.is_relation and one.name not in known]


def part_models() -> set[type[models.Model]]:
    """The models of rows that are told as parts of others."""
    return {_relation(model, part).related_model for model in apps.get_models() for part in parts_of(model)}


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


def become(now: Mapping[str, State], wanted: Mapping[str, State]) -> None:
    """Make rows that are as `now` says be as `wanted` says: come back, go, or change.

    A row that changes is one version on; one that comes back has the version that its state tells. Call it
    inside a transaction. Raises IntegrityError where something else has taken a place.
    """
    going = [thing for thing in now if thing not in wanted]
    coming = {thing: state for thing, state in wanted.items() if thing not in now}
    changing = {
        thing: {name: value for name, value in state.items() if now[thing][name] != value and name != VERSION}
        for thing, state in wanted.items()
        if thing in now
    }
    changing = {thing: values for thing, values in changing.items() if values}
    moving = {
        thing: values for thing, values in changing.items() if _unique_texts(model_of(thing)) & set(values)
    }
    _make_room([*going, *moving])
    _insert(coming)
    for thing, values in changing.items():
        kept = (
            {name: wanted[thing][name] for name in _unique_texts(model_of(thing))} if thing in moving else {}
        )
        _change(thing, {**kept, **values})
    for model, pks in _by_model(going).items():
        model._base_manager.filter(pk__in=pks).delete()
    for thing, state in coming.items():
        _write_lists(thing, state)


def _make_room(things: Iterable[str]) -> None:
    """Give unique texts of rows that change or go a value that nobody has: two may change places."""
    for model, pks in _by_model(things).items():
        for name in _unique_texts(model):
            unlike_any = Concat(models.Value("~"), Cast("pk", models.CharField()))
            model._base_manager.filter(pk__in=pks).update(**{name: unlike_any})


def _unique_texts(model: type[models.Model]) -> set[str]:
    named = {name for one in model._meta.constraints for name in getattr(one, "fields", ())}
    return {
        name
        for name in named
        if isinstance(field := model._meta.get_field(name), models.CharField) and field.max_length
    }


def _by_model(things: Iterable[str]) -> dict[type[models.Model], list[int]]:
    found: defaultdict[type[models.Model], list[int]] = defaultdict(list)
    for thing in things:
        found[model_of(thing)].append(pk_of(thing))
    return found


def _insert(states: Mapping[str, State]) -> None:
    """References are checked when the transaction ends, so the order does not matter."""
    rows: defaultdict[type[models.Model], list[models.Model]] = defaultdict(list)
    for thing, state in states.items():
        model = model_of(thing)
        rows[model].append(model(pk=pk_of(thing), **_columns(model, state)))
    for model, new in rows.items():
        model._base_manager.bulk_create(new)


def _columns(model: type[models.Model], state: Mapping[str, Any]) -> dict[str, Any]:
    """The columns among the values of a state, as the model takes them."""
    return {
        one.attname: one.to_python(state[one.name])
        for one in model._meta.concrete_fields
        if not one.primary_key and one.name in state
    }


def _change(thing: str, values: Mapping[str, Any]) -> None:
    model = model_of(thing)
    columns = _columns(model, values)
    if any(one.name == VERSION for one in model._meta.concrete_fields):
        columns[VERSION] = models.F(VERSION) + 1
    if columns:
        rows_of(thing).update(**columns)
    _write_lists(thing, values)


def _write_lists(thing: str, values: Mapping[str, Any]) -> None:
    model, pk = model_of(thing), pk_of(thing)
    for link in model._meta.local_many_to_many:
        if link.name in values:
            getattr(model(pk=pk), link.name).set(values[link.name])
    for part in parts_of(model):
        if part.name in values:
            _write_part(part, model, pk, values[part.name])


def _write_part(part: Part, model: type[models.Model], pk: int, told: list[dict[str, Any]]) -> None:
    rel = _relation(model, part)
    whose = {rel.field.attname: pk, **dict(part.only)}
    rel.related_model._base_manager.filter(**whose).delete()
    rel.related_model._base_manager.bulk_create(
        rel.related_model(**whose, **values, position=position) for position, values in enumerate(told)
    )

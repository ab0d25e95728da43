"""Writes to the named types that operations share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import design as core
from seedapp.core.merging import by_item, by_key, by_line
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.keeping import Kept
from seedapp.history.merging import Merging, save
from seedapp.history.models import Change
from seedapp.history.removal import remove
from seedapp.history.rows import next_position, write

from .keys import must_be_free
from .models import DataType, Direction
from .parts import as_facts, facts_of_fields, fields_of_facts, rename_type_everywhere, replace_fields
from .policy import check_can_remove_type

COLUMNS = ("name", "description", "values", "schema")


def facts(data_type: DataType) -> dict[str, Any]:
    """What the journal keeps of a type before and after a write."""
    columns = {name: getattr(data_type, name) for name in COLUMNS}
    return columns | {"fields": facts_of_fields(data_type, Direction.PART)}


MERGING = Merging(
    facts,
    ways={"description": by_line, "values": by_item, "fields": by_key("name")},
    together=(frozenset({"fields", "values", "schema"}),),
    spelt={"fields": as_facts},
    read={"fields": fields_of_facts},
)


@transaction.atomic
def add_type(
    design: Design, *, by: User | None, fields: Sequence[core.Field] = (), **values: Any
) -> DataType:
    """`values` are the COLUMNS; a type has fields, or values, or a schema. Raises keys.Taken."""
    kept = history.keep(design)
    position = next_position(DataType, design=design.pk)
    with must_be_free(str(values.get("name", ""))):
        data_type = DataType.objects.create(design=design, position=position, **values)
    replace_fields(data_type, Direction.PART, fields)
    _record(data_type, by, "types.added", None, kept)
    return data_type


@transaction.atomic
def edit_type(
    data_type: DataType,
    *,
    seen: int,
    by: User | None,
    fields: Sequence[core.Field] | None = None,
    **values: Any,
) -> DataType:
    """A new name is carried to every field and response of the design.

    Merged with what others saved since version `seen`; raises history.rows.Stale where they collide,
    keys.Taken when the name is another's.
    """
    given = values if fields is None else values | {"fields": fields}
    return save(data_type, seen=seen, values=given, by=by, merging=MERGING, write=partial(_write, by))


def _write(by: User | None, data_type: DataType, seen: int, values: Mapping[str, Any]) -> DataType:
    before, kept = facts(data_type), history.keep(data_type.design, data_type)
    columns = {name: value for name, value in values.items() if name != "fields"}
    with must_be_free(str(columns.get("name", data_type.name))):
        write(data_type, seen, columns)
    if "fields" in values:
        replace_fields(data_type, Direction.PART, values["fields"])
    if before["name"] != data_type.name:
        rename_type_everywhere(data_type, before["name"], kept)
    fresh = DataType.objects.select_related("design").get(pk=data_type.pk)
    _record(fresh, by, "types.edited", before, kept)
    return fresh


@transaction.atomic
def remove_type(data_type: DataType, *, by: User | None) -> Change:
    """Raises policy.StillUsed while fields or responses name it."""
    check_can_remove_type(data_type)
    return remove(
        data_type,
        design=data_type.design,
        by=by,
        verb="types.removed",
        target=f"type:{data_type.name}",
        before=facts(data_type),
    )


def _record(
    data_type: DataType, by: User | None, verb: str, before: dict[str, Any] | None, kept: Kept
) -> None:
    history.record(
        data_type.design,
        by=by,
        verb=verb,
        target=f"type:{data_type.name}",
        title=data_type.name,
        row=data_type,
        before=before,
        after=facts(data_type),
        kept=kept,
    )

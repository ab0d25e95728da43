"""The operation or type behind an anchor: its row in the design of today, its value in a revision."""

from __future__ import annotations

from collections.abc import Set
from typing import cast
from uuid import UUID

from seedapp.core import design as core
from seedapp.core.anchors import Anchor
from seedapp.core.suggesting import Thing
from seedapp.designs.models import Design
from seedapp.operations.models import DataType, Direction, Operation
from seedapp.operations.parts import fields_of
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision

Row = Operation | DataType


def row_of(design: Design, anchor: Anchor) -> Row | None:
    """The row of the operation or type that an anchor is on; None where it is gone, or for other things."""
    if anchor.kind == "operation":
        operations = Operation.objects.filter(service__design=design).select_related("service__design")
        return operations.filter(uid=_uid(anchor.uid)).first()
    if anchor.kind == "type":
        return design.types.select_related("design").filter(uid=_uid(anchor.uid)).first()
    return None


def value_of(row: Row) -> Thing:
    """What a row says of itself, without what binds it to other things."""
    if isinstance(row, DataType):
        return core.DataType(
            name=row.name,
            description=row.description,
            fields=tuple(fields_of(row, Direction.PART)),
            values=tuple(row.values),
            schema=row.schema,
        )
    return core.Operation(
        key=row.key,
        service=row.service.key,
        kind=cast(core.OperationKind, row.kind),
        name=row.name,
        description=row.description,
        inputs=tuple(fields_of(row, Direction.IN)),
        response=core.Response(tuple(fields_of(row, Direction.OUT)), row.response_type),
        failures=tuple(core.Failure(one.when, one.status) for one in row.failures.all()),
    )


def thing_in(revision: Revision, anchor: Anchor) -> tuple[Thing, Set[str]] | None:
    """What an anchor is on in a revision, and the names of all its types."""
    value = frozen_design(revision)
    types = {one.name for one in value.types}
    if anchor.kind == "operation":
        found = next((one for one in value.operations if one.uid == anchor.uid), None)
        return (found, types) if found else None
    if anchor.kind == "type":
        names = {uid: name for name, uid in revision.identities.get("types", {}).items()}
        named = value.type(names.get(anchor.uid, anchor.uid))
        return (named, types) if named else None
    return None


def _uid(text: str) -> UUID:
    """The uid as rows have it; of what was never a row, one that none has."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)

"""Every field of a design with the place where people see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import targets
from ..design import DataType, Design, Field, Operation


@dataclass(frozen=True)
class FieldList:
    """Fields that stand beside each other: inputs or response of an operation, or a type's fields."""

    owner: Operation | DataType
    parts: tuple[str, ...]
    fields: Sequence[Field]

    def target(self, field: Field) -> str:
        return targets.of(self.owner, *self.parts, field.name)


def field_lists(design: Design) -> Iterator[FieldList]:
    for one in design.types:
        yield FieldList(one, (), one.fields)
    for operation in design.operations:
        yield FieldList(operation, ("inputs",), operation.inputs)
        yield FieldList(operation, ("response",), operation.response.fields)


def item_of(type_name: str) -> str:
    """The type without its list marks: `Bike[]` → `Bike`."""
    return type_name.replace("[]", "").strip()


def answered_fields(design_types: dict[str, DataType], operation: Operation) -> tuple[Field, ...]:
    """The fields that an operation answers, those of a named type included."""
    named = design_types.get(item_of(operation.response.type))
    return (*operation.response.fields, *(named.fields if named else ()))

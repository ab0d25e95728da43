"""The rows below an operation or a type: fields and failures, written as whole lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import F, QuerySet

from seedapp.core import design as core
from seedapp.history import changes as history
from seedapp.history.keeping import Kept

from .models import DataType, Direction, Failure, Field, Operation


def as_value(row: Field) -> core.Field:
    """A field's row as the value that core reads."""
    return core.Field(
        name=row.name,
        type=row.type,
        required=row.required,
        description=row.description,
        example=row.example,
        place=cast(core.Place, row.place),
    )


def replace_fields(owner: Operation | DataType, direction: str, fields: Sequence[core.Field]) -> None:
    """Make the rows of one direction say what `fields` say, in their order."""
    column = {"operation": owner} if isinstance(owner, Operation) else {"data_type": owner}
    Field.objects.filter(direction=direction, **column).delete()
    Field.objects.bulk_create(
        Field(
            direction=direction,
            position=position,
            name=field.name,
            type=field.type,
            required=field.required,
            description=field.description,
            example=field.example,
            place=field.place,
            **column,
        )
        for position, field in enumerate(fields)
    )


def replace_failures(operation: Operation, failures: Sequence[core.Failure]) -> None:
    """Make the rows say what `failures` say, in their order."""
    operation.failures.all().delete()
    Failure.objects.bulk_create(
        Failure(operation=operation, position=position, when=failure.when, status=failure.status)
        for position, failure in enumerate(failures)
    )


def fields_of(owner: Operation | DataType, direction: str) -> list[core.Field]:
    return [as_value(row) for row in owner.fields.all() if row.direction == direction]


def facts_of_fields(owner: Operation | DataType, direction: str) -> list[dict[str, Any]]:
    """Fields as plain JSON, for the journal."""
    return [vars(field) for field in fields_of(owner, direction)]


def as_facts(parts: Sequence[core.Field] | Sequence[core.Failure]) -> list[dict[str, Any]]:
    """Fields or failures that are to be written, as the facts have them."""
    return [vars(one) for one in parts]


def fields_of_facts(_owner: Any, facts: list[dict[str, Any]], _given: Any) -> list[core.Field]:
    """The fields behind merged facts."""
    return [core.Field(**one) for one in facts]


def failures_of_facts(_owner: Any, facts: list[dict[str, Any]], _given: Any) -> list[core.Failure]:
    """The failures behind merged facts."""
    return [core.Failure(**one) for one in facts]


def rename_type_everywhere(data_type: DataType, old: str, kept: Kept) -> None:
    """Fields and responses name their types: let them follow a rename. Whatever follows is one version on."""
    new = data_type.name
    design = data_type.design
    for rows in _rows_that_name(data_type, old):
        history.keep_more(kept, rows)
        rows.update(row_version=F("row_version") + 1)
    for before, after in ((old, new), (f"{old}[]", f"{new}[]")):
        Field.objects.filter(operation__service__design=design, type=before).update(type=after)
        Field.objects.filter(data_type__design=design, type=before).update(type=after)
        Operation.objects.filter(service__design=design, response_type=before).update(response_type=after)


def _rows_that_name(data_type: DataType, name: str) -> list[QuerySet[Any]]:
    """The operations and the other types whose fields or response have a type, found by id."""
    names, design = [name, f"{name}[]"], data_type.design
    operations = Operation.objects.filter(service__design=design)
    by_fields = operations.filter(fields__type__in=names).values_list("pk", flat=True)
    by_response = operations.filter(response_type__in=names).values_list("pk", flat=True)
    types = design.types.filter(fields__type__in=names).exclude(pk=data_type.pk)
    return [
        Operation.objects.filter(pk__in={*by_fields, *by_response}),
        DataType.objects.filter(pk__in=set(types.values_list("pk", flat=True))),
    ]


PARTS = (("inputs", Direction.IN), ("response", Direction.OUT))

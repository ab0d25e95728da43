"""What may be done with operations and types in the state that they are in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .models import DataType, Field, Operation


class StillUsed(Exception):
    """A type that fields or responses name cannot go; the message says what to do first."""


def users_of(data_type: DataType) -> list[Operation | DataType]:
    """Operations and other types that name a type, each once."""
    names = [data_type.name, f"{data_type.name}[]"]
    found: dict[tuple[str, int], Operation | DataType] = {}
    for one in _users(data_type, names):
        found.setdefault((type(one).__name__, one.pk), one)
    return list(found.values())


def _users(data_type: DataType, names: list[str]) -> Iterator[Operation | DataType]:
    design = data_type.design
    yield from Operation.objects.filter(service__design=design, response_type__in=names).select_related(
        "service"
    )
    operations = Field.objects.filter(operation__service__design=design, type__in=names)
    for field in operations.select_related("operation__service"):
        if field.operation:
            yield field.operation
    types = Field.objects.filter(data_type__design=design, type__in=names).exclude(data_type=data_type)
    for field in types.select_related("data_type"):
        if field.data_type:
            yield field.data_type


def check_can_remove_type(data_type: DataType) -> None:
    """Raises StillUsed."""
    users = users_of(data_type)
    if users:
        raise StillUsed(
            _("“%(name)s” is still used by %(users)s. Give those another type first.")
            % {"name": data_type.name, "users": ", ".join(str(one) for one in users[:10])}
        )

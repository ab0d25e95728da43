"""The types that operations share, through the REST API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from seedapp.core import design as core
from seedapp.operations import type_changes
from seedapp.operations.models import DataType
from seedapp.operations.parts import fields_of

from .fields import field_list
from .json_values import JsonObject
from .lists import Listing
from .members import Name, Text, Thing
from .query import one_of
from .things import Things

_SHAPES = ("fields", "values", "schema")
_NAME_SHAPE = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9_.-]*\Z", gettext_lazy("Begin with a letter; then letters and digits: “BikeStatus”.")
)


class TypeMembers(Thing):
    """A named type: of fields, or of values, or a JSON Schema as it stands."""

    uid = serializers.UUIDField(read_only=True, help_text="Its identity, which survives renames.")
    name = Name(
        max_length=120,
        validators=[_NAME_SHAPE],
        help_text="One thing, in capitals and small letters: “BikeStatus”. A new name is carried everywhere.",
    )
    description = Text(max_length=10_000, required=False, allow_blank=True)
    fields_ = field_list()
    values = serializers.ListField(
        child=Name(max_length=200), max_length=500, required=False, help_text="One word out of a list."
    )
    schema = JsonObject(required=False, allow_null=True, help_text="What fields cannot say.")

    def get_fields(self) -> dict[str, Any]:
        """`fields` is a word of serializers; in bodies the member is called so all the same."""
        return {name.rstrip("_"): one for name, one in super().get_fields().items()}

    def validate_name(self, name: str) -> str:
        others = self.context["design"].types.exclude(pk=self.instance.pk if self.instance else 0)
        if name.casefold() in core.BASIC_TYPES or others.filter(name__iexact=name).exists():
            sentence = _("“%(name)s” is the name of another type. Choose one of its own.")
            raise serializers.ValidationError(sentence % {"name": name})
        return name

    def validate_values(self, values: list[str]) -> list[str]:
        return list(dict.fromkeys(values))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """It is made of one of the three; to change which, empty the other in the same edit."""
        now = shown_type(self.instance) if isinstance(self.instance, DataType) else None
        filled = [name for name in _SHAPES if attrs.get(name, getattr(now, name, None))]
        if len(filled) > 1:
            sentence = _("A type has fields, or values, or a schema. Empty what it is not made of.")
            raise serializers.ValidationError({name: [sentence] for name in filled if name in attrs})
        return attrs


@dataclass(frozen=True)
class ShownType:
    """A row as its members show it."""

    uid: Any
    name: str
    description: str
    fields: list[core.Field]
    values: list[str]
    schema: dict[str, Any] | None
    row_version: int


def shown_type(row: DataType) -> ShownType:
    """A type with its fields as values."""
    return ShownType(
        row.uid, row.name, row.description, fields_of(row, "part"), row.values, row.schema, row.row_version
    )


class Types(Things):
    """Step 4: the types that operations share."""

    tag = "Types"
    thing, things = "type", "types"
    key = "name"
    serializer_class = TypeMembers
    listing = Listing(
        filters={
            "q": one_of(
                Name(max_length=200, help_text="Part of the name or the description."),
                "name__icontains",
                "description__icontains",
            ),
        },
        sorts={"position": "position", "name": "name"},
    )

    def rows(self) -> QuerySet[DataType]:
        return self.design.types.select_related("design").prefetch_related("fields")

    def shown(self, row: DataType) -> dict[str, Any]:
        return super().shown(shown_type(row))

    def add(self, values: dict[str, Any]) -> DataType:
        return type_changes.add_type(self.design, by=self.person, **values)

    def edit(self, row: DataType, seen: int, values: dict[str, Any]) -> DataType:
        return type_changes.edit_type(row, seen=seen, by=self.person, **values)

    def remove(self, row: DataType) -> None:
        type_changes.remove_type(row, by=self.person)

"""The fields of operations and types, and failures, as members of a body."""

from __future__ import annotations

from typing import Any, cast

from django.utils.translation import gettext as _
from rest_framework import serializers

from seedapp.core import design as core

from .json_values import AnyJson
from .members import Members, Name, Text, Truth, Whole

MOST = 300
PLACES = ("", "path", "query", "header", "body")


class TypeName(serializers.CharField):
    """A basic type or a type of the design, with [] behind it for a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=130, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        typed = "".join(super().to_internal_value(data).split())
        plain = typed.removesuffix("[]")
        name = self._known().get(plain.casefold())
        if name is None and typed:
            sentence = _("There is no type “%(name)s”. Take one that there is, or add the type first.")
            raise serializers.ValidationError(sentence % {"name": plain})
        return f"{name}{typed[len(plain) :]}" if name else ""

    def _known(self) -> dict[str, str]:
        known: dict[str, str] | None = self.context.get("type_names")
        if known is None:
            names = [*core.BASIC_TYPES, *self.context["design"].types.values_list("name", flat=True)]
            known = {name.casefold(): name for name in names}
            cast(dict[str, Any], self.context)["type_names"] = known  # once for all fields of a body
        return known


class Part(Members):
    """A part of a thing: written as a whole, even where only some members of the thing are sent."""

    def to_internal_value(self, data: Any) -> Any:
        values = super().to_internal_value(data)
        missing = [name for name, one in self.fields.items() if one.required and name not in values]
        if missing:
            raise serializers.ValidationError({name: [_("This member is needed.")] for name in missing})
        return values


class FieldMembers(Part):
    """A named value going in or coming out, or a part of a type."""

    name = Name(max_length=120)
    type = TypeName(default="string", help_text="A basic type, or one of the design; [] for a list.")
    required = Truth(default=True)  # type: ignore[assignment]  # the metaclass takes it away
    description = Text(max_length=10_000, default="", allow_blank=True)
    example = AnyJson(default=None, help_text="Any JSON value that shows what it holds.")
    place = serializers.ChoiceField(
        choices=PLACES,
        default="",
        allow_blank=True,
        help_text="Where an input travels; empty where that is derived.",
    )


class FailureMembers(Part):
    """What can go wrong, in words."""

    when = Text(max_length=2000)
    status = Whole(
        min_value=400,
        max_value=599,
        default=None,
        allow_null=True,
        help_text="null where it is derived from the words.",
    )


class FieldList(serializers.ListSerializer[Any]):
    """Fields in their order, each name once."""

    def to_internal_value(self, data: Any) -> list[core.Field]:
        values = [core.Field(**one) for one in super().to_internal_value(data)]
        seen: set[str] = set()
        for place, one in enumerate(values):
            if one.name in seen:
                error = {"name": [_("“%(name)s” stands here twice. Rename one.") % {"name": one.name}]}
                raise serializers.ValidationError([{}] * place + [error])
            seen.add(one.name)
        return values


class FailureList(serializers.ListSerializer[Any]):
    """Failures in their order."""

    def to_internal_value(self, data: Any) -> list[core.Failure]:
        return [core.Failure(**one) for one in super().to_internal_value(data)]


def field_list(**kwargs: Any) -> FieldList:
    """A member that is a list of fields."""
    return FieldList(child=FieldMembers(), required=False, max_length=MOST, **kwargs)


def failure_list(**kwargs: Any) -> FailureList:
    """A member that is a list of failures."""
    return FailureList(child=FailureMembers(), required=False, max_length=MOST, **kwargs)

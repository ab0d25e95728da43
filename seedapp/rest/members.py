"""Bodies: what a serializer of the API refuses, and the fields that they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy, deepcopy
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.fields import empty
from rest_framework.request import Request

from seedapp.core.typed_text import one_line, tidy


class Members(serializers.Serializer[Any]):
    """Members that are not known, and those that are only read, are refused by name."""

    def get_fields(self) -> dict[str, Any]:
        """The fields of the class as twins: REST framework would build each one anew for each request."""
        return {name: _twin(one) for name, one in self._declared_fields.items()}

    def to_internal_value(self, data: Any) -> Any:
        refused = self._refused(data) if isinstance(data, Mapping) else {}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            told = error.detail
            raise serializers.ValidationError(
                {**told, **refused} if isinstance(told, dict) else told
            ) from error
        if refused:
            raise serializers.ValidationError(refused)
        return values

    def _refused(self, data: Mapping[str, Any]) -> dict[str, list[str]]:
        refused = {}
        for name in data:
            field = self.fields.get(name)
            if field is None:
                refused[name] = [_("There is no such member.")]
            elif field.read_only:
                refused[name] = [_("This member is read, never written.")]
        return refused


def _twin(field: Any) -> Any:
    """The same field, to have a place below another serializer; what it was made with is shared."""
    child = getattr(field, "child", None)
    if isinstance(field, serializers.BaseSerializer) or isinstance(child, serializers.BaseSerializer):
        return deepcopy(field)
    twin = copy(field)
    if child is not None:
        twin.child = _twin(child)
        twin.child.parent = twin
    return twin


class Thing(Members):
    """A thing that is edited from a version: `row_version` counts its edits."""

    row_version = serializers.IntegerField(
        read_only=True,
        help_text="Goes up with each edit. An edit or a deletion names the one it started from.",
    )


class Text(serializers.CharField):
    """A text in one form, as the forms make it. Nothing else becomes a text."""

    def run_validation(self, data: Any = empty) -> Any:
        return super().run_validation(self.one_form(data) if isinstance(data, str) else data)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)

    def one_form(self, text: str) -> str:
        return tidy(text)


class Name(Text):
    """The same without line ends and invisible marks."""

    def one_form(self, text: str) -> str:
        return one_line(text)


class Lines(serializers.ListField):
    """A list of texts, as the forms take them; empty ones do not count."""

    child = Text(max_length=1000, allow_blank=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=50, required=False, **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:
        return [line for line in super().to_internal_value(data) if line]


class Pairs(serializers.DictField):
    """Texts by name."""

    child = Name(max_length=1000, allow_blank=True)
    most = 500

    def to_internal_value(self, data: Any) -> dict[str, str]:
        pairs = {one_line(name): value for name, value in super().to_internal_value(data).items()}
        if len(pairs) > self.most:
            raise serializers.ValidationError(_("Keep it to %(most)s entries.") % {"most": self.most})
        return pairs


class Whole(serializers.IntegerField):
    """A whole number, written as one."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return super().to_internal_value(data)


class Truth(serializers.BooleanField):
    """true or false, written so."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


def values_of(serializer: serializers.BaseSerializer[Any]) -> dict[str, Any]:
    """What a serializer read. Raises ValidationError, which becomes a problem with pointers."""
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def with_version(request: Request) -> tuple[Any, int | None]:
    """The body without `row_version`, and that: the version that an edit started from."""
    sent = request.data
    if not isinstance(sent, Mapping) or "row_version" not in sent:
        return sent, None
    rest = {name: value for name, value in sent.items() if name != "row_version"}
    try:
        return rest, Whole(min_value=1, max_value=2**31 - 1).run_validation(sent["row_version"])
    except serializers.ValidationError as error:
        raise serializers.ValidationError({"row_version": error.detail}) from error

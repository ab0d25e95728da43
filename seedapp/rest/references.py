"""Things that a body names by their key: always things of the same design."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from seedapp.designs.models import Design

from .members import Name

Rows = Callable[[Design], QuerySet[Any]]
MOST_KEYS = 500


@extend_schema_field({"type": "string", "minLength": 1, "maxLength": 120})
class KeyOf(serializers.Field[Any, Any, Any, Any]):
    """A thing by its key. `rows` are those of a design that may be named; the serializer's context has it."""

    def __init__(self, rows: Rows, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = rows

    def to_internal_value(self, data: Any) -> Any:
        key = Name(max_length=120).run_validation(data)
        found = self.rows(self.context["design"]).filter(key=key).first()
        if found is None:
            raise serializers.ValidationError(_("The design has no “%(key)s”.") % {"key": key})
        return found

    def to_representation(self, value: Any) -> str:
        return str(value.key)


class KeysOf(serializers.ListField):
    """Things by their keys, each once."""

    def __init__(self, rows: Rows, **kwargs: Any) -> None:
        super().__init__(child=Name(max_length=120), max_length=MOST_KEYS, **kwargs)
        self.rows = rows

    def to_internal_value(self, data: Any) -> list[Any]:
        keys = list(dict.fromkeys(super().to_internal_value(data)))
        known = {one.key: one for one in self.rows(self.context["design"]).filter(key__in=keys)}
        if missing := [key for key in keys if key not in known]:
            names = ", ".join(f"“{key}”" for key in missing[:5])
            raise serializers.ValidationError(_("The design has no %(names)s.") % {"names": names})
        return [known[key] for key in keys]

    def to_representation(self, data: Any) -> list[str]:
        return [one.key for one in (data.all() if hasattr(data, "all") else data)]

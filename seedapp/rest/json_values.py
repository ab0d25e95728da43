"""Members of a body that are JSON as it stands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from seedapp.core.typed_json import fault_of_json


@extend_schema_field({})
class AnyJson(serializers.Field[Any, Any, Any, Any]):
    """Any JSON value that can be kept; null is one."""

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        return (False, None) if data is None else super().validate_empty_values(data)

    def to_internal_value(self, data: Any) -> Any:
        if fault := fault_of_json(data):
            raise serializers.ValidationError(fault.spoken(_))
        return data

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field(OpenApiTypes.OBJECT)
class JsonObject(AnyJson):
    """The same, and it is an object."""

    def to_internal_value(self, data: Any) -> Any:
        if data is None and self.allow_null:
            return None
        if not isinstance(data, dict):
            raise serializers.ValidationError(_("A JSON object is expected."))
        return super().to_internal_value(data)

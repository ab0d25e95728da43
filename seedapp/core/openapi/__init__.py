"""From a design to one OpenAPI document for each service: building, writing, checking, tracing back."""

from .emitter import to_json, to_yaml

__all__ = ["to_json", "to_yaml"]

"""drf-spectacular's side: as many views, with serializers of as many fields, made into a document.

Run by the peers' own Python with the path of the plain API (see `bench.plain_api`) and the settings beside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.urls import path as route
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.views import APIView

from bench.side import serve

BASIC = {
    "string": serializers.CharField, "text": serializers.CharField, "integer": serializers.IntegerField,
    "boolean": serializers.BooleanField, "date": serializers.DateField, "uuid": serializers.UUIDField,
    "date-time": serializers.DateTimeField, "email": serializers.EmailField,
}  # fmt: skip


class Views:
    """One view for each path with a method for each operation, as one writes them for this framework."""

    def __init__(self, api: dict[str, Any]) -> None:
        self._types = api["types"]
        self._serializers: dict[str, type[serializers.Serializer]] = {}
        by_path: dict[str, list[dict[str, Any]]] = {}
        for operation in api["operations"]:
            by_path.setdefault(operation["path"], []).append(operation)
        self.routes = [
            route(_as_django_writes(address), self._view(operations).as_view())
            for address, operations in by_path.items()
        ]

    def _view(self, operations: list[dict[str, Any]]) -> type[APIView]:
        methods = {one["method"]: self._method(one) for one in operations}
        return type(f"{operations[0]['key']}View", (APIView,), methods)

    def _method(self, one: dict[str, Any]) -> Any:
        def answer(self: APIView, request: Any, **_: Any) -> None: ...

        answer.__doc__ = one["description"] or one["name"]
        body = [field for field in one["inputs"] if field[4] == "body"]
        return extend_schema(
            operation_id=f"{one['service']}_{one['key']}",
            parameters=[self._parameter(field) for field in one["inputs"] if field[4] in ("query", "header")],
            request=self._serializer(f"{one['service']}{one['key']}Request", body) if body else None,
            responses={
                one["status"]: self._answer(one),
                **{status: self._problem(when) for when, status in one["failures"]},
            },
        )(answer)

    def _answer(self, one: dict[str, Any]) -> Any:
        named = one["response_type"]
        if named:
            return self._named(named.removesuffix("[]"))(many=named.endswith("[]"))
        if not one["response"]:
            return None
        return self._serializer(f"{one['service']}{one['key']}Response", one["response"])

    def _problem(self, _when: str) -> Any:
        fields = [[name, "string", False, "", ""] for name in ("type", "title", "detail", "instance")]
        return self._serializer("Problem", fields)

    def _parameter(self, field: list[Any]) -> OpenApiParameter:
        name, kind, required, description, place = field
        where: Any = OpenApiParameter.QUERY if place == "query" else OpenApiParameter.HEADER
        values = self._types.get(kind, {}).get("values")
        shape = {"integer": int, "boolean": bool}.get(kind, str)
        return OpenApiParameter(name, shape, where, required=required, description=description, enum=values)

    def _named(self, name: str) -> type[serializers.Serializer]:
        return self._serializer(name, self._types[name]["fields"])

    def _serializer(self, name: str, fields: list[list[Any]]) -> type[serializers.Serializer]:
        if name not in self._serializers:
            members = {field[0]: self._field(field) for field in fields}
            self._serializers[name] = type(f"{name}Serializer", (serializers.Serializer,), members)
        return self._serializers[name]

    def _field(self, field: list[Any]) -> serializers.Field:
        _, kind, required, description, _ = field
        asked = {"required": required, "help_text": description}
        if kind.endswith("[]"):
            return serializers.ListField(child=BASIC[kind[:-2]](), **asked)
        if kind in BASIC:
            return BASIC[kind](**asked)
        if self._types[kind]["values"]:
            return serializers.ChoiceField(choices=self._types[kind]["values"], **asked)
        return self._named(kind)(**asked)


def _as_django_writes(path: str) -> str:
    return path.lstrip("/").replace("{", "<uuid:").replace("}", ">")


if __name__ == "__main__":
    django.setup()
    views = Views(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    generator: Any = SchemaGenerator
    serve(lambda: generator(patterns=views.routes).get_schema(request=None, public=True))

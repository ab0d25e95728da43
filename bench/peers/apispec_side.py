"""apispec's side: marshmallow schemas of the same fields, and as many paths, made into a document.

Run by the peers' own Python with the path of the plain API (see `bench.plain_api`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields, validate

from bench.side import serve

BASIC = {
    "string": fields.String, "text": fields.String, "integer": fields.Integer, "boolean": fields.Boolean,
    "date": fields.Date, "uuid": fields.UUID, "date-time": fields.DateTime, "email": fields.Email,
}  # fmt: skip


class Api:
    """The schemas, and the operations as one hands them to apispec."""

    def __init__(self, api: dict[str, Any]) -> None:
        self._types = api["types"]
        self._schemas: dict[str, type[Schema]] = {}
        self.paths: dict[str, dict[str, Any]] = {}
        for operation in api["operations"]:
            self.paths.setdefault(operation["path"], {})[operation["method"]] = self._operation(operation)

    def document(self) -> dict[str, Any]:
        spec = APISpec("City services", "0.1.0", "3.1.0", plugins=[MarshmallowPlugin()])
        for address, operations in self.paths.items():
            # apispec writes into what it is given
            spec.path(path=address, operations={name: _copied(one) for name, one in operations.items()})
        return spec.to_dict()

    def _operation(self, one: dict[str, Any]) -> dict[str, Any]:
        body = [field for field in one["inputs"] if field[4] == "body"]
        operation: dict[str, Any] = {
            "operationId": one["key"],
            "summary": one["name"],
            "description": one["description"],
            "parameters": [_parameter(field) for field in one["inputs"] if field[4] != "body"],
            "responses": {str(one["status"]): {"description": one["name"], **self._answer(one)}},
        }
        for when, status in one["failures"]:
            operation["responses"][str(status)] = {"description": when, **_content(self._problem())}
        if body:
            operation["requestBody"] = _content(self._schema(f"{one['service']}-{one['key']}-request", body))
        return operation

    def _answer(self, one: dict[str, Any]) -> dict[str, Any]:
        named = one["response_type"]
        if named:
            return _content(self._named(named.removesuffix("[]"))(many=named.endswith("[]")))
        if not one["response"]:
            return {}
        return _content(self._schema(f"{one['service']}-{one['key']}-response", one["response"]))

    def _problem(self) -> type[Schema]:
        names = ("type", "title", "detail", "instance")
        return self._schema("Problem", [[name, "string", False, "", ""] for name in names])

    def _named(self, name: str) -> type[Schema]:
        return self._schema(name, self._types[name]["fields"])

    def _schema(self, name: str, members: list[list[Any]]) -> type[Schema]:
        if name not in self._schemas:
            self._schemas[name] = Schema.from_dict({one[0]: self._field(one) for one in members}, name=name)
        return self._schemas[name]

    def _field(self, field: list[Any]) -> fields.Field:
        _, kind, required, description, _ = field
        asked: dict[str, Any] = {"required": required, "metadata": {"description": description}}
        if kind.endswith("[]"):
            return fields.List(BASIC[kind[:-2]](), **asked)
        if kind in BASIC:
            return BASIC[kind](**asked)
        if self._types[kind]["values"]:
            return fields.String(validate=validate.OneOf(self._types[kind]["values"]), **asked)
        return fields.Nested(self._named(kind), **asked)


def _content(schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _parameter(field: list[Any]) -> dict[str, Any]:
    name, _, required, description, place = field
    schema = {"type": "string"}
    return {"name": name, "in": place, "required": required, "description": description, "schema": schema}


def _copied(value: Any) -> Any:
    """A copy of the dicts and lists; the schemas stay what they are."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    api = Api(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    serve(api.document)

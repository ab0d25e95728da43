"""What was built for one operation in the document of its service, with references followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..derive.binding import Binding
from ..design import Operation
from ..openapi.references import NESTED, resolved

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_LONGEST_CHAIN = 20
_PAGE_ITEMS = 2


@dataclass(frozen=True)
class Built:
    """`body` is the OpenAPI operation as a plain dict, {} where the document has none of its own."""

    operation: Operation
    binding: Binding
    document: Mapping[str, Any]
    body: Mapping[str, Any]

    @property
    def responses(self) -> Mapping[str, Any]:
        return _mapping(self.body.get("responses"))

    @cached_property
    def parameters(self) -> tuple[Mapping[str, Any], ...]:
        listed = self.body.get("parameters")
        return tuple(self.followed(one) for one in (listed if isinstance(listed, list | tuple) else ()))

    @cached_property
    def request_schema(self) -> Mapping[str, Any]:
        return self._schema(self.body.get("requestBody"))

    @cached_property
    def answer_schema(self) -> Mapping[str, Any]:
        """The schema of the first answer of success, {} when it has none."""
        for status, response in self.responses.items():
            if str(status).startswith("2"):
                return self._schema(response)
        return {}

    def property_names(self, schema: Mapping[str, Any], depth: int = 0) -> set[str]:
        """Names of the properties of an object, of what it is combined of, and of the items of a page."""
        schema = self.followed(schema)
        names: set[str] = set()
        for name, member in _mapping(schema.get("properties")).items():
            names.add(str(name))
            if isinstance(member, NESTED) and "items" in member:
                names |= self._item_names(member, depth)
        names |= self._item_names(schema, depth)
        parts = schema.get("allOf") if depth < _LONGEST_CHAIN else None
        for part in parts if isinstance(parts, list | tuple) else ():
            names |= self.property_names(_mapping(part), depth + 1)
        return names

    def followed(self, place: Any) -> Mapping[str, Any]:
        """The place itself, or what its `$ref` leads to with what stands beside the `$ref`."""
        for _ in range(_LONGEST_CHAIN):
            reference = _mapping(place).get("$ref")
            if not isinstance(reference, str):
                return _mapping(place)
            beside = {key: value for key, value in place.items() if key != "$ref"}
            try:
                place = {**_mapping(resolved(self.document, reference)), **beside}
            except KeyError:
                return beside
        return {}

    def _item_names(self, schema: Any, depth: int) -> set[str]:
        items = _mapping(schema).get("items")
        return self.property_names(_mapping(items), depth + 1) if items and depth < _PAGE_ITEMS else set()

    def _schema(self, holder: Any) -> Mapping[str, Any]:
        content = _mapping(self.followed(holder).get("content"))
        media_type: Any = next(iter(content.values()), {})
        return self.followed(_mapping(media_type).get("schema"))


def built_of(
    document: Mapping[str, Any], bindings: Mapping[str, Binding], operations: list[Operation]
) -> Iterator[Built]:
    paths = _mapping(document.get("paths"))
    for operation in operations:
        binding = bindings.get(operation.key)
        if binding is not None:
            body = _mapping(_mapping(paths.get(binding.path)).get(binding.method.lower()))
            own = body.get("operationId") in (operation.key, operation.openapi.get("operationId"))
            yield Built(operation, binding, document, body if own else {})


def operation_ids(document: Mapping[str, Any]) -> Iterator[str]:
    """The operationId of each operation of a document, "" where it is missing."""
    for item in _mapping(document.get("paths")).values():
        for method in METHODS:
            if method in _mapping(item):
                yield str(_mapping(item[method]).get("operationId") or "")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, NESTED) else {}

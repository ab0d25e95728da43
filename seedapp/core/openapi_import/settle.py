"""What a fresh import need not say, because a document written from the design says it anyway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..derive.binding import bindings
from ..design import DataType, Design, Operation
from ..openapi.references import component_names_in
from .parts import mapping
from .types import Types


def used_types(types: Types, operations: tuple[Operation, ...]) -> tuple[DataType, ...]:
    """All types but those that only the document needed, because documents written here make them anyway."""
    made_here = {name for operation in operations for name in _own_components(operation)} | {"Problem"}
    used = set(_names_used(types, operations))
    return tuple(one for name, one in types.made.items() if name not in made_here or name in used)


def _own_components(operation: Operation) -> set[str]:
    stem = operation.key[:1].upper() + operation.key[1:]
    item = operation.response.type.removesuffix("[]")
    return {f"{stem}Request", f"{stem}Response", f"{item}Page", f"{item}List"}


def _names_used(types: Types, operations: tuple[Operation, ...]) -> Iterator[str]:
    for operation in operations:
        yield from (one.type.rstrip("[]") for one in (*operation.inputs, *operation.response.fields))
        yield operation.response.type.rstrip("[]")
        yield from component_names_in(operation.openapi)
    for named in types.made.values():
        yield from (one.type.rstrip("[]") for one in named.fields)
        yield from component_names_in(named.schema)


def settled(design: Design) -> Design:
    """The design without what is derived anyway: places of inputs, and the Location of what is created."""
    bare = [_without_places(one) for one in design.operations]
    found = bindings(replace(design, operations=tuple(bare)), design.services[0].key)
    operations: list[Operation] = []
    for one in design.operations:
        binding = found[one.key]
        inputs = tuple(
            replace(field, place="") if binding.places.get(field.name) == field.place else field
            for field in one.inputs
        )
        kept = _without_location(one.openapi, str(binding.status)) if binding.location else one.openapi
        operations.append(replace(one, inputs=inputs, openapi=kept))
    return replace(design, operations=tuple(operations))


def _without_places(operation: Operation) -> Operation:
    return replace(operation, inputs=tuple(replace(field, place="") for field in operation.inputs))


def _without_location(kept: Mapping[str, Any], status: str) -> dict[str, Any]:
    responses = dict(mapping(kept.get("responses")))
    response = dict(mapping(responses.get(status)))
    headers = {key: value for key, value in mapping(response.pop("headers", {})).items() if key != "Location"}
    if headers:
        response["headers"] = headers
    responses = {**responses, status: response}
    responses = {key: value for key, value in responses.items() if value}
    rest = {key: value for key, value in kept.items() if key != "responses"}
    return {**rest, "responses": responses} if responses else rest

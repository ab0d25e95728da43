"""Inputs that travel in the path, the query or a header."""

from __future__ import annotations

from typing import Any

from ..derive.binding import Binding
from ..design import BASIC_TYPES, Field, Operation
from .contract import Contract
from .samples import NOTHING
from .schemas import build_type, description_of, example_of

TAG_READ, TAG_CHANGED = '"7"', '"8"'
_CURSOR_EXAMPLE = "c2Vjb25kLXBhZ2U"
_PLACES = ("path", "query", "header")


def build_parameters(contract: Contract, operation: Operation, binding: Binding) -> list[dict[str, Any]]:
    """The parameters of an operation: path, query, header, each in the order of the inputs; then paging."""
    parameters = [
        build_parameter(contract, one, place)
        for place in _PLACES
        for one in operation.inputs
        if binding.places.get(one.name) == place
    ]
    taken = {parameter["name"] for parameter in parameters}
    if binding.is_collection:
        parameters += [one for one in _paging(contract) if one["name"] not in taken]
    if contract.profile.idempotency_keys and binding.method == "POST" and not binding.is_search:
        parameters.append(_idempotency_key(contract))
    if takes_if_match(contract, binding):
        parameters.append(_if_match(contract))
    return parameters


def build_parameter(contract: Contract, one: Field, place: str) -> dict[str, Any]:
    adds = contract.profile.adds
    example = example_of(one, contract.story)
    schema = build_type(one.type, one.name, None if example is NOTHING else example, adds=adds)
    parameter: dict[str, Any] = {"name": one.name, "in": place}
    description = description_of(one, contract.phrases if adds else None)
    if description:
        parameter["description"] = description
    parameter["required"] = place == "path" or one.required
    if place == "query" and adds and _is_object(contract, one.type):
        parameter |= {"style": "deepObject", "explode": True}
    parameter["schema"] = schema
    if example is not NOTHING:
        parameter["example"] = example
    return parameter


def takes_if_match(contract: Contract, binding: Binding) -> bool:
    changes = binding.method in ("PUT", "PATCH", "DELETE")
    return contract.profile.entity_tags and changes and "{" in binding.path


def gives_entity_tag(contract: Contract, binding: Binding) -> bool:
    """What is read alone says its version, and so does what was changed, unless it is gone."""
    reads_one = binding.method == "GET" and "{" in binding.path and not binding.is_collection
    changes = takes_if_match(contract, binding) and binding.method != "DELETE"
    return (contract.profile.entity_tags and reads_one) or changes


def _is_object(contract: Contract, type_text: str) -> bool:
    if type_text in BASIC_TYPES:
        return type_text == "object"
    named = contract.story.types.get(type_text)
    if named is None:
        return False
    return bool(named.fields) or (named.schema is not None and named.schema.get("type") == "object")


def _paging(contract: Contract) -> list[dict[str, Any]]:
    profile, phrases = contract.profile, contract.phrases
    limit = {
        "name": profile.limit_parameter,
        "in": "query",
        "description": phrases.limit,
        "required": False,
        "schema": {
            "type": "integer",
            "format": "int32",
            "minimum": 1,
            "maximum": profile.greatest_limit,
            "default": profile.default_limit,
        },
        "example": profile.default_limit,
    }
    cursor = {
        "name": profile.cursor_parameter,
        "in": "query",
        "description": phrases.cursor.format(next_cursor=profile.next_cursor_property),
        "required": False,
        "schema": {"type": "string", "minLength": 1},
        "example": _CURSOR_EXAMPLE,
    }
    return [limit, cursor]


def _idempotency_key(contract: Contract) -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "description": contract.phrases.idempotency_key,
        "required": False,
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        "example": contract.story.value_of_type("uuid", "Idempotency-Key"),
    }


def _if_match(contract: Contract) -> dict[str, Any]:
    return {
        "name": "If-Match",
        "in": "header",
        "description": contract.phrases.if_match,
        "required": True,
        "schema": {"type": "string", "minLength": 1},
        "example": TAG_READ,
    }

"""Request bodies, and the bodies of answers that tell of success."""

from __future__ import annotations

from typing import Any

from ..derive.binding import Binding
from ..design import DataType, Field, Operation
from ..naming import pascal
from .contract import Contract, owner_of
from .descriptions import describe_answer, describe_items, describe_page, describe_request
from .samples import NOTHING
from .schemas import (
    build_object,
    build_property,
    build_type,
    component_ref,
)

JSON = "application/json"
FORM = "multipart/form-data"
OCTETS = "application/octet-stream"
_CURSOR_EXAMPLE = "c2Vjb25kLXBhZ2U"


def build_request_body(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any] | None:
    """The body of a request, None when no input travels in it."""
    fields = tuple(one for one in operation.inputs if binding.places.get(one.name) == "body")
    if not fields:
        return None
    adds = contract.profile.adds
    description = describe_request(contract, operation) if adds else ""
    schema = build_object(fields, description, contract.story, contract.phrases)
    media_type = FORM if any(one.type.removesuffix("[]") == "binary" for one in fields) else JSON
    content: dict[str, Any] = {
        "schema": _named(contract, schema, pascal(operation.key) + "Request", owner_of(operation, "inputs"))
    }
    example = contract.story.value_of_fields(fields) if adds else NOTHING
    if example is not NOTHING:
        content["example"] = example
    return {
        **({"description": description} if description else {}),
        "required": any(one.required for one in fields),
        "content": {media_type: content},
    }


def build_answer(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any] | None:
    """The `content` of the answer of success, None when it has none. The top level is always an object."""
    response = operation.response
    if not response or binding.status in (204, 205, 304):
        return None
    if not contract.profile.adds:
        return _as_written(contract, operation)
    if response.type.endswith("[]"):
        return _list_content(contract, operation, binding)
    if response.type == "binary" or [one.type for one in response.fields] == ["binary"]:
        return _bytes_content(contract, operation)
    named = contract.story.types.get(response.type)
    if named is not None and not is_scalar(named):
        return _content(component_ref(named.name), contract.story.value_of_type(named.name))
    fields = response.fields
    description = describe_answer(contract, operation)
    if response.type:
        fields = (Field("value", response.type, description=contract.phrases.wrapped_value),)
    if binding.is_collection:
        fields = (*fields, *_next_cursor(contract, fields))
    return _object_content(contract, operation, fields, description)


def _bytes_content(contract: Contract, operation: Operation) -> dict[str, Any]:
    """Nothing but bytes."""
    described = describe_answer(contract, operation)
    one = next(iter(operation.response.fields), Field(operation.key, "binary", description=described))
    schema = build_property(one, contract.story, contract.phrases)
    return {OCTETS: {"schema": schema, "example": contract.story.value_of(one)}}


def _as_written(contract: Contract, operation: Operation) -> dict[str, Any]:
    """The answer as it is written down, in no envelope and without an example."""
    type_text = operation.response.type
    if type_text == "binary" or [one.type for one in operation.response.fields] == ["binary"]:
        return {OCTETS: {"schema": {"type": "string", "contentMediaType": OCTETS}}}
    if type_text:
        return {JSON: {"schema": build_type(type_text, operation.key, None, adds=False)}}
    schema = build_object(operation.response.fields, "", contract.story, contract.phrases)
    name = pascal(operation.key) + "Response"
    return {JSON: {"schema": _named(contract, schema, name, owner_of(operation, "response"))}}


def is_scalar(named: DataType) -> bool:
    """Whether a named type is something else than an object."""
    if named.schema is None:
        return bool(named.values)
    return bool(named.schema.get("type", "object") != "object")


def answer_fields(contract: Contract, operation: Operation) -> tuple[Field, ...]:
    """The fields at the top level of an answer, those of a named type included."""
    named = contract.story.types.get(operation.response.type)
    return named.fields if named is not None else operation.response.fields


def _content(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": schema}
    if example is not NOTHING:
        content["example"] = example
    return {JSON: content}


def _object_content(
    contract: Contract, operation: Operation, fields: tuple[Field, ...], description: str
) -> dict[str, Any]:
    schema = build_object(fields, description, contract.story, contract.phrases)
    name = pascal(operation.key) + "Response"
    reference = _named(contract, schema, name, owner_of(operation, "response"))
    return _content(reference, contract.story.value_of_fields(fields))


def _list_content(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any]:
    """A list inside an object: a page with a cursor where the operation is a collection."""
    item_type = operation.response.type[:-2]
    item = contract.story.value_of_type(item_type, operation.key)
    items: list[Any] = [] if item is NOTHING else [item]
    listed, phrases = contract.items_property(item_type), contract.phrases
    described = describe_items(contract, item_type, is_page=binding.is_collection)
    array: dict[str, Any] = {
        "type": "array",
        "description": described,
        "items": build_type(item_type, operation.key, item if item is not NOTHING else None),
    }
    schema: dict[str, Any] = {
        "type": "object",
        "description": describe_page(contract, item_type, is_page=binding.is_collection),
        "required": [listed],
        "properties": {listed: array},
    }
    example: dict[str, Any] = {listed: items}
    if binding.is_collection:
        array["maxItems"] = contract.profile.greatest_limit
        for one in _next_cursor(contract, ()):
            schema["properties"][one.name] = build_property(one, contract.story, phrases)
            example[one.name] = one.example
    reference = contract.component(
        _list_name(contract, item_type, operation, binding), schema, owner_of(operation, "response")
    )
    return _content(reference, example)


def _list_name(contract: Contract, item_type: str, operation: Operation, binding: Binding) -> str:
    if contract.story.types.get(item_type) is None:
        return pascal(operation.key) + "Response"
    return item_type + ("Page" if binding.is_collection else "List")


def _next_cursor(contract: Contract, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    name = contract.profile.next_cursor_property
    if any(one.name == name for one in fields):
        return ()
    description = contract.phrases.next_cursor
    return (Field(name, "string", required=False, description=description, example=_CURSOR_EXAMPLE),)


def _named(contract: Contract, schema: dict[str, Any], name: str, owner: str) -> dict[str, Any]:
    """A reference to the team's own type of the same shape, else to a component of that name."""
    named = contract.type_like(schema)
    return component_ref(named) if named else contract.component(name, schema, owner)

"""Request bodies as inputs of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..design import Field
from ..naming import pascal, snake
from ..openapi.references import COMPONENT
from .parts import Source, mapping

if TYPE_CHECKING:
    from .operations import Found

JSON = "application/json"
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def read_body(source: Source, found: Found, body: Mapping[str, Any]) -> None:
    """Adds the members of the body, or the body as one, to the inputs."""
    content = mapping(body.get("content"))
    media_type = json_type(content) or next((one for one in FORMS if one in content), next(iter(content), ""))
    schema = mapping(content.get(media_type)).get("schema")
    fields = body_fields(source, schema, found.key)
    if fields is None:
        fields = _whole_body(source, schema, found)
    taken = {one.name for one in found.inputs}
    for one in fields:
        if one.name not in taken:
            found.inputs.append(_in_body(one, mapping(content.get(media_type)).get("example")))


def body_fields(source: Source, schema: Any, owner: str) -> tuple[Field, ...] | None:
    """The fields of an object, whether it is a named type or written in place; None when it is neither."""
    if isinstance(schema, Mapping) and str(schema.get("$ref", "")).startswith(COMPONENT):
        named = source.types.made.get(schema["$ref"].removeprefix(COMPONENT))
        return named.fields if named is not None and named.fields else None
    return source.types.fields_of(schema, pascal(owner))


def json_type(content: Mapping[str, Any]) -> str:
    """The media type of a JSON body, the plain one first; "" when there is none."""
    if JSON in content:
        return JSON
    return next((one for one in content if one.split(";")[0].strip().endswith(("+json", "/json"))), "")


def _whole_body(source: Source, schema: Any, found: Found) -> tuple[Field, ...]:
    """A body that is no plain object as one input named after its type."""
    if schema is None:
        return ()
    type_text = source.types.type_of(schema, pascal(found.key) + "Body")
    name = type_text.removesuffix("[]")
    return (Field(snake(name) if name[:1].isupper() else "body", type_text),)


def _in_body(one: Field, example: Any) -> Field:
    told = mapping(example).get(one.name, one.example)
    return Field(one.name, one.type, one.required, one.description, told, "body")

"""An OpenAPI 3.0 document as 3.1 writes it, so that the rest of the import knows one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..openapi.references import METHODS, NAMED_MEMBERS, pointer_of, references_in, resolved
from ..wording import N_, say
from .leftovers import Leftover

_LISTS_OF_SCHEMAS = ("allOf", "oneOf", "anyOf")
_SCHEMAS = ("items", "not", "additionalProperties")
_DATA = frozenset({"example", "examples", "default", "value", "enum"})


def upgraded(value: Any, key: str = "", *, names: bool = False) -> Any:
    """A copy with every schema in the form of 3.1. Data such as examples stays as it is."""
    if not names and (key in _DATA or key.startswith("x-")):
        return value
    if not names and key == "schema":
        return upgraded_schema(value)
    if not names and key == "schemas" and isinstance(value, Mapping):
        return {name: upgraded_schema(schema) for name, schema in value.items()}
    if isinstance(value, Mapping):
        holds_names = not names and key in NAMED_MEMBERS
        if not holds_names and isinstance(value.get("$ref"), str) and METHODS.isdisjoint(value):
            return {"$ref": value["$ref"]}
        return {name: upgraded(member, str(name), names=holds_names) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [upgraded(member) for member in value]
    return value


def ignored_beside_references(document: Mapping[str, Any]) -> Iterator[Leftover]:
    """What stands beside `$ref` in a document of 3.0, where the specification ignores it."""
    for reference, pointer in references_in(document):
        beside = resolved(document, "#" + quote(pointer))
        if isinstance(beside, Mapping) and beside.get("$ref") == reference and METHODS.isdisjoint(beside):
            for key in beside:
                if key != "$ref":
                    text = N_(
                        "“%(part)s” stands beside a $ref, where OpenAPI 3.0 ignores it; it was left out."
                    )
                    yield Leftover(pointer + pointer_of(key), say(text, part=key[:120]))


def upgraded_schema(schema: Any) -> Any:
    """`nullable`, exclusive bounds, `example` and formats of bytes as JSON Schema 2020-12 says them."""
    if not isinstance(schema, Mapping):
        return schema
    if isinstance(schema.get("$ref"), str):
        return {"$ref": schema["$ref"]}
    result = {key: _part(key, value) for key, value in schema.items()}
    _exclusive_bounds(result)
    if "example" in result:
        result.setdefault("examples", [result["example"]])
        del result["example"]
    if result.get("type") == "string" and result.get("format") == "binary":
        del result["format"]
        result["contentMediaType"] = "application/octet-stream"
    if result.pop("nullable", False) is True:
        result = _nullable(result)
    return result


def _part(key: str, value: Any) -> Any:
    if key == "properties" and isinstance(value, Mapping):
        return {name: upgraded_schema(member) for name, member in value.items()}
    if key in _LISTS_OF_SCHEMAS and isinstance(value, list | tuple):
        return [upgraded_schema(member) for member in value]
    return upgraded_schema(value) if key in _SCHEMAS else value


def _exclusive_bounds(schema: dict[str, Any]) -> None:
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(flag) is True and bound in schema:
            schema[flag] = schema.pop(bound)
        elif isinstance(schema.get(flag), bool):
            del schema[flag]


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    kind = schema.get("type")
    if isinstance(kind, str):
        schema["type"] = [kind, "null"]
        if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
        return schema
    described: dict[str, Any] = {key: schema.pop(key) for key in ("description", "title") if key in schema}
    parts = schema["allOf"] if schema.keys() == {"allOf"} else None
    only = parts[0] if isinstance(parts, list) and len(parts) == 1 else schema
    return {**described, "anyOf": [only, {"type": "null"}]}

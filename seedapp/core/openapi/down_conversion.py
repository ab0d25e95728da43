"""An OpenAPI 3.1 document as OpenAPI 3.0.3: what 3.0 has no word for is said in another way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .references import NAMED_MEMBERS

OPENAPI_VERSION = "3.0.3"
_LICENSE_PAGE = "https://spdx.org/licenses/{identifier}.html"
_EXPRESSIONS_PAGE = "https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/"
_LISTED_LICENSE = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")

# Keywords of JSON Schema 2020-12 that Schema Objects of 3.0 do not know and that only narrow further.
_UNKNOWN = frozenset({
    "$schema", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$comment", "$defs", "$vocabulary",
    "if", "then", "else", "prefixItems", "contains", "minContains", "maxContains", "propertyNames",
    "dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties",
    "contentEncoding", "contentMediaType", "contentSchema", "patternProperties", "examples", "const",
})  # fmt: skip
_LISTS_OF_SCHEMAS = ("allOf", "oneOf", "anyOf")
_SCHEMAS = ("items", "not", "additionalProperties")
_DATA = frozenset({"example", "examples", "default", "value", "enum"})


def as_openapi_3_0(document: Mapping[str, Any]) -> dict[str, Any]:
    """A new document of version 3.0.3 that means the same."""
    members = {key: value for key, value in document.items() if key not in ("webhooks", "jsonSchemaDialect")}
    converted = {key: _converted(value, key, names=False) for key, value in members.items()}
    converted["openapi"] = OPENAPI_VERSION
    if isinstance(document.get("info"), Mapping):
        converted["info"] = _info(document["info"])
    components = converted.get("components")
    if isinstance(components, dict):
        components.pop("pathItems", None)
    return converted


def schema_as_3_0(schema: Any) -> dict[str, Any]:
    """A Schema Object of 3.1 as one of 3.0."""
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    if not isinstance(schema, Mapping):
        return {}
    if "$ref" in schema:
        return _reference(schema)
    converted = _parts_converted(schema)
    for say_otherwise in (_type, _bounds, _constant, _example, _content):
        converted = say_otherwise(schema, converted)
    return converted


def _info(info: Mapping[str, Any]) -> dict[str, Any]:
    """`summary` leads the description; an SPDX expression becomes the address of its page."""
    converted = dict(info)
    summary = converted.pop("summary", "")
    if summary:
        described = converted.get("description", "")
        text = f"{summary}\n\n{described}" if described else summary
        converted = {"title": converted.pop("title", ""), "description": text} | {
            key: value for key, value in converted.items() if key != "description"
        }
    given = converted.get("license")
    if isinstance(given, Mapping) and "identifier" in given:
        url = given.get("url") or _license_url(str(given["identifier"]))
        converted["license"] = {"name": given.get("name", given["identifier"]), "url": url}
    return converted


def _license_url(identifier: str) -> str:
    """The licence's page at SPDX; where it has none, the page that says how to read the expression."""
    is_listed = _LISTED_LICENSE.fullmatch(identifier) is not None
    return _LICENSE_PAGE.format(identifier=identifier) if is_listed else _EXPRESSIONS_PAGE


def _converted(value: Any, key: str, *, names: bool) -> Any:
    """A part of the document with the schemas inside it converted; `names`: it stands under a free name."""
    if not names and (key in _DATA or key.startswith("x-")):
        return value
    if not names and key == "schema":
        return schema_as_3_0(value)
    if not names and key == "schemas" and isinstance(value, Mapping):
        return {name: schema_as_3_0(schema) for name, schema in value.items()}
    if isinstance(value, Mapping):
        holds_names = not names and key in NAMED_MEMBERS
        if not holds_names and isinstance(value.get("$ref"), str):
            return {"$ref": value["$ref"]}
        return {name: _converted(member, str(name), names=holds_names) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_converted(member, "", names=False) for member in value]
    return value


def _reference(schema: Mapping[str, Any]) -> dict[str, Any]:
    """In 3.0 whatever stands beside `$ref` is ignored, so the reference moves into an `allOf`."""
    beside = {key: value for key, value in schema.items() if key != "$ref"}
    reference = {"$ref": schema["$ref"]}
    return {"allOf": [reference], **schema_as_3_0(beside)} if beside else reference


def _parts_converted(schema: Mapping[str, Any]) -> dict[str, Any]:
    converted: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _UNKNOWN:
            continue
        if key == "properties" and isinstance(value, Mapping):
            converted[key] = {name: schema_as_3_0(member) for name, member in value.items()}
        elif key in _LISTS_OF_SCHEMAS and isinstance(value, list | tuple):
            converted[key] = [schema_as_3_0(member) for member in value]
        elif key in _SCHEMAS and not (key == "additionalProperties" and isinstance(value, bool)):
            converted[key] = schema_as_3_0(value)
        else:
            converted[key] = value
    return converted


def _type(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    """Type lists and the type null become `nullable` and, for several types, `anyOf`."""
    converted = _without_null_choices(schema, converted)
    kinds = schema.get("type")
    kinds = [kinds] if isinstance(kinds, str) else list(kinds) if isinstance(kinds, list | tuple) else []
    others = [kind for kind in kinds if kind != "null"]
    if "null" in kinds:
        converted["nullable"] = True
    if "null" in kinds and not others:
        converted.pop("type", None)
        converted["enum"] = [None]
    elif len(others) == 1:
        converted["type"] = others[0]
    elif others:
        del converted["type"]
        choices = [{"type": kind, **({"items": {}} if kind == "array" else {})} for kind in others]
        converted["anyOf" if "anyOf" not in converted else "oneOf"] = choices
    if converted.get("type") == "array" and "items" not in converted:
        choices = [schema_as_3_0(one) for one in schema.get("prefixItems") or ()]
        converted["items"] = {"anyOf": choices} if choices else {}
    return converted


def _without_null_choices(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    for key in ("anyOf", "oneOf"):
        choices = schema.get(key)
        if not isinstance(choices, list | tuple) or {"type": "null"} not in choices:
            continue
        left = [schema_as_3_0(one) for one in choices if one != {"type": "null"}]
        converted = {name: value for name, value in converted.items() if name != key}
        converted["allOf" if len(left) == 1 and "allOf" not in converted else key] = left
        converted["nullable"] = True
    return converted


def _bounds(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    """An exclusive bound is a flag beside the bound."""
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        value = schema.get(exclusive)
        if isinstance(value, int | float) and not isinstance(value, bool):
            converted[bound] = value
            converted[exclusive] = True
    return converted


def _constant(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    if "const" in schema:
        converted["enum"] = [schema["const"]]
    return converted


def _example(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    examples = schema.get("examples")
    if isinstance(examples, list | tuple) and examples and "example" not in converted:
        converted["example"] = examples[0]
    return converted


def _content(schema: Mapping[str, Any], converted: dict[str, Any]) -> dict[str, Any]:
    """Bytes: `contentMediaType` alone is `binary`, base64 is `byte`."""
    if schema.get("contentEncoding") == "base64":
        converted["format"] = "byte"
    elif "contentMediaType" in schema:
        converted["format"] = "binary"
    patterns = schema.get("patternProperties")
    if isinstance(patterns, Mapping) and patterns and "additionalProperties" not in schema:
        members = [schema_as_3_0(one) for one in patterns.values()]
        converted["additionalProperties"] = members[0] if len(members) == 1 else {"anyOf": members}
    return converted

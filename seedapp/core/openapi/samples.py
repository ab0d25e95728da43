"""Examples for types that are written as a JSON Schema, and whether a value fits such a schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jsonschema_rs

from ..design import DataType, Design
from .bounds import SCHEMA_OF_BASIC_TYPE
from .references import COMPONENT, component_names_in, depth_of

NOTHING = object()
"""Stands for "there is no valid example"; None is a value of JSON."""

_DEEPEST = 12
_DEEPEST_SCHEMA = 60
_FORMATTED: Mapping[str, Any] = {
    "date": "2026-12-01", "date-time": "2026-12-01T09:30:00Z", "time": "09:30:00Z", "duration": "PT30M",
    "email": "kim@mail.test", "uri": "https://www.city.test/about", "uri-reference": "/about",
    "url": "https://www.city.test/about", "uuid": "6f0c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f",
    "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "hostname": "www.city.test", "byte": "aGVsbG8=",
}  # fmt: skip


def sample_of_schema(schema: Any, design: Design, of_component: Callable[[str], Any]) -> Any:
    """A value that fits the schema, or `NOTHING`. `of_component` gives a named type's example."""
    value = _Sampler(of_component).sample(schema, 0)
    if value is NOTHING or not fits_schema(value, schema, design):
        return NOTHING
    return value


def sample(schema: Any, of_component: Callable[[str], Any]) -> Any:
    """A value that looks as the schema says, whether or not it is valid; `NOTHING` where none can be made."""
    return _Sampler(of_component).sample(schema, 0)


def fits_schema(value: Any, schema: Any, design: Design) -> bool:
    """Whether the value is valid; False also where that cannot be found out in bounded time."""
    if depth_of(value) > _DEEPEST_SCHEMA or depth_of(schema) > _DEEPEST_SCHEMA:
        return False
    bundle = {**_as_schema(schema), "components": {"schemas": _reached(schema, design)}}
    try:
        validator = jsonschema_rs.Draft202012Validator(
            bundle, pattern_options=jsonschema_rs.RegexOptions(), retriever=_refuse, validate_formats=True
        )
        return bool(validator.is_valid(value))
    except (ValueError, jsonschema_rs.ReferencingError):
        return False


def _refuse(uri: str) -> Any:
    raise ValueError(uri)


def _as_schema(schema: Any) -> dict[str, Any]:
    return {"allOf": [schema]} if isinstance(schema, bool) else dict(schema)


def _reached(schema: Any, design: Design) -> dict[str, Any]:
    """The named types that the schema leads to, as bare schemas that are enough to check values."""
    reached: dict[str, Any] = {}
    waiting = [schema]
    while waiting:
        for name in component_names_in(waiting.pop()):
            named = design.type(name)
            if named is not None and name not in reached:
                reached[name] = _bare_schema(named)
                waiting.append(reached[name])
    return reached


def _bare_schema(named: DataType) -> Any:
    if named.schema is not None:
        return named.schema
    if named.values:
        return {"type": "string", "enum": list(named.values)}
    return {
        "type": "object",
        "required": [one.name for one in named.fields if one.required],
        "properties": {one.name: _bare_type(one.type) for one in named.fields},
    }


def _bare_type(type_text: str) -> dict[str, Any]:
    if type_text.endswith("[]"):
        return {"type": "array", "items": _bare_type(type_text[:-2])}
    return dict(SCHEMA_OF_BASIC_TYPE.get(type_text) or {"$ref": COMPONENT + type_text})


class _Sampler:
    def __init__(self, of_component: Callable[[str], Any]) -> None:
        self._of_component = of_component

    def sample(self, schema: Any, depth: int) -> Any:
        """The value the schema names itself, or one made of its parts."""
        if isinstance(schema, bool) or depth > _DEEPEST or not isinstance(schema, Mapping):
            return "any" if schema is True else NOTHING
        given = _given(schema)
        if given is not NOTHING:
            return given
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return self._of_component(reference.removeprefix(COMPONENT))
        for choice in ("oneOf", "anyOf"):
            if _listed(schema, choice):
                return self._first_of(schema[choice], depth)
        return self._by_type(schema, depth)

    def _first_of(self, choices: list[Any], depth: int) -> Any:
        samples = (self.sample(one, depth + 1) for one in choices)
        return next((one for one in samples if one is not NOTHING), NOTHING)

    def _by_type(self, schema: Mapping[str, Any], depth: int) -> Any:
        kinds = schema.get("type")
        kind = kinds[0] if isinstance(kinds, list) and kinds else kinds
        if kind == "object" or "properties" in schema or "allOf" in schema:
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        return _scalar(kind, schema)

    def _object(self, schema: Mapping[str, Any], depth: int) -> Any:
        values: dict[str, Any] = {}
        for part in _listed(schema, "allOf"):
            sample = self.sample(part, depth + 1)
            if not isinstance(sample, dict):
                return sample
            values |= sample
        required = _listed(schema, "required")
        properties = schema.get("properties")
        for name, member in properties.items() if isinstance(properties, Mapping) else ():
            sample = self.sample(member, depth + 1)
            if sample is not NOTHING:
                values[name] = sample
            elif name in required:
                return NOTHING
        return values

    def _array(self, schema: Mapping[str, Any], depth: int) -> Any:
        one = self.sample(schema.get("items", True), depth + 1)
        fewest = schema.get("minItems")
        return [] if one is NOTHING else [one] * max(1, fewest % 10 if isinstance(fewest, int) else 1)


def _listed(schema: Mapping[str, Any], key: str) -> list[Any]:
    """A list of the schema; what somebody wrote there instead holds nothing."""
    value = schema.get(key)
    return value if isinstance(value, list) else []


def _given(schema: Mapping[str, Any]) -> Any:
    if "const" in schema:
        return schema["const"]
    for key in ("example", "default"):
        if key in schema:
            return schema[key]
    for key in ("examples", "enum"):
        if isinstance(schema.get(key), list) and schema[key]:
            return schema[key][0]
    return NOTHING


def _scalar(kind: Any, schema: Mapping[str, Any]) -> Any:
    match kind:
        case "integer" | "number":
            return _number(schema)
        case "boolean":
            return True
        case "null":
            return None
        case "string":
            text = _FORMATTED.get(str(schema.get("format")), "text")
            shortest = schema.get("minLength")
            return text.ljust(min(int(shortest), 1000), "x") if isinstance(shortest, int) else text
        case _:
            return "any"


def _number(schema: Mapping[str, Any]) -> Any:
    for key, step in (("minimum", 0), ("exclusiveMinimum", 1), ("maximum", 0), ("exclusiveMaximum", -1)):
        bound = schema.get(key)
        if isinstance(bound, int | float) and not isinstance(bound, bool):
            return bound + step
    return schema.get("multipleOf", 1)

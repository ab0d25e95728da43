"""Formats and bounds that a field's type and name tell of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..naming import words

SCHEMA_OF_BASIC_TYPE: Mapping[str, Mapping[str, Any]] = {
    "string": {"type": "string"},
    "text": {"type": "string"},
    "integer": {"type": "integer", "format": "int64"},
    "number": {"type": "number", "format": "double"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "date-time": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "format": "time"},
    "duration": {"type": "string", "format": "duration"},
    "uuid": {"type": "string", "format": "uuid"},
    "email": {"type": "string", "format": "email", "maxLength": 254},
    "uri": {"type": "string", "format": "uri"},
    "binary": {"type": "string", "contentMediaType": "application/octet-stream"},
    "object": {"type": "object"},
}

_DEGREES = {"latitude": 90, "lat": 90, "longitude": 180, "lon": 180, "lng": 180}
_CODES = {"currency": "[A-Z]{3}", "country": "[A-Z]{2}"}
_COUNTED = frozenset({
    "count", "quantity", "number", "size", "price", "weight", "height", "width", "length", "distance",
    "seats", "age", "kilograms", "grams", "tonnes", "litres", "liters", "kilometres", "kilometers", "metres",
    "meters", "centimetres", "millimetres", "seconds", "minutes", "hours", "days", "weeks", "months", "years",
    "bytes", "pixels",
})  # fmt: skip


def basic_schema(basic_type: str, name: str, example: Any) -> dict[str, Any]:
    """A basic type's schema, with the bounds that the name tells and that the example keeps."""
    schema = dict(SCHEMA_OF_BASIC_TYPE[basic_type])
    if basic_type not in ("integer", "number", "string"):
        return schema
    named = [word.casefold() for word in words(name)]
    if basic_type == "string":
        return schema | _text_bounds(named, example)
    return schema | _kept_bounds(_number_bounds(named), example)


def plain_schema(basic_type: str) -> dict[str, Any]:
    """A basic type's schema and no more: numbers without a format."""
    schema = dict(SCHEMA_OF_BASIC_TYPE[basic_type])
    return {"type": schema["type"]} if basic_type in ("integer", "number") else schema


def _text_bounds(named: list[str], example: Any) -> dict[str, str]:
    """Codes of ISO 4217 and ISO 3166-1, where the example is one."""
    pattern = _CODES.get(named[-1] if named else "")
    if pattern is None or not (isinstance(example, str) and re.fullmatch(pattern, example)):
        return {}
    return {"pattern": f"^{pattern}$"}


def _number_bounds(named: list[str]) -> dict[str, int]:
    for word in named:
        if word in _DEGREES:
            return {"minimum": -_DEGREES[word], "maximum": _DEGREES[word]}
    if "percent" in named:
        return {"minimum": 0, "maximum": 100}
    if _COUNTED & set(named):
        return {"minimum": 0}
    return {}


def _kept_bounds(bounds: dict[str, int], example: Any) -> dict[str, int]:
    numbers = example if isinstance(example, list) else [example]
    for number in numbers:
        if not isinstance(number, int | float):
            continue
        if number < bounds.get("minimum", number) or number > bounds.get("maximum", number):
            return {}
    return bounds

"""Reading a document that may be odd: references followed, what has the wrong form left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import resolved

_MOST_STEPS = 20


def followed(document: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
    """The mapping itself, or the one that its reference leads to; an empty one for anything else."""
    for _ in range(_MOST_STEPS):
        reference = value.get("$ref") if isinstance(value, Mapping) else None
        if not isinstance(reference, str):
            break
        try:
            value = resolved(document, reference)
        except KeyError:
            return {}
    return mapping(value)


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []

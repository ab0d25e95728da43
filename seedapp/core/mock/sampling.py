"""An example where the document has none: made of the schema, never larger than an example should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.samples import NOTHING, sample
from .parts import mapping

_MOST_VALUES = 2_000


def sampled(document: Mapping[str, Any], schema: Any) -> Any:
    """A value out of the schema; None (null) where none can be made of it in bounded time."""
    made = _Samples(document).of(schema) if schema is not None else NOTHING
    return None if made is NOTHING else made


class _Samples:
    """Each component's sample is made once; one that refers to itself, or grows too large, has none."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._schemas = mapping(mapping(document.get("components")).get("schemas"))
        self._made: dict[str, Any] = {}

    def of(self, schema: Any) -> Any:
        made = sample(schema, self._of_component)
        return made if made is NOTHING or _is_small(made) else NOTHING

    def _of_component(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = NOTHING  # while it is being made: what refers to itself ends here
            if name in self._schemas:
                self._made[name] = self.of(self._schemas[name])
        return self._made[name]


def _is_small(value: Any) -> bool:
    waiting, count = [value], 0
    while waiting and count <= _MOST_VALUES:
        one = waiting.pop()
        count += 1
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return count <= _MOST_VALUES

"""Where the references of a document lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .references import NESTED, resolved


class Following:
    """Follows chains of references within one document, each of them once."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._ends: dict[str, Any] = {}

    def __call__(self, place: Any) -> Any:
        """The place itself, or where its chain of references ends; {} for a chain that bites its tail."""
        if not isinstance(place, NESTED):
            return place
        reference = place.get("$ref")
        if not isinstance(reference, str):
            return place
        if reference not in self._ends:
            self._ends[reference] = self._end(reference)
        return self._ends[reference]

    def _end(self, reference: str) -> Any:
        seen: set[str] = set()
        place: Any = {"$ref": reference}
        while isinstance(place, NESTED) and isinstance(target := place.get("$ref"), str):
            if target in seen or not target.startswith("#/"):
                return {}
            seen.add(target)
            place = resolved(self._document, target)
        return place

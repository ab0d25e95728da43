"""The document that is being imported, and what every part of the import asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..openapi.references import resolved
from ..wording import Sentence
from .leftovers import Leftover
from .types import Types

_LONGEST_CHAIN = 20
_BESIDE = ("summary", "description")


@dataclass
class Source:
    """`document` is bundled: of form 3.1, its references lead to components."""

    document: Mapping[str, Any]
    types: Types
    leftovers: list[Leftover]
    uids: set[str] = field(default_factory=set)

    def leave(self, pointer: str, sentence: Sentence) -> None:
        self.leftovers.append(Leftover(pointer, sentence))

    def followed(self, value: Any) -> Any:
        """What a reference leads to, with the prose beside it instead of the target's own (3.1).

        A value that is no reference as it is. References were checked before.
        """
        beside: dict[str, Any] = {}
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, Mapping) or not isinstance(value.get("$ref"), str):
                break
            beside = {key: one for key, one in value.items() if key in _BESIDE} | beside
            value = resolved(self.document, value["$ref"])
        return {**value, **beside} if beside and isinstance(value, Mapping) else value


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def one_line(value: Any, longest: int = 200) -> str:
    """A text as a name of a design: on one line and no longer than names are."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text[:longest].rstrip()

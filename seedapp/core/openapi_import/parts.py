"""The document that is being imported, and what every part of the import asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..openapi.references import COMPONENT, resolved
from ..wording import N_, Sentence, say
from .leftovers import Leftover
from .types import Types

_DEEPEST_INLINING = 20


@dataclass
class Source:
    """`schemes`: name of a security scheme in the document → its name in documents written here."""

    document: Mapping[str, Any]
    types: Types
    leftovers: list[Leftover]
    schemes: dict[str, str] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)

    @property
    def is_open_by_default(self) -> bool:
        """Whether operations that say nothing are open to all although others ask for a scheme."""
        return bool(self.schemes) and "security" not in self.document

    def leave(self, pointer: str, sentence: Sentence) -> None:
        self.leftovers.append(Leftover(pointer, sentence))

    def followed(self, value: Any) -> Any:
        """What a reference leads to; a value that is none as it is. References were checked before."""
        for _ in range(_DEEPEST_INLINING):
            if not isinstance(value, Mapping) or not isinstance(value.get("$ref"), str):
                break
            value = resolved(self.document, value["$ref"])
        return value

    def kept(self, value: Any) -> Any:
        """A copy that stands alone: schemas by their new names, what other references lead to in place."""
        return self.types.renamed(self._inlined(value, 0))

    def security_kept(self, security: Any, pointer: str) -> list[Any] | None:
        """The requirements of one operation by the names of schemes written here; None when unknown."""
        kept: list[Any] = []
        for requirement in listed(security):
            unknown = [name for name in mapping(requirement) if name not in self.schemes]
            if unknown:
                text = N_("“%(name)s” has no place here; the operation asks for what the service asks for.")
                self.leave(pointer, say(text, name=unknown[0]))
                return None
            kept.append({self.schemes[name]: scopes for name, scopes in mapping(requirement).items()})
        return kept

    def _inlined(self, value: Any, depth: int) -> Any:
        if depth > _DEEPEST_INLINING:
            return {}
        if isinstance(value, Mapping):
            reference = value.get("$ref")
            if isinstance(reference, str) and not reference.startswith(COMPONENT):
                return self._inlined(resolved(self.document, reference), depth + 1)
            return {key: self._inlined(member, depth) for key, member in value.items()}
        if isinstance(value, list | tuple):
            return [self._inlined(member, depth) for member in value]
        return value


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []

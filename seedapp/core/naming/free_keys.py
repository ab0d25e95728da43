"""Keys for new things, made of their names and not yet taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .cases import kebab
from .identifiers import identifier


def free_key(name: str, taken: Collection[str], glossary: Mapping[str, str] | None = None) -> str:
    """A kebab-case key for a name in any language; a number is added when it is taken: `rider-2`."""
    base = kebab(" ".join(identifier(name, glossary or {}).words))[:60].strip("-") or "item"
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"

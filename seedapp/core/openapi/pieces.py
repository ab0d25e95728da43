"""Parts of a document as they go out, each with the references in it: read once, when they are built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .prose import with_harmless_prose
from .references import DATA_MEMBERS, NAMED_MEMBERS, NESTED, SCALARS, own_references


@dataclass(frozen=True)
class Piece:
    """A part of a document whose prose is harmless, and what it refers to. It is read, never written."""

    value: Any
    references: tuple[str, ...]


def piece_of(value: Any, key: str = "") -> Piece:
    """The piece of what was built for the member `key` of a document, or for a place of no name."""
    references: list[str] = []
    holds_html = _read({key: value}, references, names=False)
    return Piece(with_harmless_prose(value, key) if holds_html else value, tuple(references))


def _read(one: Mapping[str, Any], references: list[str], *, names: bool) -> bool:
    """Whether a description may hold HTML; what is referred to is added to `references`."""
    holds_html = False
    for key, member in one.items():
        kind = type(member)
        if kind is str:
            if key == "$ref" and not names:
                references.append(member)
            elif "<" in member and key == "description" and not names:
                holds_html = True
        elif kind not in SCALARS and (names or not (key in DATA_MEMBERS or str(key).startswith("x-"))):
            if key == "discriminator" and not names:
                references += [reference for reference, _ in own_references({key: member})]
            inside = _read if kind is dict else _read_other
            if inside(member, references, names=not names and key in NAMED_MEMBERS):
                holds_html = True
    return holds_html


def _read_other(member: Any, references: list[str], *, names: bool) -> bool:
    if isinstance(member, NESTED):
        return _read(member, references, names=names)
    if isinstance(member, list | tuple):
        return sum(_read_other(one, references, names=False) for one in member) > 0
    return isinstance(member, str) and "<" in member

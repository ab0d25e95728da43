"""An index as plain JSON, for freezing it with a revision, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .entries import Anchor, Entry, Index, Kind

FORMAT = 1


def as_plain(index: Index) -> dict[str, Any]:
    """{"format": 1, "entries": [[kind, uid, part, title, digest, text, address, identity], …]}."""
    return {"format": FORMAT, "entries": [_row(one) for one in index]}


def from_plain(told: object) -> Index | None:
    """The index that `as_plain` made JSON of; None for anything else, and for another format."""
    if not isinstance(told, Mapping) or told.get("format") != FORMAT:
        return None
    return Index(tuple(entry_from_plain(row) for row in told["entries"]))


def entry_as_plain(entry: Entry) -> list[Any]:
    return _row(entry)


def entry_from_plain(row: list[Any]) -> Entry:
    kind, uid, part, title, digest, text, address, identity = row
    anchor = Anchor(cast(Kind, kind), uid, part)
    return Entry(anchor, title, digest, text, tuple(address), identity)


def _row(entry: Entry) -> list[Any]:
    anchor = entry.anchor
    there = [anchor.kind, anchor.uid, anchor.part]
    return [*there, entry.title, entry.digest, entry.text, list(entry.address), entry.identity]

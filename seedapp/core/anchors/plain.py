"""An index as plain JSON, for freezing it with a revision, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from .entries import Anchor, Entry, Index, Kind

FORMAT = 1


def as_plain(index: Index) -> dict[str, Any]:
    """{"format": 1, "entries": [[kind, uid, part, title, digest, text, address, identity], …]}.

    A part has the address of what it is a part of, and does not say it again.
    """
    rows = [entry_as_plain(one) for one in index]
    return {"format": FORMAT, "entries": [[*row[:6], [], row[7]] if row[2] else row for row in rows]}


def from_plain(told: object) -> Index | None:
    """The index that `as_plain` made JSON of; None for anything else, and for another format."""
    if not isinstance(told, Mapping) or told.get("format") != FORMAT:
        return None
    return Index(tuple(_entries(told["entries"])))


def _entries(rows: Iterable[list[Any]]) -> Iterator[Entry]:
    """Parts stand behind what they are a part of."""
    address: tuple[str, ...] = ()
    for row in rows:
        entry = entry_from_plain(row)
        if entry.anchor.part:
            yield entry._replace(address=address)
        else:
            address = entry.address
            yield entry


def entry_as_plain(entry: Entry) -> list[Any]:
    """A single entry with its address."""
    anchor, title, digest, text, address, identity = entry
    return [*anchor, title, digest, text, list(address), identity]


def entry_from_plain(row: list[Any]) -> Entry:
    kind, uid, part, title, digest, text, address, identity = row
    anchor = Anchor(cast(Kind, kind), uid, part)
    return Entry(anchor, title, digest, text, tuple(address), identity)

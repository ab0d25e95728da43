"""The places of a design: what each is known by, what it is called, and a digest of what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

Kind = Literal["operation", "type", "job", "document"]

LONGEST_TITLE, LONGEST_PART = 300, 300
_LONGEST_WORDS = 200
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str)


class Anchor(NamedTuple):
    """An identity: never a line, a pointer or a name alone.

    `uid` is that of an operation, a type or a job story; of a document its service's key, "" for the design
    as a whole. `part` is "" for all of it, or `inputs/bike_id`, `response/bike_id`, `fields/street`,
    `values/rented`, `failures/the bike is rented` (see `part_of_failure`), `example`.
    """

    kind: Kind
    uid: str
    part: str = ""

    @property
    def whole(self) -> Anchor:
        return Anchor(self.kind, self.uid) if self.part else self


class Entry(NamedTuple):
    """A place as it stands in one design.

    `title` is what people call it ("Borrow a tool", "Borrow a tool › tool_id"). `digest` is of all that it
    says; where it stands is not in it. `address` is where it stands: of an operation and its parts its
    service, key, method, path and name. `text` are its own words, which can be quoted. `identity` is what it
    is known by where that is not the anchor's uid: keys of services change.
    """

    anchor: Anchor
    title: str
    digest: str
    text: str = ""
    address: tuple[str, ...] = ()
    identity: str = ""

    @property
    def known_by(self) -> tuple[str, str, str]:
        return self.anchor.kind, self.identity or self.anchor.uid, self.anchor.part

    @property
    def service(self) -> str:
        """The key of the document in which an operation or a document is read; "" for other things."""
        return self.address[0] if self.anchor.kind in ("operation", "document") and self.address else ""


@dataclass(frozen=True)
class Index:
    """Everything in a design that can be talked about, in its order; parts follow what they are part of."""

    entries: tuple[Entry, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, anchor: Anchor) -> Entry | None:
        return self._by_anchor.get(anchor)

    def same(self, entry: Entry) -> Entry | None:
        """The entry that has the identity of one of another index."""
        return self._by_identity.get(entry.known_by)

    def whole(self, entry: Entry) -> Entry:
        """What an entry is a part of; itself where it is none."""
        return self._by_anchor.get(entry.anchor.whole, entry)

    def wholes(self, kind: Kind | None = None) -> Iterator[Entry]:
        return (one for one in self if not one.anchor.part and kind in (None, one.anchor.kind))

    def parts(self, anchor: Anchor) -> tuple[Entry, ...]:
        """The parts of the thing that an anchor is on."""
        return self._parts.get(anchor.whole, ())

    def texts(self, entry: Entry) -> Iterator[str]:
        """The words of an entry, and of its parts where it is a whole."""
        yield entry.text
        if not entry.anchor.part:
            yield from (one.text for one in self.parts(entry.anchor))

    def has_quote(self, entry: Entry, quote: str) -> bool:
        """Whether the words stand there, however they are broken into lines."""
        wanted = _in_one_line(quote)
        return any(wanted in _in_one_line(text) for text in (entry.title, *self.texts(entry)))

    @cached_property
    def contracts(self) -> Mapping[str, str]:
        """Operation's uid → a digest of all that its document says of it, where it stands included."""
        return {one.anchor.uid: digest_of([one.digest, one.address]) for one in self.wholes("operation")}

    @cached_property
    def _by_anchor(self) -> Mapping[Anchor, Entry]:
        return {one.anchor: one for one in reversed(self.entries)}

    @cached_property
    def _by_identity(self) -> Mapping[tuple[str, str, str], Entry]:
        return {one.known_by: one for one in reversed(self.entries)}

    @cached_property
    def _parts(self) -> Mapping[Anchor, tuple[Entry, ...]]:
        found: dict[Anchor, list[Entry]] = {}
        for one in self.entries:
            if one.anchor.part:
                found.setdefault(one.anchor.whole, []).append(one)
        return {anchor: tuple(parts) for anchor, parts in found.items()}


def part_of_failure(when: str) -> str:
    """The part that a failure is known by: its words, of very long ones the beginning and a digest."""
    words = _in_one_line(when)
    return f"failures/{words if len(words) <= _LONGEST_WORDS else _shortened(words)}"


def part_of_name(group: str, name: str) -> str:
    """The part that a field or a value is known by."""
    return f"{group}/{name if len(name) <= _LONGEST_WORDS else _shortened(name)}"


def digest_of(value: Any) -> str:
    """The same for equal plain values, on every machine; 16 letters."""
    return hashlib.sha256(_CANONICAL.encode(value).encode(errors="surrogatepass")).hexdigest()[:16]


def titled(*names: str) -> str:
    return " › ".join(names)[:LONGEST_TITLE]


def text_of(*texts: str | None) -> str:
    return "\n".join(one for one in texts if one)


def unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry an anchor: of things that are there twice, the first."""
    return tuple({one.anchor: one for one in reversed(list(entries))}.values())[::-1]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(words: str) -> str:
    return f"{words[: _LONGEST_WORDS - 20]}…{digest_of(words)}"

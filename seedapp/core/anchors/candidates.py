"""What may have become of something that was removed. A person decides; nothing is taken silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..naming import words
from ..wording import N_, Sentence, say
from .entries import Entry, Index

MOST_OFFERED = 5
MOST_COMPARED = 500  # names that are compared by their letters, which takes long
_ALIKE = 0.5


@dataclass(frozen=True)
class Candidate:
    """`why` says what speaks for it."""

    entry: Entry
    why: Sentence


def candidates_of(gone: Entry, then: Index, now: Index) -> tuple[Candidate, ...]:
    """The best first, one a place: new parts of the same thing, then things, then the whole that is left."""
    found: dict[str, Candidate] = {}
    offers = _parts(gone, then, now) if gone.anchor.part else _things(gone, then, now)
    for one in offers:
        found.setdefault(repr(one.entry.anchor), one)
        if len(found) == MOST_OFFERED:
            break
    return tuple(found.values())


def _parts(gone: Entry, then: Index, now: Index) -> Iterator[Candidate]:
    whole = then.whole(gone)
    owner = now.same(whole)
    if owner is not None:
        yield from _renamed(gone, then, now, owner)
    yield from _elsewhere(gone, then, now)
    if owner is not None:
        yield Candidate(owner, say(N_("What it was part of.")))
    else:
        for other in _things(whole, then, now):
            part = next((one for one in now.parts(other.entry.anchor) if _part(one) == _part(gone)), None)
            yield Candidate(part or other.entry, other.why)


def _renamed(gone: Entry, then: Index, now: Index, owner: Entry) -> Iterator[Candidate]:
    """Parts of the same kind that have come to the thing since: first those that say the same."""
    group, _, name = _part(gone).partition("/")
    known = {_part(one) for one in then.parts(gone.anchor)}
    come = [
        one
        for one in now.parts(owner.anchor)
        if _part(one).startswith(f"{group}/") and _part(one) not in known
    ]
    alike = {_part(one): _likeness(name, _part(one).partition("/")[2]) for one in come[:MOST_COMPARED]}
    for one in sorted(come, key=lambda one: (one.digest != gone.digest, -alike.get(_part(one), 0))):
        if one.digest == gone.digest and group != "values":
            yield Candidate(one, say(N_("It says the same under another name.")))
        elif alike.get(_part(one), 0) >= _ALIKE:
            yield Candidate(one, say(N_("It came since, and its name is alike.")))
    last = [one for one in then.parts(gone.anchor) if now.same(one) is None and _part(one).startswith(group)]
    if len(come) == len(last) == 1:
        yield Candidate(come[0], say(N_("It came when this one went.")))


def _elsewhere(gone: Entry, then: Index, now: Index) -> Iterator[Candidate]:
    """A field of the same name in another list, where it was not before."""
    name = _part(gone).partition("/")[2]
    for one in now if name else ():
        if _part(one).partition("/")[2] == name and then.same(one) is None:
            yield Candidate(one, say(N_("It has the same name, and came since.")))


def _things(gone: Entry, then: Index, now: Index) -> Iterator[Candidate]:
    """Other things that have come since: at the same address, of the same name, or saying the same."""
    come = [one for one in now.wholes(gone.anchor.kind) if then.same(one) is None]
    at = gone.address
    for one in come:
        if gone.anchor.kind == "operation" and one.address[2:4] == at[2:4] and any(at[2:4]):
            yield Candidate(one, say(N_("It stands at the same address.")))
        elif one.title == gone.title or (at and one.address[:2] == at[:2]):
            yield Candidate(one, say(N_("It has the same name.")))
    for one in come:
        if one.digest == gone.digest:
            yield Candidate(one, say(N_("It says the same under another name.")))
    for one in come[:MOST_COMPARED]:
        if _likeness(one.title, gone.title) >= _ALIKE:
            yield Candidate(one, say(N_("It came since, and its name is alike.")))


def _part(entry: Entry) -> str:
    return entry.anchor.part


def _likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: by their letters, or by the words that they share."""
    left, right = set(words(one)), set(words(other))
    shared = 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
    return max(shared, SequenceMatcher(None, one.lower(), other.lower()).ratio())

"""Two edits of one list laid over each other, where they touch different places of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PAIRS = 1_000_000
"""Compared item by item up to this many pairs; beyond, an edit is one stretch from first to last change."""


class Collides(Exception):
    """Both changed the same place: only a person can choose."""


@dataclass(frozen=True)
class Hunk:
    """`items` in place of base[start:end]."""

    start: int
    end: int
    items: tuple[str, ...]


def hunks(base: Sequence[str], changed: Sequence[str]) -> list[Hunk]:
    """What turns `base` into `changed`, in order, none touching the next."""
    head = _shared(base, changed)
    tail = _shared(base[head:][::-1], changed[head:][::-1])
    old, new = base[head : len(base) - tail], changed[head : len(changed) - tail]
    if not old and not new:
        return []
    if len(old) * len(new) > MOST_PAIRS:
        return [Hunk(head, head + len(old), tuple(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        Hunk(head + start, head + end, tuple(new[first:last]))
        for tag, start, end, first, last in codes
        if tag != "equal"
    ]


def in_both(theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    """All that stands in either: what they share once, where they differ theirs and then mine."""
    result: list[str] = []
    place = 0
    for hunk in hunks(theirs, mine):
        result += [*theirs[place : hunk.end], *hunk.items]
        place = hunk.end
    return [*result, *theirs[place:]]


def overlay(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str], *, apart: bool) -> list[str]:
    """`base` with both edits. Raises Collides where they meet.

    `apart`: at least one item that neither changed must stand between them. Without it neighbours may
    change, and what both put in at one place stands there one behind the other, theirs first.
    """
    result: list[str] = []
    place = 0
    for hunk in _in_order(hunks(base, theirs), hunks(base, mine), apart=apart):
        result += [*base[place : hunk.start], *hunk.items]
        place = max(place, hunk.end)
    return [*result, *base[place:]]


def _in_order(theirs: list[Hunk], mine: list[Hunk], *, apart: bool) -> list[Hunk]:
    """The hunks of both; one that both made counts once."""
    for one in mine:
        for other in theirs:
            if one != other and _meet(one, other, apart=apart):
                raise Collides
    own = [_without(one, theirs) for one in mine if one not in theirs]
    return sorted([*theirs, *own], key=lambda one: (one.start, one.end))  # stable: theirs first


def _meet(one: Hunk, other: Hunk, *, apart: bool) -> bool:
    if apart:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _without(one: Hunk, others: list[Hunk]) -> Hunk:
    """What both put in at one place is put in once."""
    alike = [other for other in others if (other.start, other.end) == (one.start, one.end)]
    there = {item for other in alike for item in other.items}
    return Hunk(one.start, one.end, tuple(item for item in one.items if item not in there))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count

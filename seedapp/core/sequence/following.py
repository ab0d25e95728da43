"""Which call of an edited diagram is which call of the old one, so that what hangs on it stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .model import Call


@dataclass(frozen=True)
class CallSeen:
    """A call as it was known before the edit; `number` is None when it was missing from the text."""

    id: int
    number: int | None
    source: str
    target: str
    label: str

    @property
    def words(self) -> tuple[str, str, str]:
        return (self.source, self.target, self.label)


def follow(seen: Sequence[CallSeen], calls: Sequence[Call]) -> dict[int, Call | None]:
    """For each call seen before, by id, the call that it is now; None when the text no longer has it.

    Equal calls in order are the same; then, between two of those, calls of the same two participants in
    order (a label was retyped); then calls with the same label (an arrow was turned); then a call that
    was missing and is back.
    """
    present = sorted((one for one in seen if one.number is not None), key=lambda one: one.number or 0)
    missing = [one for one in seen if one.number is None]
    found: dict[int, Call | None] = {one.id: None for one in seen}
    free = list(calls)
    words = [(call.source, call.target, call.label) for call in calls]
    matcher = SequenceMatcher(None, [one.words for one in present], words, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        olds, news = present[old_from:old_to], list(calls[new_from:new_to])
        if tag == "equal":
            _pair(found, free, zip(olds, news, strict=True))
        elif tag == "replace":
            _pair(found, free, _alike(olds, news))
    lost = [one for one in present if found[one.id] is None]
    for one in [*lost, *missing]:
        same = next((call for call in free if (call.source, call.target, call.label) == one.words), None)
        if same:
            _pair(found, free, [(one, same)])
    return found


def _alike(olds: Sequence[CallSeen], news: list[Call]) -> list[tuple[CallSeen, Call]]:
    """Pairs within a stretch that was rewritten: same participants first, then same label."""
    pairs: list[tuple[CallSeen, Call]] = []
    waiting = list(olds)
    for same in (_same_participants, _same_label):
        for old in list(waiting):
            new = next((call for call in news if same(old, call)), None)
            if new:
                pairs.append((old, new))
                news.remove(new)
                waiting.remove(old)
    return pairs


def _same_participants(old: CallSeen, new: Call) -> bool:
    return (old.source, old.target) == (new.source, new.target)


def _same_label(old: CallSeen, new: Call) -> bool:
    return bool(old.label) and old.label == new.label


def _pair(found: dict[int, Call | None], free: list[Call], pairs: Iterable[tuple[CallSeen, Call]]) -> None:
    for old, new in pairs:
        found[old.id] = new
        free.remove(new)

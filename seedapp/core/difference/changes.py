"""One change between two OpenAPI documents, and what makes it break a client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ..openapi.references import pointer_of
from ..wording import Sentence

ChangeKind = Literal["breaking", "compatible", "documentation"]
Direction = Literal["request", "response"]
KINDS: tuple[ChangeKind, ...] = ("breaking", "compatible", "documentation")


@dataclass(frozen=True)
class Change:
    """`operation` is a method and a path (several are joined by commas), "" for the whole document.

    `pointer` is a JSON Pointer into the new document; into the old one for what was removed.
    `before` and `after` are JSON values, None where there was or is nothing.
    """

    kind: ChangeKind
    operation: str
    pointer: str
    before: Any
    after: Any
    sentence: Sentence


@dataclass
class Report:
    """Collects the changes of two documents, `operation` being the one that is looked at."""

    old: Any
    new: Any
    operation: str = ""
    changes: list[Change] = field(default_factory=list)

    def add(self, kind: ChangeKind, pointer: str, before: Any, after: Any, sentence: Sentence) -> None:
        self.changes.append(Change(kind, self.operation, pointer, before, after, sentence))

    def in_order(self) -> tuple[Change, ...]:
        """Breaking first; the same change in several operations is one change that names them all."""
        grouped: dict[str, list[Change]] = {}
        for change in self.changes:
            grouped.setdefault(_likeness(change), []).append(change)
        united = [_united(changes) for changes in grouped.values()]
        return tuple(sorted(united, key=lambda change: KINDS.index(change.kind)))


def narrowing(direction: Direction) -> ChangeKind:
    """What it means that less is allowed: a request may be refused, an answer is still understood."""
    return "breaking" if direction == "request" else "compatible"


def widening(direction: Direction) -> ChangeKind:
    """What it means that more is allowed: an answer may hold what no client expects."""
    return "breaking" if direction == "response" else "compatible"


@dataclass(frozen=True)
class Spot:
    """A value that is being compared: where it stands, which way it travels and what people call it."""

    report: Report
    pointer: str
    direction: Direction
    name: str

    def at(self, *parts: str, name: str = "") -> Spot:
        """The spot of a part of the value."""
        return replace(self, pointer=self.pointer + pointer_of(*parts), name=name or self.name)

    def add(self, kind: ChangeKind, before: Any, after: Any, sentence: Sentence) -> None:
        self.report.add(kind, self.pointer, before, after, sentence)

    def narrowed(self, before: Any, after: Any, sentence: Sentence) -> None:
        """Less is allowed than before."""
        self.add(narrowing(self.direction), before, after, sentence)

    def widened(self, before: Any, after: Any, sentence: Sentence) -> None:
        """More is allowed than before."""
        self.add(widening(self.direction), before, after, sentence)


def names(changes: Iterator[Change]) -> list[str]:
    return list(dict.fromkeys(change.operation for change in changes if change.operation))


def _likeness(change: Change) -> str:
    return repr((change.kind, change.pointer, change.before, change.after, str(change.sentence)))


def _united(changes: list[Change]) -> Change:
    return replace(changes[0], operation=", ".join(names(iter(changes))))

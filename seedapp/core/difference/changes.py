"""One change between two OpenAPI documents, and the operations that it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..wording import N_, Sentence, say

ChangeKind = Literal["breaking", "compatible", "documentation"]
Direction = Literal["request", "response"]
KINDS: tuple[ChangeKind, ...] = ("breaking", "compatible", "documentation")

_MOST_NAMED = 3


@dataclass(frozen=True)
class Touched:
    """An operation that a change reaches: `GET /bikes`, its identities, the keys of the stories it serves."""

    title: str
    uid: str = ""
    key: str = ""
    jobs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """`touched` are the operations that it reaches, in the order of the document; none: all of it.

    `pointer` is a JSON Pointer into the new document; into the old one for what was removed.
    `before` and `after` are JSON values, None where there was or is nothing. `moved` marks an operation
    that is found elsewhere now: one change, which breaks, and neither a removal nor an addition.
    """

    kind: ChangeKind
    pointer: str
    before: Any
    after: Any
    sentence: Sentence
    moved: bool = False
    touched: tuple[Touched, ...] = ()

    @property
    def operation(self) -> str:
        """The operations by method and path, joined by commas; "" for the whole document."""
        return ", ".join(one.title for one in self.touched)

    @property
    def where(self) -> Sentence:
        """The operations in few words."""
        return where(tuple(one.title for one in self.touched))


def where(titles: tuple[str, ...]) -> Sentence:
    """The first operations by name, and how many more."""
    if not titles:
        return say(N_("whole document"))
    named = ", ".join(titles[:_MOST_NAMED])
    more = len(titles) - _MOST_NAMED
    if more > 0:
        return say(N_("%(named)s and %(more)d more"), named=named, more=more)
    return say("%(named)s", named=named)


def narrowing(direction: Direction) -> ChangeKind:
    """What it means that less is allowed: a request may be refused, an answer is still understood."""
    return "breaking" if direction == "request" else "compatible"


def widening(direction: Direction) -> ChangeKind:
    """What it means that more is allowed: an answer may hold what no client expects."""
    return "breaking" if direction == "response" else "compatible"

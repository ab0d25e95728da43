"""For which operations a verdict still holds: those that stayed word for word what they were.

A verdict is handed down from one edition to the next for each operation whose content is equal in both. Where
the content changed it lapses, for good: an operation that later becomes again what it was has been something
else in between. A later verdict of the same person takes the place of an earlier one, operation by operation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Given:
    """A verdict as it was given. `operations` are uids, none for the whole.

    `person` is the same for the verdicts of one person, whatever round they were given in.
    """

    id: int
    person: str
    perspective: str
    judgement: str
    operations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Edition:
    """An interface as it was published: `contents` is uid → a digest of what the operation says.

    `given` are the verdicts on this edition, in the order in which they were given.
    """

    number: int
    contents: Mapping[str, str]
    given: Sequence[Given] = field(default_factory=tuple)


@dataclass(frozen=True)
class Holding:
    """A verdict in an edition: the uids for which it holds, and those for which it lapsed on the way.

    `origin` is the number of the edition that it was given on. Operations that the same person judged anew
    are in neither.
    """

    given: Given
    origin: int
    holds: frozenset[str]
    lapsed: frozenset[str] = frozenset()


def held_in(editions: Iterable[Edition]) -> tuple[Holding, ...]:
    """The verdicts that have a say in the last of `editions` (oldest first), as they were given."""
    held: dict[str, list[Holding]] = {}
    before: Edition | None = None
    for edition in editions:
        if before is not None:
            _hand_down(held, before, edition)
        for given in edition.given:
            _add(held, given, edition)
        before = edition
    last = before.number if before is not None else 0
    found = [one for holdings in held.values() for one in holdings if _matters(one, last)]
    return tuple(sorted(found, key=lambda one: (one.origin, one.given.id)))


def _hand_down(held: dict[str, list[Holding]], before: Edition, after: Edition) -> None:
    same = frozenset(uid for uid, content in after.contents.items() if before.contents.get(uid) == content)
    for person, holdings in held.items():
        held[person] = [
            replace(one, holds=one.holds & same, lapsed=one.lapsed | (one.holds - same)) for one in holdings
        ]


def _add(held: dict[str, list[Holding]], given: Given, edition: Edition) -> None:
    covered = frozenset(edition.contents)
    if given.operations:
        covered &= given.operations
    earlier = [
        replace(one, holds=one.holds - covered, lapsed=one.lapsed - covered)
        for one in held.get(given.person, [])
        if given.operations or one.origin != edition.number  # a new word on the whole replaces the last
    ]
    held[given.person] = [*earlier, Holding(given, edition.number, covered)]


def _matters(one: Holding, last: int) -> bool:
    """Given on this very edition, or holding or lapsed for something of it."""
    is_of_the_whole = one.origin == last and not one.given.operations
    return bool(is_of_the_whole or one.holds or one.lapsed)

"""How threads stand in another revision than the one they began on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from seedapp.core.anchors import Entry
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import Placing
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision, lightly
from seedapp.specification.states import State

from .ghosts import GhostLine, ghost_in
from .whereabouts import Whereabouts, whereabouts_of

_NOT_SHOWN = (State.DRAFT, State.WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """`begun` is the number of the revision that the thread began on, `number` of that in which it stands.

    `is_later`: whether that is a later one than the page is of. `ghost` is what a removed thing said.
    """

    place: Whereabouts
    begun: int
    number: int
    is_later: bool
    ghost: Sequence[GhostLine] = ()


@dataclass(frozen=True)
class Standings:
    """Of the threads on a page of a revision: those that were begun before it stand in it, its own ones in
    the newest that reviewers were shown, if that is another one. `address` gives that of a thing, by its
    kind and identity, in the pages of the revision."""

    revision: Revision
    address: Callable[[tuple[str, str]], str]

    def of(self, thread: Thread) -> Standing | None:
        if thread.round.revision_id != self.revision.pk:
            return self._standing(thread, self._here, self.revision, is_later=False)
        if self._later is None:
            return None
        placing, newest = self._later
        return self._standing(thread, placing, newest, is_later=True)

    def _standing(self, thread: Thread, placing: Placing, revision: Revision, *, is_later: bool) -> Standing:
        placed = placing.of(thread)
        url_of = _nowhere if is_later else self._url_of
        ghost: Sequence[GhostLine] = ()
        if placed.where == "removed" and not is_later:
            ghost = ghost_in(thread.round.revision, placed.placement.anchor)
        return Standing(
            whereabouts_of(placed, frozen_index(revision), url_of),
            thread.round.revision.number,
            revision.number,
            is_later,
            ghost,
        )

    def _url_of(self, entry: Entry) -> str:
        return self.address((entry.anchor.kind, entry.anchor.uid))

    @cached_property
    def _here(self) -> Placing:
        return _placing_in(self.revision)

    @cached_property
    def _later(self) -> tuple[Placing, Revision] | None:
        """The newest revision that reviewers were shown after this one, if any."""
        shown = lightly(self.revision.design.revisions.exclude(state__in=_NOT_SHOWN))
        newest = shown.filter(number__gt=self.revision.number).order_by("-number").first()
        return (_placing_in(newest), newest) if newest else None


def _placing_in(revision: Revision) -> Placing:
    return Placing(revision.design, frozen_index(revision), revision.published_at)


def _nowhere(_entry: Entry) -> str:
    """A page of one revision does not lead into another."""
    return ""

"""Where the thing of a thread stands, in the design of today or in a revision, in words and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from seedapp.core.anchors import Entry, Index
from seedapp.feedback.models import AnchorKind, Attachment, Thread
from seedapp.feedback.placing import Placed, Placing
from seedapp.specification.indexing import frozen_index, index_of_today
from seedapp.specification.models import Revision
from seedapp.web.visit import Visit

from .addresses import addresses_in

PLACEMENTS = ("removed", "moved", "changed", "same")


@dataclass(frozen=True)
class Whereabouts:
    """`then` is what it was called, `now` what it is called, "" when it was removed; `url` leads there.

    `was` and `where` are its addresses then and now, for people; `thing` the whole that it is (a part of).
    """

    placed: Placed
    then: str
    now: str
    url: str
    was: str
    where: str
    thing: str

    @property
    def kind(self) -> str:
        return self.placed.thread.anchor_kind

    @property
    def standing(self) -> str:
        """Exactly one of same, changed, moved, removed."""
        return self.placed.where

    @property
    def attachment(self) -> Attachment | None:
        return self.placed.attachment

    @property
    def has_changed(self) -> bool:
        return self.placed.placement.has_changed

    @property
    def has_lost_quote(self) -> bool:
        return bool(self.placed.thread.quote) and not self.placed.placement.quote_stands

    @property
    def is_removed(self) -> bool:
        return self.standing == "removed"

    @property
    def is_renamed(self) -> bool:
        return bool(self.now) and self.now != self.then


class Compass:
    """Finds the things of threads: in a revision, or in the design as it is now."""

    def __init__(self, here: Visit, revision: Revision | None = None) -> None:
        self._here = here
        self._revision = revision

    def find(self, thread: Thread) -> Whereabouts:
        placed = self.placing.of(thread)
        found = placed.placement
        whole = self.index.whole(found.now) if found.now else None
        return Whereabouts(
            placed=placed,
            then=thread.anchor_title,
            now=found.now.title if found.now else "",
            url=self.url_of(found.now) if found.now else "",
            was=_told(found.was),
            where=_told(found.where),
            thing=whole.title if whole else thread.anchor_title.partition(" › ")[0],
        )

    @cached_property
    def index(self) -> Index:
        if self._revision is not None:
            return frozen_index(self._revision)
        here = self._here
        return index_of_today(here.design, here.value, here.look.seen.bindings)

    def url_of(self, entry: Entry) -> str:
        """The page on which a place is shown."""
        if self._revision is not None:
            return addresses_in(self._here, self._revision).of((entry.anchor.kind, entry.anchor.uid))
        target = _target(entry)
        if not target:
            return self._here.url("specification" if entry.anchor.uid else "design")
        return self._here.places.of(target)

    @cached_property
    def placing(self) -> Placing:
        as_of = self._revision.published_at if self._revision else None
        return Placing(self._here.design, self.index, as_of)


def kind_word(kind: str) -> str:
    """What a kind of place is called in the lists of the team."""
    return {
        AnchorKind.OPERATION.value: _("Queries and actions"),
        AnchorKind.JOB.value: _("Job stories"),
        AnchorKind.TYPE.value: _("Types"),
        AnchorKind.DOCUMENT.value: _("Documents"),
    }.get(kind, kind)


def standing_word(standing: str) -> str:
    """A placement as a label."""
    return {
        "same": _("as it was"),
        "changed": _("changed since"),
        "moved": _("moved"),
        "removed": _("removed since"),
    }[standing]


def _told(address: Sequence[str]) -> str:
    """An address as people read it: of an operation its method and path, else its name or key."""
    if len(address) == 5:
        return f"{address[2]} {address[3]}".strip()
    return address[-1] if address else ""


def _target(entry: Entry) -> str:
    address = entry.address
    match entry.anchor.kind:
        case "operation":
            return f"operation:{address[0]}/{address[1]}"
        case "type" | "job":
            return f"{entry.anchor.kind}:{address[0]}"
    return ""

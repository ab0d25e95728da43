"""Where the thing of a thread stands, in the design of today or in a revision, in words and links."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from seedapp.core.anchors import Entry, Index
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import Placing
from seedapp.specification.indexing import frozen_index, index_of_today
from seedapp.specification.models import Revision
from seedapp.web.reading.whereabouts import Whereabouts, whereabouts_of
from seedapp.web.visit import Visit

from .addresses import addresses_in

PLACEMENTS = ("removed", "moved", "changed", "same")


class Compass:
    """Finds the things of threads: in a revision, or in the design as it is now."""

    def __init__(self, here: Visit, revision: Revision | None = None) -> None:
        self._here = here
        self._revision = revision

    def find(self, thread: Thread) -> Whereabouts:
        return whereabouts_of(self.placing.of(thread), self.index, self.url_of)

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


def standing_word(standing: str) -> str:
    """A placement as a label."""
    return {
        "same": _("as it was"),
        "changed": _("changed since"),
        "moved": _("moved"),
        "removed": _("removed since"),
    }[standing]


def _target(entry: Entry) -> str:
    address = entry.address
    match entry.anchor.kind:
        case "operation":
            return f"operation:{address[0]}/{address[1]}"
        case "type" | "job":
            return f"{entry.anchor.kind}:{address[0]}"
    return ""

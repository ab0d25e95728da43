"""Where the thing of each thread stands in another revision, or in the design of today.

A thread keeps its own anchor for ever. What a person said became of its thing (an Attachment) counts where
the thread's own thing is gone, and in everything that is younger than the attachment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from seedapp.core.anchors import Anchor, Entry, Index, Kind, Placement, entry_from_plain, place
from seedapp.designs.models import Design
from seedapp.specification.indexing import frozen_indexes
from seedapp.specification.models import Revision

from .models import Attachment, Thread


@dataclass(frozen=True)
class Placed:
    """A thread where it stands in one index. `attachment` is the person's word that brought it there."""

    thread: Thread
    placement: Placement
    attachment: Attachment | None = None

    @property
    def where(self) -> str:
        """Exactly one of same, changed, moved, removed."""
        return self.placement.kind

    @property
    def stands_on(self) -> Anchor:
        """What the thread is shown on: the thing as it is called there, or the ghost of what was removed."""
        now = self.placement.now
        return now.anchor if now else self.placement.anchor


class Placing:
    """Places threads of one design in an index; `as_of` is when that was published, None for today.

    The revisions in which threads began and what people attached are read in three queries, whatever their
    number.
    """

    def __init__(self, design: Design, index: Index, as_of: datetime | None = None) -> None:
        self._design = design
        self._index = index
        self._as_of = as_of

    def of(self, thread: Thread) -> Placed:
        then = self._then[thread.round.revision_id]
        own = place(anchor_of(thread), thread.quote, then, self._index)
        attachment = self._attachments.get(thread.pk)
        if attachment is None or not (own.kind == "removed" or self._is_younger(attachment)):
            return Placed(thread, own)
        entry = entry_from_plain(attachment.entry)
        led = self._led(own, entry)
        return Placed(thread, own) if led is None else Placed(thread, led, attachment)

    def _led(self, own: Placement, entry: Entry) -> Placement | None:
        """To where a person said that the thing went; None where that is gone as well."""
        found = self._index.same(entry)
        if found is None:
            return None
        return own._replace(kind="moved", now=found, has_changed=found.digest != entry.digest)

    def _is_younger(self, attachment: Attachment) -> bool:
        return self._as_of is None or self._as_of > attachment.attached_at

    @cached_property
    def _attachments(self) -> Mapping[int, Attachment]:
        """Thread's id → what was said last to have become of its thing, and not taken back."""
        rows = Attachment.objects.filter(
            thread__round__revision__design=self._design, taken_back_at__isnull=True
        )
        return {one.thread_id: one for one in rows}

    @cached_property
    def _then(self) -> Mapping[int, Index]:
        begun = Thread.objects.filter(round__revision__design=self._design)
        rows = Revision.objects.filter(pk__in=begun.values("round__revision"))
        return frozen_indexes(rows.only("published_at"))


def anchor_of(thread: Thread) -> Anchor:
    return Anchor(cast(Kind, thread.anchor_kind), thread.anchor, thread.part)


def standing_attachment(thread: Thread) -> Attachment | None:
    """The latest that was not taken back."""
    standing = [one for one in thread.attachments.all() if one.taken_back_at is None]
    return standing[-1] if standing else None

"""Where the thing of a thread stands in a design, in words and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seedapp.core.anchors import Entry, Index
from seedapp.feedback.models import Attachment
from seedapp.feedback.placing import Placed


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


def whereabouts_of(placed: Placed, index: Index, url_of: Callable[[Entry], str]) -> Whereabouts:
    """`index` is that in which the thread was placed; `url_of` leads to one of its places."""
    found = placed.placement
    whole = index.whole(found.now) if found.now else None
    then = placed.thread.anchor_title
    return Whereabouts(
        placed=placed,
        then=then,
        now=found.now.title if found.now else "",
        url=url_of(found.now) if found.now else "",
        was=_told(found.was),
        where=_told(found.where),
        thing=whole.title if whole else then.partition(" › ")[0],
    )


def _told(address: Sequence[str]) -> str:
    """An address as people read it: of an operation its method and path, else its name or key."""
    if len(address) == 5:
        return f"{address[2]} {address[3]}".strip()
    return address[-1] if address else ""

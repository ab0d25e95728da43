"""Where something stands in another version of the design: exactly one of four placements."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .candidates import Candidate, candidates_of
from .entries import Anchor, Entry, Index

Where = Literal["same", "changed", "moved", "removed"]


class Placement(NamedTuple):
    """`then` is what was talked about, as it was; `now` the same thing as it is, None when it is removed.

    `kind` is the first that holds of removed, moved, changed, same; `has_changed` tells of what moved whether
    it says something else as well. `quote_stands`: whether the quoted words still stand there.
    """

    kind: Where
    anchor: Anchor
    then: Entry | None
    now: Entry | None
    then_index: Index
    now_index: Index
    has_changed: bool = False
    quote_stands: bool = True

    @property
    def was(self) -> tuple[str, ...]:
        """Where it stood: the address of the thing (see `Entry`)."""
        return self.then.address if self.then else ()

    @property
    def where(self) -> tuple[str, ...]:
        """Where it stands now; () when it is removed."""
        return self.now.address if self.now else ()

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What may have become of what was removed: to be offered to a person, never taken."""
        if self.kind != "removed" or self.then is None:
            return ()
        return candidates_of(self.then, self.then_index, self.now_index)


def place(anchor: Anchor, quote: str, then: Index, now: Index) -> Placement:
    """Where what an anchor of `then` names stands in `now`.

    What `then` does not know either is removed. A quote that is gone makes what holds it changed at least.
    """
    was = then.get(anchor)
    if was is None:
        return Placement("removed", anchor, None, None, then, now, quote_stands=not quote)
    found = now.same(was)
    if found is None:
        return Placement("removed", anchor, was, None, then, now, quote_stands=not quote)
    stands = not quote or now.has_quote(found, quote)
    has_changed = found.digest != was.digest or (not stands and then.has_quote(was, quote))
    moved = found.address != was.address
    kind: Where = "moved" if moved else "changed" if has_changed else "same"
    return Placement(kind, anchor, was, found, then, now, has_changed, stands)

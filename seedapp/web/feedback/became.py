"""What became of the thing of a thread: its ghost, what may have become of it, and a person's word on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.http import Http404

from seedapp.core.anchors import Anchor, Entry, Index, Kind
from seedapp.feedback.models import Thread
from seedapp.feedback.policy import role_to_attach
from seedapp.specification.frozen import frozen_design
from seedapp.web.reading.ghosts import ghost_in
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken
from seedapp.workspaces.access import allows

from .boards import TeamThread
from .whereabouts import Compass

MOST_LISTED = 600
_APART = "|"


def became_context(here: Visit, seen: TeamThread, compass: Compass) -> dict[str, Any]:
    """{ghost, candidates, elsewhere, may_attach, language}; only what the thread's page shows of it."""
    placement = seen.place.placed.placement
    may = allows(here.member.role, role_to_attach(seen.thread, here.member.user))
    shown: dict[str, Any] = {"may_attach": may}
    if seen.place.is_removed or seen.place.has_changed:
        revision = seen.thread.round.revision
        shown["ghost"] = ghost_in(revision, placement.anchor)
        shown["language"] = frozen_design(revision).language
    if seen.place.is_removed and may:
        shown["candidates"] = [
            {"title": one.entry.title, "value": as_value(one.entry.anchor), "why": spoken(one.why)}
            for one in placement.candidates
        ]
        shown["elsewhere"] = list(_elsewhere(compass.index, seen.thread))
    return shown


def as_value(anchor: Anchor) -> str:
    return _APART.join(anchor)


def entry_of(index: Index, value: str) -> Entry:
    """The place that a form or a program names. Raises Http404."""
    kind, _apart, rest = value.partition(_APART)
    uid, _apart, part = rest.partition(_APART)
    found = index.get(Anchor(cast(Kind, kind), uid, part))
    if found is None:
        raise Http404
    return found


def _elsewhere(index: Index, thread: Thread) -> Iterator[tuple[str, str]]:
    """Parts of the same thing, where it still stands, then whole things, those of the same kind first."""
    own = index.parts(Anchor(cast(Kind, thread.anchor_kind), thread.anchor))
    wholes = sorted(index.wholes(), key=lambda one: one.anchor.kind != thread.anchor_kind)
    for one in [*own, *wholes][:MOST_LISTED]:
        yield as_value(one.anchor), one.title

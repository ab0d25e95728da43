"""Which actors rely on what is talked about, as the design stands today."""

from __future__ import annotations

from collections.abc import Mapping

from seedapp.core import design as core
from seedapp.core.targets import of
from seedapp.core.thread import Reliance
from seedapp.designs.models import Design

from .models import AnchorKind
from .triage import Anchor, anchors_in


def anchors_by_actor(design: Design, value: core.Design) -> Mapping[str, set[Anchor]]:
    """Actor's key → the (kind, anchor) pairs that have threads and that the actor relies on.

    `value` is the design as taken. What was removed since relies on nobody's behalf any more.
    """
    reliance, targets = Reliance(value), _targets(design, value)
    found: dict[str, set[Anchor]] = {}
    for anchor in anchors_in(design):
        target = targets.get(anchor)
        for actor in reliance.on([target]).actors if target else ():
            found.setdefault(actor.key, set()).add(anchor)
    return found


def _targets(design: Design, value: core.Design) -> Mapping[Anchor, str]:
    """(kind, anchor) → the target of what it is about."""
    found = {(AnchorKind.OPERATION.value, one.uid): of(one) for one in value.operations}
    for key, uid in design.job_stories.values_list("key", "uid"):
        found[AnchorKind.JOB.value, str(uid)] = f"job:{key}"
    for name, uid in design.types.values_list("name", "uid"):
        found[AnchorKind.TYPE.value, str(uid)] = f"type:{name}"
    return found

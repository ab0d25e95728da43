"""What something said when a thread on it began, for pages on which it is gone or says something else."""

from __future__ import annotations

from dataclasses import dataclass

from seedapp.core.anchors import Anchor, ghost_of
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision
from seedapp.web.wording import spoken


@dataclass(frozen=True)
class GhostLine:
    label: str
    text: str
    is_code: bool


def ghost_in(revision: Revision, anchor: Anchor) -> list[GhostLine]:
    """`revision` is that on which the thread began."""
    lines = ghost_of(anchor, frozen_design(revision), revision.identities)
    return [GhostLine(spoken(one.label) if one.label else "", one.text, one.is_code) for one in lines]

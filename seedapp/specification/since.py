"""What has changed in a design since a revision of it."""

from __future__ import annotations

from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.core.difference import DesignChange, Identities, compare_designs
from seedapp.designs.models import Design

from .frozen import frozen_design
from .identities import identities_of
from .models import Revision


def changes_since(design: Design, value: core.Design, revision: Revision) -> tuple[DesignChange, ...]:
    """What differs between the design and a revision of it; nothing is read again when they are the same."""
    if design_file.dump(value) == revision.design_file:
        return ()
    identities = Identities(revision.identities, identities_of(design))
    return compare_designs(frozen_design(revision), value, identities)

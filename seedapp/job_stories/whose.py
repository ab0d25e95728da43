"""Whose story a sentence tells."""

from __future__ import annotations

from seedapp.actors.models import Actor, ActorKind
from seedapp.designs.models import Design


def whose(design: Design, subject: str) -> Actor | None:
    """The actor that the sentence names; the only person there is, when it says “I”."""
    rows = list(design.actors.all())
    named = [row for row in rows if row.name.casefold() in subject.casefold()] if subject else []
    humans = [row for row in rows if row.kind == ActorKind.HUMAN]
    found = named or (humans if len(humans) == 1 else [])
    return found[0] if found else None

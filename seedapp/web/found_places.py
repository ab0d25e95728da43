"""Where something that a search found is shown."""

from __future__ import annotations

from django.urls import reverse

from seedapp.core import design as core
from seedapp.designs.models import Design
from seedapp.search.things import Kind

from .places import Places


def place_of(design: Design, target: str) -> str:
    """The address of the page on which a thing is shown, at its place."""
    kind, _colon, rest = target.partition(":")
    address = [design.workspace.slug, design.slug]
    if kind == Kind.DESIGN:
        return reverse("design", args=address)
    if kind == Kind.REVISION:
        return reverse("revision", args=[*address, rest])
    if kind == Kind.THREAD:
        return reverse("thread", args=[*address, rest])
    return Places(design, core.Design(title=design.title)).of(target)


def place_of_line(design: Design, target: str, what: str, of: str) -> str:
    """The address of a line that has a place of its own: a call of a diagram. "" for the others."""
    return place_of(design, f"{target}#{of}") if what == "call" else ""

"""The style of a design file: a house style, and what the team settled otherwise."""

from __future__ import annotations

from typing import Any, get_args

from seedapp.core import design as d
from seedapp.core.style import PROFILES

from .reader import Entry


def read_style(entry: Entry | None) -> d.Style:
    """Every setting is optional; what is absent is the profile's."""
    if entry is None:
        return d.Style()
    style = d.Style(
        profile=entry.choice("profile", tuple(PROFILES), d.Style().profile),
        names=_choice(entry, "names", get_args(d.NameCase)),
        transitions=_choice(entry, "transitions", get_args(d.Transitions)),
        idempotency_keys=_boolean(entry, "idempotency_keys"),
        entity_tags=_boolean(entry, "entity_tags"),
    )
    entry.finish()
    return style


def _choice(entry: Entry, key: str, allowed: tuple[str, ...]) -> Any:
    return entry.choice(key, allowed) if key in entry else entry.text(key)


def _boolean(entry: Entry, key: str) -> bool | None:
    if key in entry:
        return entry.boolean(key, False)
    entry.node(key)
    return None

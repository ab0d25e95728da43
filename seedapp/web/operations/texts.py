"""An operation's parts in one line of text."""

from __future__ import annotations

from collections.abc import Sequence

from seedapp.core import design as core


def names(fields: Sequence[core.Field]) -> str:
    """Fields in one line: `bike_id, note?, tags[]`."""
    return ", ".join(
        f"{one.name}{'[]' if one.type.endswith('[]') else ''}{'' if one.required else '?'}" for one in fields
    )


def answer(response: core.Response) -> str:
    """The type or the fields that come back; "" for nothing."""
    return response.type or names(response.fields)

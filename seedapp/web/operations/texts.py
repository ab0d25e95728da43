"""An operation's parts in one line of text each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.web.places import Places


def names(fields: Sequence[core.Field]) -> str:
    """Fields in one line: `bike_id, note?, tags[]`."""
    return ", ".join(
        f"{one.name}{'[]' if one.type.endswith('[]') else ''}{'' if one.required else '?'}" for one in fields
    )


def answer(response: core.Response) -> str:
    """The type or the fields that come back; "" for nothing."""
    return response.type or names(response.fields)


def message_words(ref: core.MessageRef, places: Places) -> str:
    """A message as people find it: the title of its diagram and its number there."""
    title = places.title_of(f"interaction:{ref}")
    return _("%(title)s, message %(number)s") % {"title": title, "number": ref.number}

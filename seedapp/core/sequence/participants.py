"""Which actor or service of a design a participant of a diagram stands for."""

from __future__ import annotations

import re
import unicodedata

from ..design import Actor, Design, Interaction, Service
from .markup import plain
from .model import Participant

_SEPARATORS = re.compile(r"[\s\-_\u2010-\u2014]+")


def key_of(interaction: Interaction, participant: Participant, design: Design) -> str:
    """The key of the actor or service that a participant stands for; "" when it stands for none.

    The interaction's own table decides first, then an alias that is a key, then a name that equals a
    name or a key, however it is spelled in case, spaces and hyphens. A stick figure is an actor
    before it is a service; everything else is a service first.
    """
    known: list[Actor | Service] = [*design.services, *design.actors]
    if participant.kind == "actor":
        known = [*design.actors, *design.services]
    keys = {one.key for one in known}
    given = interaction.participants.get(participant.alias, "")
    if given in keys:
        return given
    if participant.alias in keys:
        return participant.alias
    looked_for = (_folded(participant.name), _folded(participant.alias))
    for wanted in looked_for:
        for one in known:
            if wanted and wanted in (_folded(one.name), _folded(one.key)):
                return one.key
    return ""


def _folded(name: str) -> str:
    composed = unicodedata.normalize("NFC", plain(name))
    return _SEPARATORS.sub(" ", composed).strip().casefold()

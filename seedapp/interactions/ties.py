"""Whom the participants of a diagram stand for, where somebody said so."""

from __future__ import annotations

from collections.abc import Mapping

from seedapp.core import design as core
from seedapp.core import sequence


def by_name(participant: sequence.Participant, value: core.Design) -> str:
    """The key that a participant stands for when nobody says anything; "" when its name tells none."""
    return sequence.key_of(core.Interaction(key="", title=""), participant, value)


def strangers(ties: Mapping[str, str], value: core.Design) -> list[str]:
    """Chosen keys that the design does not have (any more)."""
    known = {one.key for one in value.actors} | {one.key for one in value.services}
    return sorted({key for key in ties.values() if key and key not in known})


def settled(draft: core.Interaction, before: Mapping[str, str], value: core.Design) -> dict[str, str]:
    """The ties worth keeping: where the name alone does not tell, or where somebody had said it before.

    While a line cannot be read its participants may be missing: what was known of them is kept.
    """
    diagram = sequence.parse(draft.plantuml)
    kept = {}
    for one in diagram.participants:
        key = draft.participants.get(one.alias, "")
        if key and (one.alias in before or key != by_name(one, value)):
            kept[one.alias] = key
    if diagram.problems:
        present = {one.alias for one in diagram.participants}
        kept |= {alias: key for alias, key in before.items() if alias not in present}
    return kept

"""Whom the participants of a diagram stand for, as chosen on the page: one control for each alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.core import sequence
from seedapp.history.rows import Conflict

from ..clashes import Clash, marked, sent
from ..conflicts import who_changed

PREFIX = "stands_for:"


def posted(data: QueryDict) -> dict[str, str]:
    """alias → key, of every control that came; "" where nobody was chosen."""
    return {name.removeprefix(PREFIX): str(data[name]) for name in data if name.startswith(PREFIX)}


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


def with_ties(draft: core.Interaction, ties: Mapping[str, str]) -> core.Interaction:
    """The draft with what was chosen on the page over what it had."""
    return replace(draft, participants={**draft.participants, **ties})


def ties_clash(data: QueryDict, value: core.Design, conflict: Conflict) -> Clash:
    """The choice between two sets of ties, where both said of one participant whom it stands for."""
    ties = conflict.theirs["participants"], conflict.mine["participants"]
    theirs, mine = (_as_text(one, value) for one in ties)
    typed = {f"{PREFIX}{alias}": [key] for alias, key in posted(data).items()}
    others = {name: [ties[0].get(name.removeprefix(PREFIX), "")] for name in typed}
    return Clash(
        name=PREFIX,
        label=_("Who takes part"),
        who=who_changed(conflict, ["participants"]),
        theirs=marked(theirs, mine),
        mine=marked(mine, theirs),
        theirs_sent=sent(others.items()),
        mine_sent=sent(typed.items()),
        shown_sent=sent(typed.items()),
    )


def _as_text(ties: Mapping[str, str], value: core.Design) -> str:
    """“api → Trip API”, one a line."""
    names = {one.key: one.name for one in value.actors} | {one.key: one.name for one in value.services}
    return "\n".join(f"{alias} → {names.get(key, key)}" for alias, key in sorted(ties.items()))

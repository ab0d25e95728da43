"""Whom the participants of a diagram stand for, as chosen on the page: one control for each alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.history.rows import Conflict

from ..clashes import Clash, marked, sent
from ..conflicts import who_changed

PREFIX = "stands_for:"


def posted(data: QueryDict) -> dict[str, str]:
    """alias → key, of every control that came; "" where nobody was chosen."""
    return {name.removeprefix(PREFIX): str(data[name]) for name in data if name.startswith(PREFIX)}


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

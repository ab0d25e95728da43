"""The states of a thread: one table says who may bring it from which into which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .models import State

Who = Literal["author", "team"]


@dataclass(frozen=True)
class Deed:
    """What brings a thread into the state `to`, and from which states whoever may do it can start."""

    to: State
    starts: dict[Who, frozenset[State]]

    def may_start(self, state: str, who: Who) -> bool:
        return State(state) in self.starts.get(who, frozenset())


_OPEN, _ADDRESSED, _RESOLVED, _DISMISSED = State.OPEN, State.ADDRESSED, State.RESOLVED, State.DISMISSED

DEEDS = {
    "address": Deed(_ADDRESSED, {"team": frozenset({_OPEN, _DISMISSED})}),
    "dismiss": Deed(_DISMISSED, {"team": frozenset({_OPEN, _ADDRESSED})}),
    "resolve": Deed(_RESOLVED, {"author": frozenset({_OPEN, _ADDRESSED, _DISMISSED})}),
    "reopen": Deed(
        _OPEN,
        {
            "author": frozenset({_ADDRESSED, _RESOLVED, _DISMISSED}),
            "team": frozenset({_ADDRESSED, _DISMISSED}),  # its own marks; what the author settled is theirs
        },
    ),
}
VERBS = {
    State.OPEN: "feedback.reopened",
    State.ADDRESSED: "feedback.addressed",
    State.RESOLVED: "feedback.resolved",
    State.DISMISSED: "feedback.dismissed",
}

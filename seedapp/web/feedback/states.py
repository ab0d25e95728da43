"""The way of a revision through its states, as pages draw it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from seedapp.specification.models import Move, Revision
from seedapp.specification.states import State

_USUAL = (State.DRAFT, State.IN_REVIEW, State.APPROVED)
KIND_OF_STATE = {
    State.DRAFT: "neutral",
    State.IN_REVIEW: "hint",
    State.APPROVED: "success",
    State.SUPERSEDED: "neutral",
    State.WITHDRAWN: "error",
}


@dataclass(frozen=True)
class Station:
    """A state on the way: reached by `move`; None for the first, and from before moves were kept."""

    state: str
    label: str | Promise
    is_now: bool
    is_reached: bool
    move: Move | None


def way_of(revision: Revision) -> list[Station]:
    """The states that it went through and, where it is not at an end, those that are still before it."""
    moves = {one.after: one for one in revision.moves.all()}
    now = State(revision.state)
    been = [one for one in _USUAL if one == State.DRAFT or one in moves or one == now]
    if now in _USUAL:
        been += [one for one in _USUAL[: _USUAL.index(now) + 1] if one not in been]
    way = sorted({*been}, key=_USUAL.index)
    if now not in _USUAL:
        way += [one for one in (State.SUPERSEDED,) if one in moves and one != now] + [now]
    ahead = [one for one in _USUAL if one not in way] if now in _USUAL else []
    return [
        Station(one.value, one.label, one == now, one not in ahead, moves.get(one.value))
        for one in (*way, *ahead)
    ]

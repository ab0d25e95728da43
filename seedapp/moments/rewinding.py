"""Going back in time: the states of things, with what was written since taken away again. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from seedapp.history.things import VERSION, State


class Told(NamedTuple):
    """What a change did to one thing, as `history.models.Written` has it."""

    number: int
    thing: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Untold(Exception):
    """Since the change of this number the rows are not what the journal says: something wrote past it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def rewound(now: Mapping[str, State], written: Iterable[Told]) -> dict[str, State]:
    """The states before all that was `written`, which is given newest first. Raises Untold.

    The version of a thing that is there again is the last one it had.
    """
    states = {thing: dict(state) for thing, state in now.items()}
    for one in written:
        there = states.get(one.thing)
        if one.after is None:
            _check(there is None, one)
            states[one.thing] = dict(one.before or {})
        elif one.before is None:
            _check(there is not None and _same(there, one.after), one)
            del states[one.thing]
        else:
            _check(there is not None and all(there[name] == value for name, value in one.after.items()), one)
            states[one.thing].update(one.before)
    return states


def _same(state: State | None, other: State) -> bool:
    return {**(state or {}), VERSION: 0} == {**other, VERSION: 0}


def _check(is_as_told: bool, one: Told) -> None:
    if not is_as_told:
        raise Untold(one.number)

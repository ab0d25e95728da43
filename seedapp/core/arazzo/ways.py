"""The ways through a sequence diagram: which calls happen one after the other, branch by branch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ..sequence import Box, Branch, Call, Diagram, Group, Step, walk

MOST_WAYS = 20
_ALL_HAPPEN = ("par", "par2")


@dataclass(frozen=True)
class Passed:
    """A call on a way. `around` are the branches of `opt` and `loop` that it stands in, outermost first."""

    call: Call
    around: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Fork:
    """A group at which a way takes one branch: `others` are those it leaves aside."""

    taken: Branch | None
    others: tuple[Branch, ...]


@dataclass(frozen=True)
class Way:
    """One way from the top of a diagram to its end, calls and forks in the order of the text.

    `branch` is what tells it from the main way, None for the main way itself.
    """

    events: tuple[Passed | Fork, ...]
    branch: Branch | None = None

    @property
    def calls(self) -> tuple[Passed, ...]:
        return tuple(one for one in self.events if isinstance(one, Passed))


TellsFailure = Callable[[str], bool]


def ways(diagram: Diagram, tells_failure: TellsFailure) -> tuple[Way, ...]:
    """The main way, then one for each branch that it leaves aside, in the order of the text.

    The main way takes the first branch of each group that does not tell of a failure, goes once through
    `loop` and `opt`, through all of `par`, and past `break` and what is done only after a failure. A way
    through another branch takes that one and those around it, else it goes as the main way does; behind a
    `break` the rest of what it stands in does not happen. Of a diagram with very many branches the first
    `MOST_WAYS` have one.
    """
    usual = {group.line: _usual(group, tells_failure) for group in _groups(diagram.steps)}
    found = [Way(tuple(_walk(diagram.steps, usual, ())))]
    for branch, chosen in islice(_aside(diagram.steps, usual, {}), MOST_WAYS):
        found.append(Way(tuple(_walk(diagram.steps, {**usual, **chosen}, ())), branch))
    return tuple(found)


def _groups(steps: Sequence[Step]) -> Iterator[Group]:
    yield from (step for step in walk(steps) if isinstance(step, Group))


def _usual(group: Group, tells_failure: TellsFailure) -> int:
    """The number of the branch that the main way takes, -1 for none."""
    for at, branch in enumerate(group.branches):
        if group.kind != "break" and not (group.kind in ("alt", "opt") and tells_failure(branch.label)):
            return at
    return 0 if group.kind == "alt" else -1


def _walk(
    steps: Sequence[Step], chosen: Mapping[int, int], around: tuple[Branch, ...]
) -> Iterator[Passed | Fork]:
    """`chosen`: line of a group → number of the branch that is taken."""
    for step in steps:
        if isinstance(step, Call):
            yield Passed(step, around)
        elif isinstance(step, Box):
            yield from _walk(step.steps, chosen, around)
        elif isinstance(step, Group):
            yield from _walk_group(step, chosen[step.line], chosen, around)
            if step.kind == "break" and chosen[step.line] >= 0:
                return


def _walk_group(
    group: Group, at: int, chosen: Mapping[int, int], around: tuple[Branch, ...]
) -> Iterator[Passed | Fork]:
    if group.kind in _ALL_HAPPEN:
        for branch in group.branches:
            yield from _walk(branch.steps, chosen, around)
        return
    taken = group.branches[at] if at >= 0 else None
    others = tuple(branch for branch in group.branches if branch is not taken)
    if others:
        yield Fork(taken, others)
    if taken is not None:
        marked = group.kind in ("opt", "loop") and at == 0
        yield from _walk(taken.steps, chosen, (*around, taken) if marked else around)


def _aside(
    steps: Sequence[Step], usual: Mapping[int, int], chosen: dict[int, int]
) -> Iterator[tuple[Branch, dict[int, int]]]:
    """Each branch that the main way leaves aside, with what is to be chosen to get there."""
    for step in steps:
        if isinstance(step, Box):
            yield from _aside(step.steps, usual, chosen)
        elif isinstance(step, Group):
            for at, branch in enumerate(step.branches):
                everyday = step.kind in _ALL_HAPPEN or at == usual[step.line]
                choice = chosen if everyday else {**chosen, step.line: at}
                if not everyday:
                    yield branch, choice
                yield from _aside(branch.steps, usual, choice)

"""Which workflows a design has: for each interaction the ways through its diagram, and the steps of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..derive.failures import status_of
from ..design import Design, Interaction, Operation
from ..naming import kebab, words
from ..sequence import Branch, Call, Diagram, parse
from .endpoints import Endpoint
from .flow import Input, Outputs, Step, as_name, connect
from .ways import Fork, Passed, Way, ways

Endpoints = Mapping[tuple[str, str], Endpoint]
_SURE = 0.5


@dataclass(frozen=True)
class Exit:
    """A branch that a workflow leaves aside; `step` fails with `status` where a failure leads to it."""

    branch: Branch
    step: Step | None = None
    status: str = ""


@dataclass(frozen=True)
class Workflow:
    """`branch` is what tells it from the main way of its interaction. `left_out` are calls without a step."""

    id: str
    interaction: Interaction
    diagram: Diagram
    steps: tuple[Step, ...]
    inputs: tuple[Input, ...]
    exits: tuple[Exit, ...]
    left_out: tuple[Call, ...]
    branch: Branch | None = None


@dataclass
class Plan:
    """The workflows in the order of the interactions, and the interactions that have none."""

    workflows: list[Workflow] = field(default_factory=list)
    without: list[Interaction] = field(default_factory=list)


def plan_of(design: Design, endpoints: Endpoints) -> Plan:
    """`endpoints`: service's and operation's key → how the documents have it."""
    plan, taken = Plan(), set[str]()
    serving = _serving(design)
    steps = _Steps(endpoints)
    for interaction in design.interactions:
        diagram = parse(interaction.plantuml)
        found = list(_workflows(interaction, diagram, serving.get(interaction.key, {}), steps, taken))
        plan.workflows += found
        if not found:
            plan.without.append(interaction)
    return plan


@dataclass
class _Steps:
    """The ids of the steps, which mean the same in every workflow, and what each tells."""

    endpoints: Endpoints
    outputs: dict[str, Outputs] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """The operation's key; with its service where several have one of that key."""
        services = Counter(key for _, key in self.endpoints)
        taken: set[str] = set()
        return {
            (service, key): _free(as_name(key if services[key] == 1 else f"{service}-{key}"), taken)
            for service, key in self.endpoints
        }

    def step(self, passed: Passed, operation: Operation, taken: set[str]) -> Step:
        """`taken` are the ids of the steps before it."""
        place = operation.service, operation.key
        name = self.names[place]
        others = set(self.names.values()) - {name}
        while name in taken:
            name = _free(self.names[place], taken | others)
        taken.add(name)
        return Step(name, passed, self.endpoints[place], outputs=self.outputs.setdefault(name, Outputs()))

    def failing(self, step: Step, status: str) -> None:
        """Ask a step to fail; then it is another one, which tells nothing."""
        step.failing, step.id = status, _free(f"{step.id}-{status}", set(self.names.values()))
        step.outputs = self.outputs.setdefault(step.id, Outputs())


def _serving(design: Design) -> dict[str, dict[int, list[Operation]]]:
    """Interaction → number of a call → the operations that say they serve it, in the order of the design."""
    found: defaultdict[str, dict[int, list[Operation]]] = defaultdict(dict)
    for operation in design.operations:
        for ref in dict.fromkeys(operation.messages):
            found[ref.interaction].setdefault(ref.number, []).append(operation)
    return found


def _workflows(
    interaction: Interaction,
    diagram: Diagram,
    serving: Mapping[int, list[Operation]],
    known: _Steps,
    taken: set[str],
) -> Iterator[Workflow]:
    """The main way, and each other that passes calls of operations which the main way does not."""
    seen: set[tuple[str, ...]] = set()
    for way in ways(diagram, _tells_failure):
        steps = _passed(way, serving, known)
        passed = tuple(f"{one.passed.call.number} {one.endpoint.operation.key}" for one in steps)
        if not steps or passed in seen:
            continue
        seen.add(passed)
        _mark_failing(way, steps, known)
        inputs = connect(steps)
        yield Workflow(
            id=_free(_name(interaction, way.branch if len(seen) > 1 else None), taken),
            interaction=interaction,
            diagram=diagram,
            steps=tuple(steps),
            inputs=tuple(inputs),
            exits=tuple(_exits(way, steps)),
            left_out=_left_out(diagram, way, steps),
            branch=way.branch,
        )


def _passed(way: Way, serving: Mapping[int, list[Operation]], known: _Steps) -> list[Step]:
    taken: set[str] = set()
    return [
        known.step(passed, one, taken)
        for passed in way.calls
        for one in serving.get(passed.call.number, ())
        if (one.service, one.key) in known.endpoints
    ]


def _mark_failing(way: Way, steps: list[Step], known: _Steps) -> None:
    """On a way that a failure leads to, the step before the fork is asked to fail as the branch says."""
    for at, fork in enumerate(way.events):
        if isinstance(fork, Fork) and fork.taken is way.branch and way.branch is not None:
            step = _before(way, at, steps)
            status = _failure(step, way.branch) if step else ""
            if step and status:
                known.failing(step, status)


def _exits(way: Way, steps: list[Step]) -> Iterator[Exit]:
    for at, fork in enumerate(way.events):
        if isinstance(fork, Fork):
            step = _before(way, at, steps)
            for branch in fork.others:
                status = _failure(step, branch) if step and not step.failing else ""
                yield Exit(branch, step if status else None, status)


def _before(way: Way, at: int, steps: list[Step]) -> Step | None:
    """The last step that a way passes before one of its events."""
    numbers = {one.call.number for one in way.events[:at] if isinstance(one, Passed)}
    return next((one for one in reversed(steps) if one.passed.call.number in numbers), None)


def _failure(step: Step, branch: Branch) -> str:
    """The status with which a step fails where a branch holds, "" where its words tell of no such failure."""
    label = branch.label
    answered = step.endpoint.statuses
    for failure in step.endpoint.operation.failures:
        status = str(failure.status or status_of(failure.when).status)
        if _same_words(failure.when, label) and status in answered:
            return status
    told = str(status_of(label).status)
    return told if _tells_failure(label) and told in answered else ""


def _tells_failure(label: str) -> bool:
    return status_of(label).confidence >= _SURE


def _same_words(one: str, other: str) -> bool:
    first, second = _told_words(one), _told_words(other)
    return bool(first) and first == second


def _told_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in ("a", "an", "the", "if", "when", "else"))


def _left_out(diagram: Diagram, way: Way, steps: list[Step]) -> tuple[Call, ...]:
    """Calls that this way passes without a step; on the main way those too that no way has a step for."""
    numbers = {one.passed.call.number for one in steps}
    passed = [one.call for one in way.calls] if way.branch else diagram.calls
    return tuple(call for call in passed if call.number not in numbers)


def _name(interaction: Interaction, branch: Branch | None) -> str:
    name = as_name(interaction.key)
    told = kebab(branch.label)[:60].strip("-") if branch else ""
    return f"{name}-{told or 'other'}" if branch else name


def _free(name: str, taken: set[str]) -> str:
    """A name that is not taken yet, which then it is: `endRental`, `endRental-2`."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free

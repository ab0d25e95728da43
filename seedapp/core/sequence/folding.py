"""A diagram for the people whom it is about: all that is technical folded into one, the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..design import Design, Interaction, MessageRef
from .markup import plain
from .model import (
    OUTSIDE,
    Boundary,
    Box,
    Branch,
    Call,
    Declaration,
    Diagram,
    Drawn,
    Group,
    Mark,
    Participant,
    Return,
    Step,
)
from .participants import key_of
from .plain_words import in_plain_words
from .printing import unparse
from .reader import parse

_TECHNICAL = ("database", "collections", "queue", "entity", "control", "boundary", "participant")
_SERVICE = "service"


@dataclass(frozen=True)
class Said:
    """A message that is left: who says what to whom. `when` are the conditions around it, outermost first."""

    source: str
    target: str
    words: str
    is_answer: bool = False
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Folded:
    """`text` is PlantUML again; `said` tells the same in words. Both are empty where nobody is left."""

    text: str = ""
    said: tuple[Said, ...] = ()


def fold(interaction: Interaction, design: Design, *, service: str) -> Folded:
    """The diagram of an interaction without its inner workings. `service` is what their whole is called.

    Services, APIs, databases and whatever is tied to nobody of the design become one; people, apps and
    systems outside stay. Calls say the operation's name where they are one, else plain words.
    """
    diagram = parse(interaction.plantuml)
    folding = _Folding(_names(interaction, diagram, design), _operations(interaction, design), service)
    steps = tuple(folding.fold(diagram.steps))
    said = tuple(folding.told(steps))
    if not said:
        return Folded()
    present = {one for step in said for one in (step.source, step.target)}
    declared = [one for one in folding.cast() if one.name in present]
    head: list[Step] = [Boundary("@startuml"), *(Declaration(one) for one in declared)]
    return Folded(unparse(Diagram(steps=(*head, *steps, Boundary("@enduml")))), said)


def _names(interaction: Interaction, diagram: Diagram, design: Design) -> dict[str, Participant | None]:
    """Alias → who stays in the drawing, under a plain name; None for what is folded."""
    found: dict[str, Participant | None] = {OUTSIDE: None}
    for number, one in enumerate(diagram.participants, 1):
        actor = design.actor(key_of(interaction, one, design))
        stays = actor.kind not in ("api", "microservice") if actor else one.kind not in _TECHNICAL
        kind: Literal["actor", "participant"] = "participant"
        if (actor.kind == "human") if actor else (one.kind == "actor"):
            kind = "actor"
        name = plain(one.name).replace('"', "'") or one.alias
        found[one.alias] = Participant(f"p{number}", name, kind) if stays else None
    return found


def _operations(interaction: Interaction, design: Design) -> dict[int, str]:
    """Number of a call → the name of the operation that it is."""
    return {
        message.number: plain(one.name)
        for one in design.operations
        for message in one.messages
        if message == MessageRef(interaction.key, message.number) and one.name
    }


@dataclass(frozen=True)
class _Folding:
    names: Mapping[str, Participant | None]
    operations: Mapping[int, str]
    service: str

    def cast(self) -> list[Participant]:
        """Who stays, in the order of the diagram, and the service last but for what is outside of it."""
        return [*(one for one in self.names.values() if one), Participant(_SERVICE, self.service)]

    def fold(self, steps: Sequence[Step]) -> Iterator[Step]:
        last: Step | None = None
        for step in steps:
            for one in self._folded(step):
                if one == last or (isinstance(one, Mark) and isinstance(last, Mark)):
                    continue
                yield one
                last = one

    def _folded(self, step: Step) -> Iterator[Step]:
        match step:
            case Call() | Return():
                yield from self._message(step)
            case Box():
                yield from self.fold(step.steps)
            case Group():
                yield from self._group(step)
            case Mark(kind="divider"):
                yield Mark("divider", plain(step.text))

    def _message(self, message: Call | Return) -> Iterator[Step]:
        source, target = self._alias(message.source), self._alias(message.target)
        if source == target == _SERVICE or OUTSIDE in (message.source, message.target):
            return
        if isinstance(message, Call):
            said = self.operations.get(message.number) or in_plain_words(message.label)
            yield Call(0, source, target, said)
        else:
            said = in_plain_words(message.label)
            yield Return(source, target, said, by_keyword=False, drawn=Drawn("-->"))

    def _alias(self, alias: str) -> str:
        one = self.names.get(alias)
        return one.alias if one else _SERVICE

    def _group(self, group: Group) -> Iterator[Step]:
        branches = tuple(
            Branch(one.keyword, in_plain_words(one.label), steps=tuple(self.fold(one.steps)))
            for one in group.branches
        )
        if any(_speaks(one.steps) for one in branches):
            yield Group(group.kind, branches)

    def told(self, steps: Sequence[Step], when: tuple[str, ...] = ()) -> Iterator[Said]:
        shown = {one.alias: one.name for one in self.cast()}
        for step in steps:
            if isinstance(step, Group):
                for branch in step.branches:
                    yield from self.told(branch.steps, (*when, branch.label) if branch.label else when)
            elif isinstance(step, Call | Return):
                source, target = shown[step.source], shown[step.target]
                yield Said(source, target, step.label, isinstance(step, Return), when)


def _speaks(steps: Sequence[Step]) -> bool:
    """Whether anything is said in there."""
    return any(isinstance(step, Call | Return | Group) for step in steps)

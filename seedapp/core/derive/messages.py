"""Every call of every diagram of a design: whom it goes to, what it is, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..design import Design, Failure, Interaction, MessageRef
from ..sequence import Call, Diagram, answers_to, key_of, parse
from ..sequence.model import Box, Branch, Group, Return, Step
from .answers import answer_kind
from .labels import Reading, classify


@dataclass(frozen=True)
class MessageReading:
    """`participant_key` is the key of the actor or service it goes to, "" for none; `target_layer` that
    service's layer (api, microservice), else the actor's kind, else the kind of the participant drawn.
    `answer` is the label of the return that brings what was asked for; `failures` what other returns tell.
    """

    interaction: Interaction
    call: Call
    participant_key: str
    target_layer: str
    reading: Reading
    answer: str = ""
    failures: tuple[Failure, ...] = ()

    @property
    def ref(self) -> MessageRef:
        return MessageRef(self.interaction.key, self.call.number)


def read_messages(design: Design) -> tuple[MessageReading, ...]:
    """All calls in the order of the design, self calls and events included."""
    return tuple(message for interaction in design.interactions for message in _of(interaction, design))


def _of(interaction: Interaction, design: Design) -> Iterator[MessageReading]:
    diagram = parse(interaction.plantuml)
    keys = {one.alias: key_of(interaction, one, design) for one in diagram.participants}
    branches = dict(_branches(diagram.steps))
    for call in diagram.calls:
        key = keys.get(call.target, "")
        returns = answers_to(diagram, call.number)
        answer = next((one.label for one in returns if answer_kind(one.label) != "failure"), "")
        yield MessageReading(
            interaction,
            call,
            key,
            _layer(design, diagram, key, call.target),
            classify(
                call.label,
                answer=answer,
                asynchronous=call.asynchronous,
                is_self=call.is_self,
                glossary=design.glossary,
            ),
            answer,
            tuple(_failures(returns, branches)),
        )


def _layer(design: Design, diagram: Diagram, key: str, alias: str) -> str:
    service, actor = design.service(key), design.actor(key)
    if service:
        return service.layer
    if actor:
        return actor.kind
    drawn = diagram.participant(alias)
    return drawn.kind if drawn else ""


def _branches(steps: Sequence[Step], around: str = "") -> Iterator[tuple[int, str]]:
    """Line of a return → the label of the branch that it stands in."""
    for step in steps:
        if isinstance(step, Return):
            yield step.line, around
        elif isinstance(step, Box):
            yield from _branches(step.steps, around)
        elif isinstance(step, Group):
            for branch in step.branches:
                yield from _branches(branch.steps, _condition(branch) or around)


def _condition(branch: Branch) -> str:
    return branch.label if branch.keyword in ("alt", "else", "opt", "break") else ""


def _failures(returns: Sequence[Return], branches: dict[int, str]) -> Iterator[Failure]:
    seen: set[str] = set()
    for one in returns:
        when = branches.get(one.line) or one.label
        if answer_kind(one.label) == "failure" and when not in seen:
            seen.add(when)
            yield Failure(when)

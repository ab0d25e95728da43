"""One thing that a change would touch, and the words for its tie to the thing before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .. import targets
from ..design import Interaction, JobStory, Operation
from ..sequence import Call
from ..wording import N_, Sentence, say
from .uses import Used

Kind = Literal["story", "diagram", "message", "type", "operation", "endpoint", "schema", "linked", "workflow"]


@dataclass(frozen=True)
class Touched:
    """A thing that a change would touch. `through` is the target of the thing before it, `why` the tie to it.

    `document` is the key of a service and `pointer` a JSON Pointer into its OpenAPI document, for what stands
    in one: endpoints and schemas.
    """

    kind: Kind
    target: str
    title: str
    why: Sentence
    through: str
    document: str = ""
    pointer: str = ""


def story_title(job: JobStory) -> str:
    told = " ".join(job.want.split())
    return f"{job.key}: {told}" if told else job.key


def story(job: JobStory, why: Sentence, through: str) -> Touched:
    return Touched("story", targets.of(job), story_title(job), why, through)


def operation_tied(operation: Operation, why: Sentence, through: str, kind: Kind = "operation") -> Touched:
    return Touched(kind, targets.of(operation), operation.name or operation.key, why, through)


def message(drawn: Interaction, call: Call) -> Touched:
    why = say(N_("It is message %(number)s of “%(title)s”."), number=call.number, title=diagram_title(drawn))
    label = " ".join(call.label.split()) or f"{drawn.key}#{call.number}"
    return Touched("message", targets.of_call(drawn, call.number), label, why, targets.of(drawn))


def diagram_title(drawn: Interaction) -> str:
    return " ".join(drawn.title.split()) or drawn.key


def held(name: str, fields: tuple[str, ...]) -> Sentence:
    if not fields:
        return say(N_("Its schema refers to %(type)s."), type=name)
    return say(N_("It holds %(type)s in %(fields)s."), type=name, fields=", ".join(fields))


def used_in(name: str, used: Used) -> Sentence:
    if used.part == "openapi":
        return say(N_("Its further members refer to %(type)s."), type=name)
    if used.part == "inputs":
        return say(N_("It takes %(type)s in %(fields)s."), type=name, fields=", ".join(used.fields))
    if not used.fields:
        return say(N_("It answers %(type)s."), type=name)
    return say(N_("It answers %(type)s in %(fields)s."), type=name, fields=", ".join(used.fields))

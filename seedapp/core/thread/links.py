"""The stations of a thread as links: what each is called, and a sentence that tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import targets
from ..derive.binding import Binding
from ..design import Actor, Interaction, JobStory, Operation
from ..sequence import Call
from ..wording import N_, Sentence, say


@dataclass(frozen=True)
class Link:
    """One station of the thread: what it is called, and a sentence that tells of it."""

    target: str
    title: str
    sentence: Sentence
    step: int


def of_actor(actor: Actor) -> Link:
    return Link(
        targets.of(actor), actor.name or actor.key, say(N_("Needs it: %(name)s."), name=actor.name), 1
    )


def of_story(job: JobStory) -> Link:
    sentence = say(
        N_("When %(when)s, I want to %(want)s, so %(so)s."),
        when=_clause(job.when),
        want=_clause(job.want),
        so=_clause(job.so),
    )
    return Link(targets.of(job), job.key, sentence, 2)


def of_diagram(interaction: Interaction) -> Link:
    title = interaction.title or interaction.key
    return Link(targets.of(interaction), title, say(N_("Drawn in “%(title)s”."), title=title), 3)


def of_call(interaction: Interaction, call: Call, names: Mapping[str, str]) -> Link:
    sentence = say(
        N_("Message %(number)s of “%(title)s”, from %(source)s to %(target)s."),
        number=call.number,
        title=interaction.title or interaction.key,
        source=names.get(call.source, "→"),
        target=names.get(call.target, "→"),
    )
    return Link(targets.of_call(interaction, call.number), call.label, sentence, 3)


def of_operation(operation: Operation) -> Link:
    template = N_("A query of %(service)s.") if operation.kind == "query" else N_("An action of %(service)s.")
    sentence = say(template, service=operation.service)
    return Link(targets.of(operation), operation.name or operation.key, sentence, 4)


def of_endpoint(operation: Operation, binding: Binding) -> Link:
    sentence = say(N_("Answers %(status)s when all is well."), status=binding.status)
    return Link(targets.of(operation, "http"), f"{binding.method} {binding.path}", sentence, 5)


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(".") or "…"

"""What a thing of the design comes from and what it leads to, from an actor's need to an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import targets
from ..derive.binding import bindings
from ..design import Actor, Design, Interaction, JobStory, MessageRef, Operation, Service
from ..sequence import parse
from ..wording import N_, Sentence, say
from .gaps import gaps_of
from .strand import Strand, Thing, Ties
from .subject import Subject, subject_of

ACTOR, CUSTOMER, TECHNICAL, DIAGRAM, CALL, SERVICE, OPERATION, TYPE, ENDPOINT = range(9)
"""The stations of the thread, in the order of the method."""


@dataclass(frozen=True)
class Link:
    """One station of the thread: what it is called, and a sentence that tells of it."""

    target: str
    title: str
    sentence: Sentence
    step: int


@dataclass(frozen=True)
class Thread:
    """The stations before and behind a thing, in the order of the method, and where the thread is cut."""

    target: str
    comes_from: tuple[Link, ...]
    leads_to: tuple[Link, ...]
    gaps: tuple[Sentence, ...]


def thread_of(design: Design, target: str) -> Thread:
    """The thread through a thing, named as in `core.targets`; empty where the design does not hold it.

    A part of a thing (a field, a line of a diagram) has the thread of the thing, the `http` of an
    operation that of its endpoint. The thread of the whole design is its gaps.
    """
    ties = Ties(design)
    subject = subject_of(design, target)
    if subject is None:
        return Thread(target, (), (), gaps_of(ties, None) if target == targets.DESIGN else ())
    own = _station_of(subject)
    links = list(_links(ties, ties.strand_of(subject.thing), subject))
    return Thread(
        target,
        tuple(link for station, link in links if station < own),
        tuple(link for station, link in links if station > own),
        gaps_of(ties, subject.thing),
    )


def _station_of(subject: Subject) -> int:
    match subject.thing:
        case Actor():
            return ACTOR
        case JobStory(level="customer"):
            return CUSTOMER
        case JobStory():
            return TECHNICAL
        case Interaction():
            return DIAGRAM
        case MessageRef():
            return CALL
        case Service():
            return SERVICE
        case Operation():
            return ENDPOINT if subject.is_endpoint else OPERATION
    return TYPE


def _links(ties: Ties, strand: Strand, subject: Subject) -> Iterator[tuple[int, Link]]:
    design = ties.design
    jobs = [job for job in design.jobs if job.key in strand.jobs]
    actors = _actors_of(jobs, subject.thing)
    yield from ((ACTOR, _actor(one)) for one in design.actors if one.key in actors)
    yield from ((CUSTOMER, _story(job)) for job in jobs if job.level == "customer")
    yield from ((TECHNICAL, _story(job)) for job in jobs if job.level == "technical")
    diagrams = [one for one in design.interactions if one.key in strand.interactions]
    yield from ((DIAGRAM, _diagram(one)) for one in diagrams)
    for diagram in diagrams:
        yield from ((CALL, link) for link in _calls(diagram, strand))
    operations = [design.operations[place] for place in sorted(strand.operations)]
    yield from ((OPERATION, _operation(one)) for one in operations)
    yield from ((ENDPOINT, link) for link in _endpoints(design, operations))


def _actors_of(jobs: list[JobStory], thing: Thing) -> set[str]:
    """Those who tell the customer stories; the consumer too where a technical story itself is in view."""
    told = {job.actor for job in jobs if job.level == "customer"}
    if isinstance(thing, JobStory):
        told.add(thing.actor)
    return told or {job.actor for job in jobs}


def _actor(actor: Actor) -> Link:
    return Link(
        targets.of(actor), actor.name or actor.key, say(N_("Needs it: %(name)s."), name=actor.name), 1
    )


def _story(job: JobStory) -> Link:
    sentence = say(
        N_("When %(when)s, I want to %(want)s, so %(so)s."),
        when=_clause(job.when),
        want=_clause(job.want),
        so=_clause(job.so),
    )
    return Link(targets.of(job), job.key, sentence, 2)


def _diagram(interaction: Interaction) -> Link:
    title = interaction.title or interaction.key
    return Link(targets.of(interaction), title, say(N_("Drawn in “%(title)s”."), title=title), 3)


def _calls(interaction: Interaction, strand: Strand) -> Iterator[Link]:
    wanted = {ref.number for ref in strand.calls if ref.interaction == interaction.key}
    if not wanted:
        return
    diagram = parse(interaction.plantuml)
    names = {one.alias: one.name or one.alias for one in diagram.participants}
    for call in diagram.calls:
        if call.number in wanted:
            sentence = say(
                N_("Message %(number)s of “%(title)s”, from %(source)s to %(target)s."),
                number=call.number,
                title=interaction.title or interaction.key,
                source=names.get(call.source, "→"),
                target=names.get(call.target, "→"),
            )
            yield Link(targets.of_call(interaction, call.number), call.label, sentence, 3)


def _operation(operation: Operation) -> Link:
    template = N_("A query of %(service)s.") if operation.kind == "query" else N_("An action of %(service)s.")
    sentence = say(template, service=operation.service)
    return Link(targets.of(operation), operation.name or operation.key, sentence, 4)


def _endpoints(design: Design, operations: list[Operation]) -> Iterator[Link]:
    bound = {
        key: bindings(design, key)
        for key in dict.fromkeys(one.service for one in operations)
        if design.service(key) is not None
    }
    for one in operations:
        binding = bound.get(one.service, {}).get(one.key)
        if binding is not None:
            title = f"{binding.method} {binding.path}"
            sentence = say(N_("Answers %(status)s when all is well."), status=binding.status)
            yield Link(targets.of(one, "http"), title, sentence, 5)


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(".") or "…"

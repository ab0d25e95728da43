"""What a thing of the design comes from and what it leads to, from an actor's need to an endpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .. import targets
from ..derive.binding import Binding, bindings
from ..design import Actor, Design, Interaction, JobStory, MessageRef, Operation, Service
from ..sequence import Diagram, parse
from ..wording import Sentence
from . import links
from .gaps import gaps_of
from .links import Link
from .strand import Strand, Thing, Ties
from .subject import Subject, subject_of

ACTOR, CUSTOMER, TECHNICAL, DIAGRAM, CALL, SERVICE, OPERATION, TYPE, ENDPOINT = range(9)
"""The stations of the thread, in the order of the method."""


@dataclass(frozen=True)
class Thread:
    """The stations before and behind a thing, in the order of the method, and where the thread is cut."""

    target: str
    comes_from: tuple[Link, ...]
    leads_to: tuple[Link, ...]
    gaps: tuple[Sentence, ...]


@dataclass(frozen=True)
class Threads:
    """The threads of one design; what they have in common is worked out once, when it is asked for."""

    design: Design

    @cached_property
    def _ties(self) -> Ties:
        return Ties(self.design)

    @cached_property
    def _bound(self) -> dict[str, Mapping[str, Binding]]:
        """Bindings by service, of those that were asked for."""
        return {}

    @cached_property
    def _drawn(self) -> dict[str, Diagram]:
        """Diagrams by interaction, of those that were asked for."""
        return {}

    def of(self, target: str) -> Thread:
        """The thread through a thing, named as in `core.targets`; empty where the design does not hold it.

        A part of a thing (a field, a line of a diagram) has the thread of the thing, the `http` of an
        operation that of its endpoint. The thread of the whole design is its gaps.
        """
        subject = subject_of(self.design, target)
        if subject is None:
            return Thread(target, (), (), gaps_of(self._ties, None) if target == targets.DESIGN else ())
        own = _station_of(subject)
        stations = list(self._links(self._ties.strand_of(subject.thing), subject))
        return Thread(
            target,
            tuple(link for station, link in stations if station < own),
            tuple(link for station, link in stations if station > own),
            gaps_of(self._ties, subject.thing),
        )

    def _links(self, strand: Strand, subject: Subject) -> Iterator[tuple[int, Link]]:
        design = self.design
        jobs = [job for job in design.jobs if job.key in strand.jobs]
        actors = _actors_of(jobs, subject.thing)
        yield from ((ACTOR, links.of_actor(one)) for one in design.actors if one.key in actors)
        yield from ((CUSTOMER, links.of_story(job)) for job in jobs if job.level == "customer")
        yield from ((TECHNICAL, links.of_story(job)) for job in jobs if job.level == "technical")
        diagrams = [one for one in design.interactions if one.key in strand.interactions]
        yield from ((DIAGRAM, links.of_diagram(one)) for one in diagrams)
        for diagram in diagrams:
            yield from ((CALL, link) for link in self._calls(diagram, strand))
        operations = [design.operations[place] for place in sorted(strand.operations)]
        yield from ((OPERATION, links.of_operation(one)) for one in operations)
        yield from ((ENDPOINT, link) for link in self._endpoints(operations))

    def _calls(self, interaction: Interaction, strand: Strand) -> Iterator[Link]:
        wanted = {ref.number for ref in strand.calls if ref.interaction == interaction.key}
        if not wanted:
            return
        if interaction.key not in self._drawn:
            self._drawn[interaction.key] = parse(interaction.plantuml)
        diagram = self._drawn[interaction.key]
        names = {one.alias: one.name or one.alias for one in diagram.participants}
        for call in diagram.calls:
            if call.number in wanted:
                yield links.of_call(interaction, call, names)

    def _endpoints(self, operations: list[Operation]) -> Iterator[Link]:
        for one in operations:
            binding = self._binding_of(one)
            if binding is not None:
                yield links.of_endpoint(one, binding)

    def _binding_of(self, operation: Operation) -> Binding | None:
        service = operation.service
        if service not in self._bound:
            known = self.design.service(service) is not None
            self._bound[service] = bindings(self.design, service) if known else {}
        return self._bound[service].get(operation.key)


def thread_of(design: Design, target: str) -> Thread:
    """The thread through one thing; where several are wanted, ask `Threads`."""
    return Threads(design).of(target)


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


def _actors_of(jobs: list[JobStory], thing: Thing) -> set[str]:
    """Those who tell the customer stories; the consumer too where a technical story itself is in view."""
    told = {job.actor for job in jobs if job.level == "customer"}
    if isinstance(thing, JobStory):
        told.add(thing.actor)
    return told or {job.actor for job in jobs}

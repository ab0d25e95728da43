"""Which actors, stories, diagrams, calls and operations belong to one thing of the design."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

from ..design import Actor, DataType, Design, Interaction, JobStory, MessageRef, Operation, Service
from .ties import drawn_for, refining

Thing = Actor | JobStory | Interaction | MessageRef | Operation | DataType | Service


@dataclass(frozen=True)
class Strand:
    """Keys of what belongs together; operations by their place in the design."""

    jobs: frozenset[str] = frozenset()
    interactions: frozenset[str] = frozenset()
    calls: frozenset[MessageRef] = frozenset()
    operations: frozenset[int] = frozenset()

    def with_(self, other: Strand) -> Strand:
        return Strand(
            self.jobs | other.jobs,
            self.interactions | other.interactions,
            self.calls | other.calls,
            self.operations | other.operations,
        )


@dataclass(frozen=True)
class Ties:
    """The references of a design, looked up both ways."""

    design: Design

    @cached_property
    def jobs(self) -> dict[str, JobStory]:
        return {job.key: job for job in reversed(self.design.jobs)}

    @cached_property
    def interactions(self) -> dict[str, Interaction]:
        return {one.key: one for one in reversed(self.design.interactions)}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the operations that name a story stand."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.design.operations):
            for key in one.jobs:
                found[key].append(place)
        return found

    @cached_property
    def _refining(self) -> dict[str, list[JobStory]]:
        """The technical stories by the customer stories that they refine."""
        return refining(self.design)

    @cached_property
    def _diagrams(self) -> dict[str, list[Interaction]]:
        return drawn_for(self.design)

    def strand_of(self, thing: Thing) -> Strand:
        operations = self.design.operations
        match thing:
            case Actor():
                return self._all(self._of_job(job) for job in self.design.jobs if job.actor == thing.key)
            case JobStory():
                return self._of_job(thing)
            case Interaction():
                return self._of_calls(thing, None)
            case MessageRef():
                drawn = self.interactions.get(thing.interaction)
                return self._of_calls(drawn, thing.number) if drawn else Strand()
            case Operation():
                return self._of_operations(one for one in enumerate(operations) if one[1] is thing)
            case DataType():
                return self._of_operations(one for one in enumerate(operations) if _uses(one[1], thing.name))
            case Service():
                provided = (job for job in self.design.jobs if job.provider == thing.key)
                stories = self._all(Strand(self._with_parents([job.key])) for job in provided)
                own = (one for one in enumerate(operations) if one[1].service == thing.key)
                return self._of_operations(own).with_(stories)

    def stories_of(self, operation: Operation) -> frozenset[str]:
        """Keys of the stories that an operation names; of one that names none, those of its diagrams."""
        diagrams = (self.interactions.get(ref.interaction) for ref in operation.messages)
        return self._with_parents(operation.jobs) or self._with_parents(
            key for one in diagrams if one is not None for key in one.jobs
        )

    def operations_of(self, job: JobStory) -> frozenset[int]:
        """The operations that serve a story, for a customer's by way of its technical stories too."""
        keys = {job.key} | {one.key for one in self.refinements_of(job)}
        return frozenset(place for key in keys for place in self._places.get(key, ()))

    def refinements_of(self, job: JobStory) -> list[JobStory]:
        """The technical stories that refine a customer story."""
        return self._refining.get(job.key, []) if job.level == "customer" else []

    def diagrams_of(self, job: JobStory) -> list[Interaction]:
        return self._diagrams.get(job.key, [])

    def _of_job(self, job: JobStory) -> Strand:
        jobs = self._with_parents([job.key]) | {one.key for one in self.refinements_of(job)}
        diagrams = frozenset(one.key for one in self.diagrams_of(job))
        operations = self.operations_of(job)
        calls = frozenset(
            ref
            for place in operations
            for ref in self.design.operations[place].messages
            if ref.interaction in diagrams
        )
        return Strand(frozenset(jobs), diagrams, calls, operations)

    def _of_calls(self, interaction: Interaction, number: int | None) -> Strand:
        calls: set[MessageRef] = set() if number is None else {MessageRef(interaction.key, number)}
        operations = set()
        for place, one in enumerate(self.design.operations):
            refs = [ref for ref in one.messages if ref.interaction == interaction.key]
            taken = [ref for ref in refs if number in (None, ref.number)]
            calls.update(taken)
            operations.update([place] if taken else [])
        served = () if number is None else (key for place in operations for key in self._stories(place))
        jobs = self._with_parents(served) or self._with_parents(interaction.jobs)
        return Strand(jobs, frozenset({interaction.key}), frozenset(calls), frozenset(operations))

    def _stories(self, place: int) -> tuple[str, ...]:
        return self.design.operations[place].jobs

    def _of_operations(self, placed: Iterable[tuple[int, Operation]]) -> Strand:
        jobs: set[str] = set()
        calls: set[MessageRef] = set()
        places: set[int] = set()
        for place, one in placed:
            jobs |= self.stories_of(one)
            calls |= {ref for ref in one.messages if ref.interaction in self.interactions}
            places.add(place)
        diagrams = frozenset(ref.interaction for ref in calls)
        return Strand(frozenset(jobs), diagrams, frozenset(calls), frozenset(places))

    def _with_parents(self, keys: Iterable[str]) -> frozenset[str]:
        known = {key for key in keys if key in self.jobs}
        parents = {parent for key in known for parent in self.jobs[key].refines if parent in self.jobs}
        return frozenset(known | parents)

    def _all(self, strands: Iterable[Strand]) -> Strand:
        return reduce(Strand.with_, strands, Strand())


def _uses(operation: Operation, type_name: str) -> bool:
    fields = (*operation.inputs, *operation.response.fields)
    named = {operation.response.type, *(field.type for field in fields)}
    return type_name in {one.replace("[]", "") for one in named}

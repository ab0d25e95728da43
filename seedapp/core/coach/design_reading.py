"""A design as the rules see it: whatever several rules need is worked out once a check."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from ..derive.messages import MessageReading, read_messages
from ..design import Actor, Design, JobStory, Service
from .findings import Surroundings
from .parties import Scene, scenes_of


@dataclass(frozen=True)
class DesignReading:
    design: Design
    surroundings: Surroundings = field(default_factory=Surroundings)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.key: actor for actor in reversed(self.design.actors)}

    @cached_property
    def services(self) -> dict[str, Service]:
        return {service.key: service for service in reversed(self.design.services)}

    @cached_property
    def jobs(self) -> dict[str, JobStory]:
        return {job.key: job for job in reversed(self.design.jobs)}

    @cached_property
    def customer_jobs(self) -> tuple[JobStory, ...]:
        return tuple(job for job in self.design.jobs if job.level == "customer")

    @cached_property
    def technical_jobs(self) -> tuple[JobStory, ...]:
        return tuple(job for job in self.design.jobs if job.level == "technical")

    @cached_property
    def refinements(self) -> dict[str, list[JobStory]]:
        """Customer story's key → the technical stories that refine it."""
        found: dict[str, list[JobStory]] = defaultdict(list)
        for job in self.technical_jobs:
            for parent in dict.fromkeys(job.refines):
                found[parent].append(job)
        return found

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        return scenes_of(self.design)

    @cached_property
    def messages(self) -> tuple[MessageReading, ...]:
        """Every call of every diagram, with what it was taken for."""
        return read_messages(self.design)

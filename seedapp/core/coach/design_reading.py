"""A design as the rules see it: whatever several rules need is worked out once a check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ..derive.binding import Binding, bindings
from ..derive.labels import Reading, classify_name
from ..derive.messages import MessageReading, read_messages
from ..derive.served import is_alike
from ..derive.subjects import topics
from ..design import BASIC_TYPES, Actor, DataType, Design, Field, JobStory, MessageRef, Operation, Service
from ..openapi import document
from ..style import Profile, profile_of, wire_names
from .built import Built, built_of
from .findings import Surroundings
from .parties import Scene, scenes_of

Made = TypeVar("Made")


@dataclass(frozen=True)
class DesignReading:
    """`is_full`: the look is the one before publishing, for which slow checks are worth their time.

    `documents_at_hand` and `bindings_at_hand` (service's key → …) were made of this design before.
    """

    design: Design
    surroundings: Surroundings = field(default_factory=Surroundings)
    within: frozenset[str] | None = None  # keys of the services that are bound and documented; None: all
    is_full: bool = False
    documents_at_hand: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    bindings_at_hand: Mapping[str, Mapping[str, Binding]] = field(default_factory=dict)

    @cached_property
    def profile(self) -> Profile:
        """The house style that the design is judged by."""
        return profile_of(self.design.style)

    def shown(self, fields: Sequence[Field]) -> Mapping[str, str]:
        """The design's name of each field → its name in a document."""
        return wire_names(fields, self.profile.names)

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
    def types(self) -> dict[str, DataType]:
        return {one.name: one for one in reversed(self.design.types)}

    @cached_property
    def operations_of(self) -> dict[str, list[Operation]]:
        """Service's key → its operations."""
        found: dict[str, list[Operation]] = defaultdict(list)
        for operation in self.design.operations:
            found[operation.service].append(operation)
        return found

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

    @cached_property
    def _messages_by_ref(self) -> dict[tuple[str, int], MessageReading]:
        return {(one.interaction.key, one.call.number): one for one in reversed(self.messages)}

    def message(self, ref: MessageRef) -> MessageReading | None:
        return self._messages_by_ref.get((ref.interaction, ref.number))

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {}

    def named(self, name: str) -> Reading:
        """What a name was taken for."""
        if name not in self._readings:
            self._readings[name] = classify_name(name, self.design.glossary)
        return self._readings[name]

    def reading(self, operation: Operation) -> Reading:
        """What an operation's name, or its key if it has none, was taken for."""
        return self.named(operation.name.strip() or operation.key)

    @cached_property
    def mends(self) -> dict[tuple[str, ...], Any]:
        """The mends that were worked out for findings of this design, kept by `mends.mend_of`."""
        return {}

    @cached_property
    def _topics(self) -> dict[tuple[str, str, str], frozenset[str]]:
        return {}

    def topics(self, reading: Reading) -> frozenset[str]:
        """What a name speaks of."""
        said = (reading.object, reading.verb_class, reading.verb)
        if said not in self._topics:
            self._topics[said] = topics(reading, self.design.glossary)
        return self._topics[said]

    def speaks_of(self, motivation: str, reading: Reading) -> bool:
        """Whether a story's motivation speaks of the same thing as a name."""
        want = self.named(motivation)
        return is_alike(want, reading) and bool(self.topics(want) & self.topics(reading))

    def knows_type(self, name: str) -> bool:
        return name in self.types or name in BASIC_TYPES

    @cached_property
    def bindings(self) -> dict[str, Mapping[str, Binding]]:
        """Service's key → operation's key → how it is bound to HTTP; without services that cannot be."""
        return {key: found for key, found in self._bindings_or_faults.items() if not isinstance(found, str)}

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """Service's key → its OpenAPI document; without services of which none can be made."""
        return {key: found for key, found in self._documents_or_faults.items() if not isinstance(found, str)}

    @cached_property
    def document_faults(self) -> dict[str, str]:
        """Service's key → why no document can be made of it."""
        both = (*self._documents_or_faults.items(), *self._bindings_or_faults.items())
        return {key: found for key, found in both if isinstance(found, str)}

    @cached_property
    def bound(self) -> tuple[tuple[Operation, Binding], ...]:
        """Every operation of a known service with its binding."""
        return tuple(
            (operation, found[operation.key])
            for key, found in self.bindings.items()
            for operation in self.operations_of.get(key, ())
            if operation.key in found
        )

    @cached_property
    def built_of(self) -> dict[str, tuple[Built, ...]]:
        """Service's key → its operations with what the document says of each."""
        return {
            key: tuple(built_of(self.documents.get(key, {}), found, self.operations_of.get(key, [])))
            for key, found in self.bindings.items()
        }

    @cached_property
    def built(self) -> tuple[Built, ...]:
        return tuple(one for found in self.built_of.values() for one in found)

    @cached_property
    def _bindings_or_faults(self) -> dict[str, Mapping[str, Binding] | str]:
        return self._at_hand_or_made(self.bindings_at_hand, bindings)

    @cached_property
    def _documents_or_faults(self) -> dict[str, dict[str, Any] | str]:
        return self._at_hand_or_made(self.documents_at_hand, document)

    def _at_hand_or_made(
        self, at_hand: Mapping[str, Made], make: Callable[[Design, str], Made]
    ) -> dict[str, Made | str]:
        return {
            key: at_hand[key] if key in at_hand else _made(make, self.design, key)
            for key in self._services_within
        }

    @property
    def _services_within(self) -> list[str]:
        return [key for key in self.services if self.within is None or key in self.within]


def _made(make: Callable[[Design, str], Made], design: Design, key: str) -> Made | str:
    """What `make` makes of a service, or why it could not: whatever a design holds, the coach goes on."""
    try:
        return make(design, key)
    except Exception as fault:  # reported as a finding of SPEC-01, which blocks publishing
        return f"{type(fault).__name__}: {fault}"

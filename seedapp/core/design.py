"""A whole design as plain values: what every part of `core` reads and what the design file holds.

All classes are frozen. Text that is absent is the empty string; a list that is absent is an empty
tuple. Keys are unique as their docstring says; references between things are by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Layer = Literal["api", "microservice"]
SecurityKind = Literal["none", "bearer", "api-key", "oauth2"]
ActorKind = Literal["human", "app", "api", "microservice", "external"]
JobLevel = Literal["customer", "technical"]
EvidenceSource = Literal["interview", "data", "assumption"]
OperationKind = Literal["query", "action"]
Place = Literal["path", "query", "header", "body"]
NameCase = Literal["snake", "camel"]
Transitions = Literal["noun", "colon", "segment"]

BASIC_TYPES = (
    "string", "text", "integer", "number", "boolean", "date", "date-time", "time", "duration",
    "uuid", "email", "uri", "binary", "object",
)  # fmt: skip


@dataclass(frozen=True)
class Contact:
    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True)
class License:
    name: str
    identifier: str = ""


@dataclass(frozen=True)
class Server:
    url: str
    description: str = ""


@dataclass(frozen=True)
class Security:
    """How callers prove who they are. `scopes` (oauth2 only): scope name → description."""

    kind: SecurityKind = "none"
    scopes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """One OpenAPI document. `key` is kebab-case ASCII, unique in the design.

    `openapi` holds members of the document that have no form, merged last (see `core.openapi.merging`).
    """

    key: str
    name: str
    layer: Layer = "microservice"
    description: str = ""
    version: str = "0.1.0"
    resources: tuple[str, ...] = ()
    servers: tuple[Server, ...] = ()
    security: Security = Security()
    openapi: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Actor:
    """Whoever needs something from a service. `key` is unique in the design."""

    key: str
    name: str
    kind: ActorKind = "human"
    description: str = ""
    needs: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    source: EvidenceSource = "assumption"
    note: str = ""


@dataclass(frozen=True)
class JobStory:
    """When …, I want to …, so I can ….

    `key` is unique in the design (J1, T1). `actor` is an actor's key; in a technical story it is the
    consumer and may be a service's key of layer api. `provider` is a service's key or "" (customer
    stories have none). `refines` are keys of customer stories.
    """

    key: str
    level: JobLevel
    actor: str = ""
    provider: str = ""
    refines: tuple[str, ...] = ()
    when: str = ""
    want: str = ""
    so: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Interaction:
    """A sequence diagram as PlantUML text. `participants`: alias → actor or service key."""

    key: str
    title: str
    jobs: tuple[str, ...] = ()
    plantuml: str = ""
    participants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """A named value. `type` is one of BASIC_TYPES or a DataType's name, with `[]` behind it for a list.

    `example` is any JSON value, None when there is none. `place` is "" unless a person overrode it.
    """

    name: str
    type: str = "string"
    required: bool = True
    description: str = ""
    example: Any = None
    place: Place | Literal[""] = ""


@dataclass(frozen=True)
class DataType:
    """A named, shared type: of `fields`, or of `values` (an enumeration), or a JSON `schema` as it stands.

    `name` is PascalCase ASCII, unique in the design. At most one of the three is given.
    """

    name: str
    description: str = ""
    fields: tuple[Field, ...] = ()
    values: tuple[str, ...] = ()
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Failure:
    """What can go wrong, in words. `status` is None unless a person overrode the derived one."""

    when: str
    status: int | None = None


@dataclass(frozen=True)
class Response:
    """What an operation answers: its own `fields`, or one named `type` (`Bike`, `Bike[]`), or nothing."""

    fields: tuple[Field, ...] = ()
    type: str = ""

    def __bool__(self) -> bool:
        return bool(self.fields or self.type)


@dataclass(frozen=True)
class Http:
    """What a person has overridden of the binding; None or "" where derivation decides."""

    method: str = ""
    path: str = ""
    status: int | None = None


@dataclass(frozen=True)
class MessageRef:
    """The call numbered `number` (from 1; self calls count, returns do not) in an interaction."""

    interaction: str
    number: int

    def __str__(self) -> str:
        return f"{self.interaction}#{self.number}"


@dataclass(frozen=True)
class Operation:
    """A query or an action of one service.

    `uid` is "" until it is minted and never changes after. `key` becomes the operationId and is unique
    in its service. `openapi` holds members of the OpenAPI operation that have no form, merged last.
    """

    key: str
    service: str
    kind: OperationKind
    name: str = ""
    uid: str = ""
    description: str = ""
    jobs: tuple[str, ...] = ()
    messages: tuple[MessageRef, ...] = ()
    inputs: tuple[Field, ...] = ()
    outcome: str = ""
    response: Response = Response()
    failures: tuple[Failure, ...] = ()
    http: Http = Http()
    openapi: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Waiver:
    """A coach rule set aside for one target (see `core.targets`), with the reason."""

    rule: str
    target: str
    reason: str


@dataclass(frozen=True)
class Style:
    """How the interface looks where the guides disagree: a house style, and what the team settled otherwise.

    `profile` names one of `core.style.PROFILES`; the rest is "" or None where the profile decides. `names`:
    the case of fields and parameters in documents. `transitions`: /rentals/{rental_id}/cancellation (noun),
    /rentals/{rental_id}:cancel (colon) or /rentals/{rental_id}/cancel (segment).
    """

    profile: str = "rest"
    names: NameCase | Literal[""] = ""
    transitions: Transitions | Literal[""] = ""
    idempotency_keys: bool | None = None
    entity_tags: bool | None = None


@dataclass(frozen=True)
class Design:
    title: str
    summary: str = ""
    language: str = "en"
    contact: Contact | None = None
    license: License | None = None
    glossary: Mapping[str, str] = field(default_factory=dict)
    style: Style = Style()
    services: tuple[Service, ...] = ()
    actors: tuple[Actor, ...] = ()
    jobs: tuple[JobStory, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    types: tuple[DataType, ...] = ()
    operations: tuple[Operation, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def service(self, key: str) -> Service | None:
        return self._services.get(key)

    def actor(self, key: str) -> Actor | None:
        return self._actors.get(key)

    def job(self, key: str) -> JobStory | None:
        return self._jobs.get(key)

    def interaction(self, key: str) -> Interaction | None:
        return self._interactions.get(key)

    def type(self, name: str) -> DataType | None:
        return self._types.get(name)

    def operations_of(self, service: str) -> tuple[Operation, ...]:
        return self._operations_of.get(service, ())

    # Worked out once: a design never changes. Where a key is there twice, the first one stands.

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        return {one.key: one for one in reversed(self.services)}

    @cached_property
    def _actors(self) -> Mapping[str, Actor]:
        return {one.key: one for one in reversed(self.actors)}

    @cached_property
    def _jobs(self) -> Mapping[str, JobStory]:
        return {one.key: one for one in reversed(self.jobs)}

    @cached_property
    def _interactions(self) -> Mapping[str, Interaction]:
        return {one.key: one for one in reversed(self.interactions)}

    @cached_property
    def _types(self) -> Mapping[str, DataType]:
        return {one.name: one for one in reversed(self.types)}

    @cached_property
    def _operations_of(self) -> Mapping[str, tuple[Operation, ...]]:
        found: dict[str, list[Operation]] = {}
        for one in self.operations:
            found.setdefault(one.service, []).append(one)
        return {service: tuple(operations) for service, operations in found.items()}

"""Who takes part in a diagram: people, apps, API layers, microservices, databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..design import Actor, Design, Interaction, Service
from ..sequence import Call, Diagram, Participant, key_of, parse
from .likeness import plain

PartyKind = Literal["human", "app", "api", "microservice", "external", "database", "queue", ""]
SOFTWARE = ("app", "api", "microservice", "external", "")

_STORES: dict[str, PartyKind] = {"database": "database", "queue": "queue", "collections": "database"}
_STORE_WORDS = re.compile(
    r"\b(?:databases?|data\s?stores?|stores?|storage|tables?|db|postgres\w*|mysql|mongo\w*|redis)\b"
    r"|(?<=\w)db\b|데이터\s?베이스|디비|저장소",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Party:
    """A participant of one diagram and what it stands for: `key` of an actor or service, "" if none."""

    participant: Participant
    key: str
    kind: PartyKind

    @property
    def called(self) -> str:
        return self.participant.name.strip() or self.participant.alias

    @property
    def identity(self) -> str:
        """Who it is across diagrams."""
        return self.key or plain(self.called)


@dataclass(frozen=True)
class Scene:
    """An interaction with its diagram read, and everybody in it by alias."""

    interaction: Interaction
    diagram: Diagram
    cast: dict[str, Party]

    @cached_property
    def answered(self) -> frozenset[int]:
        """Numbers of the calls that some return answers."""
        return frozenset(one.answers for one in self.diagram.returns if one.answers is not None)

    def ends_of(self, call: Call) -> tuple[Party, Party] | None:
        """Caller and called; None for self calls and where the outside world is one end."""
        source, target = self.cast.get(call.source), self.cast.get(call.target)
        return None if source is None or target is None or call.is_self else (source, target)

    def conversations(self) -> Iterator[tuple[Call, Party, Party]]:
        """Every call between two parties, in order."""
        for call in self.diagram.calls:
            ends = self.ends_of(call)
            if ends is not None:
                yield call, *ends


def scenes_of(design: Design) -> tuple[Scene, ...]:
    services = {service.key: service for service in reversed(design.services)}
    actors = {actor.key: actor for actor in reversed(design.actors)}
    scenes = []
    for interaction in design.interactions:
        diagram = parse(interaction.plantuml)
        cast = {
            participant.alias: _party(participant, key_of(interaction, participant, design), services, actors)
            for participant in diagram.participants
        }
        scenes.append(Scene(interaction, diagram, cast))
    return tuple(scenes)


def owner_in_name(database: Party, design: Design) -> str:
    """The key of the service that a database is named after or tied to, "" if it is of none."""
    if any(service.key == database.key for service in design.services):
        return database.key
    bare = _squeezed(_STORE_WORDS.sub(" ", plain(database.called)))
    for service in design.services:
        if bare and bare in (_squeezed(plain(service.name)), _squeezed(service.key)):
            return service.key
    return ""


def _party(
    participant: Participant, key: str, services: dict[str, Service], actors: dict[str, Actor]
) -> Party:
    store = _STORES.get(participant.kind)
    if store and participant.kind != "collections":
        return Party(participant, key, store)
    if participant.kind == "actor" and key in actors:
        return Party(participant, key, actors[key].kind)
    if key in services:
        return Party(participant, key, services[key].layer)
    if key in actors:
        return Party(participant, key, actors[key].kind)
    kind: PartyKind = "human" if participant.kind == "actor" else store or ""
    return Party(participant, key, kind)


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name)

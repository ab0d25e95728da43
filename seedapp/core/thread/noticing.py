"""Who would notice a change: those who rely on what it touches, with what they rely on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .. import targets
from ..design import Actor, Design, Interaction, JobStory, Operation, Service
from ..sequence import key_of, parse
from ..wording import N_, Sentence, say
from .people import Reliance
from .strand import Thing
from .subject import target_of
from .touched import Touched, story_title

MOST_NAMED = 3


@dataclass(frozen=True)
class Noticing:
    """A story that is served by what is touched, or an actor or a service that tells it or calls it."""

    kind: Literal["story", "actor", "service"]
    target: str
    title: str
    why: Sentence


def noticing(reliance: Reliance, thing: Thing, touched: tuple[Touched, ...]) -> Iterator[Noticing]:
    """Stories first, then actors, then services, each in the order of the design."""
    design, own = reliance.design, target_of(thing)
    operations = list(_operations(design, own, touched))
    people = reliance.on([own, *map(targets.of, operations)])
    hidden = {own, *(one.target for one in touched)}
    served: defaultdict[str, list[Operation]] = defaultdict(list)
    for operation in operations:
        for key in reliance.ties.stories_of(operation):
            served[key].append(operation)
    for job in people.stories:
        if targets.of(job) not in hidden:
            yield Noticing("story", targets.of(job), story_title(job), _why_story(served[job.key]))
    callers = _callers(design, operations)
    everybody: list[Actor | Service] = [*design.actors, *design.services]
    for one in everybody:
        why = _why_person(one, people.stories, callers.get(one.key, []))
        if why is not None and targets.of(one) not in hidden:
            kind: Literal["actor", "service"] = "actor" if isinstance(one, Actor) else "service"
            yield Noticing(kind, targets.of(one), one.name or one.key, why)


def _operations(design: Design, own: str, touched: Iterable[Touched]) -> Iterator[Operation]:
    known = {one.target for one in touched if one.kind == "operation"} | {own}
    yield from (one for one in design.operations if targets.of(one) in known)


def _callers(design: Design, operations: list[Operation]) -> dict[str, list[tuple[Operation, Interaction]]]:
    """Actor's or service's key → the operations that a diagram shows it calling."""
    found: defaultdict[str, list[tuple[Operation, Interaction]]] = defaultdict(list)
    wanted: defaultdict[str, list[tuple[int, Operation]]] = defaultdict(list)
    for one in operations:
        for ref in one.messages:
            wanted[ref.interaction].append((ref.number, one))
    for drawn in design.interactions:
        if drawn.key in wanted:
            diagram = parse(drawn.plantuml)
            keys = {one.alias: key_of(drawn, one, design) for one in diagram.participants}
            sources = {call.number: keys.get(call.source, "") for call in diagram.calls}
            for number, one in wanted[drawn.key]:
                found[sources.get(number, "")].append((one, drawn))
    return found


def _why_story(operations: list[Operation]) -> Sentence:
    if not operations:
        return say(N_("It is behind what changes."))
    return say(N_("It is served by %(operations)s."), operations=_named(operations))


def _why_person(
    one: Actor | Service, stories: tuple[JobStory, ...], calls: list[tuple[Operation, Interaction]]
) -> Sentence | None:
    told = [job.key for job in stories if job.actor == one.key and job.level == "customer"]
    consumed = [job.key for job in stories if job.actor == one.key and job.level == "technical"]
    if told:
        return say(N_("Tells %(jobs)s."), jobs=", ".join(told))
    if consumed:
        return say(N_("Is the consumer of %(jobs)s."), jobs=", ".join(consumed))
    if calls:
        operations = list({targets.of(operation): operation for operation, _ in calls}.values())
        return say(N_("Calls %(operations)s in a diagram."), operations=_named(operations))
    return None


def _named(operations: list[Operation]) -> str:
    names = list(dict.fromkeys(f"“{one.name or one.key}”" for one in operations))
    return ", ".join(names[:MOST_NAMED]) + (
        f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    )

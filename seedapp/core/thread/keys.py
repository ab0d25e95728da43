"""What people type to name a thing of the design: a key, a name, or a whole target."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from .. import targets
from ..design import DataType, Design, MessageRef, Operation
from ..sequence import parse
from ..wording import N_, Sentence, say
from .subject import subject_of

MOST_NAMED = 5


class NotNamed(ValueError):
    """A key that names nothing, or several things; `sentence` says which there are."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


def target_named(design: Design, key: str) -> str:
    """The target of what a key names. Raises NotNamed.

    A key is that of a story, an actor, a service, an interaction (`find-a-bike`, `find-a-bike#2` for a call)
    or an operation (`findBikes`, `bikes/findBikes`), a type's name (`Bike`, `Bike/status`), or a target.
    """
    if subject_of(design, key) is not None and _has_part(design, key):
        return key
    names = list(_names(design))
    found = list(dict.fromkeys(target for name, target in names if name == key))
    if len(found) == 1:
        return found[0]
    if found:
        raise NotNamed(
            say(
                N_("“%(key)s” may be %(targets)s. Say which."), key=key, targets=", ".join(found[:MOST_NAMED])
            )
        )
    raise NotNamed(_nothing(key, names))


def _nothing(key: str, names: list[tuple[str, str]]) -> Sentence:
    folded = {name.casefold(): name for name, _ in reversed(names)}
    near = [folded[one] for one in get_close_matches(key.casefold(), folded, MOST_NAMED, 0.5)]
    if near:
        return say(N_("There is no “%(key)s”. Near it: %(near)s."), key=key, near=", ".join(near))
    return say(
        N_(
            "There is no “%(key)s”. Name a story, an actor, an interaction, an operation, a type "
            "or a service by its key."
        ),
        key=key,
    )


def _names(design: Design) -> Iterator[tuple[str, str]]:
    """All that may be typed, with the target that it names."""
    for job in design.jobs:
        yield job.key, targets.of(job)
    for actor in design.actors:
        yield actor.key, targets.of(actor)
    for service in design.services:
        yield service.key, targets.of(service)
    for named in design.types:
        yield named.name, targets.of(named)
        for part in _parts(named):
            yield f"{named.name}/{part}", targets.of(named, part)
    for operation in design.operations:
        yield operation.key, targets.of(operation)
        yield f"{operation.service}/{operation.key}", targets.of(operation)
    for drawn in design.interactions:
        yield drawn.key, targets.of(drawn)
        for call in parse(drawn.plantuml).calls:
            yield f"{drawn.key}#{call.number}", targets.of_call(drawn, call.number)


def _parts(named: DataType) -> tuple[str, ...]:
    return (*(one.name for one in named.fields), *named.values)


def _has_part(design: Design, target: str) -> bool:
    """Whether a target with a part (a field, a call) names one that there is."""
    kind, _, name = target.partition(":")
    subject = subject_of(design, target)
    thing = subject.thing if subject is not None else None
    if isinstance(thing, DataType) and "/" in name:
        return name.partition("/")[2] in _parts(thing)
    if isinstance(thing, Operation) and name.count("/") > 1:
        part, _, field = name.split("/", 2)[2].partition("/")
        inside = {"inputs": thing.inputs, "response": thing.response.fields}.get(part, ())
        return not field or part == "failures" or field in {one.name for one in inside}
    if kind == "interaction" and ("#" in name or ":" in name):
        return isinstance(thing, MessageRef)
    return True

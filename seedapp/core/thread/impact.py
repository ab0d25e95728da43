"""What a change of one thing would touch: all that is made out of it, and who would notice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..design import Actor, DataType, Design, Interaction, JobStory, MessageRef, Operation, Service
from .noticing import Noticing, noticing
from .people import Reliance
from .reach import Reach
from .strand import Thing
from .subject import subject_of, target_of
from .touched import Kind, Touched

KINDS: tuple[Kind, ...] = (
    "story", "diagram", "message", "type", "operation", "endpoint", "schema", "linked", "workflow",
)  # fmt: skip
"""In the order of the method."""


@dataclass(frozen=True)
class Impact:
    """`touched` in the order of `KINDS`, each thing once, with the first tie that leads to it.

    `noticing` are the stories, actors and services that rely on what is touched and are not touched.
    """

    target: str
    title: str
    touched: tuple[Touched, ...]
    noticing: tuple[Noticing, ...]

    def of_kind(self, kind: Kind) -> tuple[Touched, ...]:
        return tuple(one for one in self.touched if one.kind == kind)


@dataclass(frozen=True)
class Impacts:
    """The impacts of one design; what they have in common is worked out once."""

    design: Design

    def of(self, target: str) -> Impact | None:
        """What a change of a thing, or of a part of it, would touch; None for what is not in the design."""
        subject = subject_of(self.design, target)
        if subject is None:
            return None
        found: dict[tuple[str, str, str], Touched] = {}
        for one in self._reach.of(subject.thing):
            if one.target != target_of(subject.thing) or one.kind in ("endpoint", "schema", "workflow"):
                found.setdefault((one.kind, one.target, one.document), one)
        touched = _without_repeats(sorted(found.values(), key=lambda one: KINDS.index(one.kind)))
        return Impact(
            target,
            _title(subject.thing),
            touched,
            tuple(noticing(self._reliance, subject.thing, touched)),
        )

    @cached_property
    def _reliance(self) -> Reliance:
        return Reliance(self.design)

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.design, self._reliance.uses)


def impact_of(design: Design, target: str) -> Impact | None:
    """The impact of one change; where several are wanted, ask `Impacts`."""
    return Impacts(design).of(target)


def _without_repeats(touched: list[Touched]) -> tuple[Touched, ...]:
    """An operation that is touched itself is not told again as one that links tie to another."""
    operations = {one.target for one in touched if one.kind == "operation"}
    return tuple(one for one in touched if one.kind != "linked" or one.target not in operations)


def _title(thing: Thing) -> str:
    match thing:
        case JobStory():
            return thing.key
        case Interaction():
            return thing.title or thing.key
        case MessageRef():
            return str(thing)
        case Operation() | Actor() | Service():
            return thing.name or thing.key
        case DataType():
            return thing.name

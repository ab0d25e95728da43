"""Who relies on a part of the design: from a target back to the stories, and to those who tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..design import Actor, DataType, Design, JobStory, Operation, Service
from ..targets import of
from .strand import Thing, Ties
from .subject import subject_of
from .uses import Uses


@dataclass(frozen=True)
class People:
    """Stories and the actors who tell them, each once, in the order of the design.

    `consumers` are the services that call: those that a technical story names instead of an actor.
    """

    stories: tuple[JobStory, ...] = ()
    actors: tuple[Actor, ...] = ()
    consumers: tuple[Service, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stories or self.actors or self.consumers)


@dataclass(frozen=True)
class Reliance:
    """Who relies on what in one design; what the questions have in common is worked out once."""

    design: Design

    @cached_property
    def ties(self) -> Ties:
        return Ties(self.design)

    @cached_property
    def uses(self) -> Uses:
        return Uses(self.design)

    @cached_property
    def _places(self) -> dict[str, int]:
        """The places of the operations by their targets."""
        return {of(one): place for place, one in reversed([*enumerate(self.design.operations)])}

    def on(self, targets: Iterable[str]) -> People:
        """The people behind any of the targets (`core.targets`); a part of a thing stands for the thing.

        An operation has the stories that it names, with the customer stories behind technical ones, else
        those of its diagrams; a type those of all operations that use it, directly or through other types;
        an actor itself, even without a story. A target that the design does not hold has nobody.
        """
        keys: set[str] = set()
        told: set[str] = set()
        for target in targets:
            place = self._places.get("/".join(target.split("/", 2)[:2]))
            thing = self.design.operations[place] if place is not None else self._thing(target)
            keys |= self._stories_of(thing)
            told |= {thing.key} if isinstance(thing, Actor) else set()
        stories = tuple(job for job in self.design.jobs if job.key in keys)
        told |= {job.actor for job in stories}
        return People(
            stories,
            tuple(one for one in self.design.actors if one.key in told),
            tuple(one for one in self.design.services if one.key in told),
        )

    def _thing(self, target: str) -> Thing | None:
        subject = subject_of(self.design, target)
        return subject.thing if subject is not None else None

    def _stories_of(self, thing: Thing | None) -> frozenset[str]:
        match thing:
            case None:
                return frozenset()
            case Operation():
                return self.ties.stories_of(thing)
            case DataType():
                return self._stories_of_type(thing.name)
        return self.ties.strand_of(thing).jobs

    def _stories_of_type(self, name: str) -> frozenset[str]:
        if name not in self._kept:
            users = (self.design.operations[place] for place in self.uses.places_of(name))
            self._kept[name] = frozenset(key for one in users for key in self.ties.stories_of(one))
        return self._kept[name]

    @cached_property
    def _kept(self) -> dict[str, frozenset[str]]:
        """Type → keys of its stories, of the types that were asked for."""
        return {}


def people_of(design: Design, targets: Iterable[str]) -> People:
    """The people behind the targets; where many are asked for one by one, ask one `Reliance`."""
    return Reliance(design).on(targets)

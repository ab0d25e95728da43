"""Whom a change touches: the stories behind it, and the actors who tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from .. import targets
from ..design import Actor, Design, JobStory, Operation, Service
from ..thread.people import People, Reliance
from ..wording import N_, Sentence, say
from .changes import Change, Touched
from .design_changes import DesignChange, shown

_MOST_NAMED = 4
Named = TypeVar("Named", JobStory, Actor, Service)


@dataclass(frozen=True)
class Affected:
    """`people` where a design tells of them; `keys` are the stories of which only the key is known."""

    people: People = field(default_factory=People)
    keys: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.keys)

    def with_(self, other: Affected) -> Affected:
        """Both together, each once, as this one has it."""
        one, more = self.people, other.people
        people = People(
            tuple(_each_once((*one.stories, *more.stories))),
            tuple(_each_once((*one.actors, *more.actors))),
            tuple(_each_once((*one.consumers, *more.consumers))),
        )
        return Affected(people, tuple(dict.fromkeys((*self.keys, *other.keys))))

    @property
    def sentence(self) -> Sentence | None:
        """“Touches J1, the train is late, of Commuter.” None when nobody is known to be touched."""
        names = {one.key: one.name or one.key for one in self.people.consumers}
        names |= {one.key: one.name or one.key for one in self.people.actors}
        told = [_story(one, names) for one in self.people.stories]
        stories = {one.key for one in self.people.stories}
        told += [say("%(key)s", key=key) for key in self.keys if key not in stories]
        speaking = {one.actor for one in self.people.stories}
        told += [say("%(name)s", name=name) for key, name in names.items() if key not in speaking]
        return say(N_("Touches %(stories)s."), stories=_several(told)) if told else None


@dataclass(frozen=True)
class Affect:
    """Works out whom changes touch, in two designs or, without them, by what documents say of themselves."""

    old: Design | None = None
    new: Design | None = None
    _known: dict[tuple[Touched, ...], Affected] = field(default_factory=dict)

    def of(self, change: Change | DesignChange) -> Affected:
        if isinstance(change, DesignChange):
            return self._of_target(change)
        if change.touched not in self._known:
            self._known[change.touched] = self._of_operations(change.touched)
        return self._known[change.touched]

    def of_all(self, changes: Iterable[Change | DesignChange]) -> Affected:
        """All whom any of the changes touches."""
        found = Affected()
        for one in {id(known): known for known in map(self.of, changes)}.values():
            found = found.with_(one)
        return found

    def _of_target(self, change: DesignChange) -> Affected:
        """Those of today and those of before: who no longer is served is touched too."""
        found = Affected()
        if change.kind != "removed" and change.target != targets.DESIGN:
            found = Affected(self._after.on([change.target]))
        if change.old_target and change.old_target != targets.DESIGN:
            found = found.with_(Affected(self._before.on([change.old_target])))
        return found

    def _of_operations(self, touched: tuple[Touched, ...]) -> Affected:
        found = Affected(keys=tuple(dict.fromkeys(key for one in touched for key in one.jobs)))
        if self.old is None and self.new is None:
            return found
        before = [target for one in touched if (target := _target(self._old_operations, one))]
        after = [target for one in touched if (target := _target(self._new_operations, one))]
        found = Affected(self._after.on(after)) if after else Affected()
        return found.with_(Affected(self._before.on(before))) if before else found

    @cached_property
    def _before(self) -> Reliance:
        return Reliance(self.old or Design(""))

    @cached_property
    def _after(self) -> Reliance:
        return Reliance(self.new or Design(""))

    @cached_property
    def _old_operations(self) -> dict[str, Operation]:
        return _by_identity(self.old)

    @cached_property
    def _new_operations(self) -> dict[str, Operation]:
        return _by_identity(self.new)


def _each_once(things: tuple[Named, ...]) -> Iterator[Named]:
    known: set[str] = set()
    for one in things:
        if one.key not in known:
            known.add(one.key)
            yield one


def _by_identity(design: Design | None) -> dict[str, Operation]:
    """By key and by uid; a uid is never taken for a key."""
    operations = design.operations if design is not None else ()
    found = {f"key {one.key}": one for one in operations}
    return found | {f"uid {one.uid}": one for one in operations if one.uid}


def _target(operations: dict[str, Operation], touched: Touched) -> str:
    found = operations.get(f"uid {touched.uid}") or operations.get(f"key {touched.key}")
    return targets.of(found) if found is not None else ""


def _story(job: JobStory, names: dict[str, str]) -> Sentence:
    said = {"job": job.key, "when": shown(job.when or job.want), "actor": names.get(job.actor, "")}
    if not said["actor"]:
        return say(N_("%(job)s “%(when)s”"), **said)
    return say(N_("%(job)s “%(when)s” of %(actor)s"), **said)


def _several(told: list[Sentence]) -> Sentence:
    """The first of them, separated by semicolons, and how many more."""
    first = told[:_MOST_NAMED]
    listed = say(
        "; ".join(f"%(story{at})s" for at in range(len(first))),
        **{f"story{at}": one for at, one in enumerate(first)},
    )
    more = len(told) - len(first)
    return say(N_("%(named)s and %(more)d more"), named=listed, more=more) if more else listed

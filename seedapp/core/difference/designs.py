"""What changed between two designs: things that were added, removed or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from .. import targets
from ..design import Actor, DataType, Design, Field, Interaction, JobStory, Operation, Service
from ..wording import N_, Sentence, say

Thing = TypeVar("Thing", Service, Actor, JobStory, Interaction, DataType, Operation)

KIND_NAMES = {
    "Service": N_("service"),
    "Actor": N_("actor"),
    "JobStory": N_("job story"),
    "Interaction": N_("interaction"),
    "DataType": N_("type"),
    "Operation": N_("operation"),
}
_PARTS_OF_DESIGN = ("title", "summary", "language", "contact", "license", "glossary", "style", "waivers")


@dataclass(frozen=True)
class DesignChange:
    """`part` is the changed member of the thing, "" when the thing itself came or went."""

    target: str
    sentence: Sentence
    kind: Literal["added", "removed", "changed"]
    part: str = ""
    before: Any = None
    after: Any = None


def compare_designs(old: Design, new: Design) -> tuple[DesignChange, ...]:
    """Every change, from the design itself to its operations, in the order of the new design."""
    changes = _changed_parts(old, new, targets.DESIGN, say(N_("design")), old.title, _PARTS_OF_DESIGN)
    changes += _compare_things(old.services, new.services, lambda one: one.key)
    changes += _compare_things(old.actors, new.actors, lambda one: one.key)
    changes += _compare_things(old.jobs, new.jobs, lambda one: one.key)
    changes += _compare_things(old.interactions, new.interactions, lambda one: one.key)
    changes += _compare_things(old.types, new.types, lambda one: one.name)
    known = {one.uid for one in old.operations} & {one.uid for one in new.operations} - {""}
    changes += _compare_things(
        old.operations,
        new.operations,
        lambda one: one.uid if one.uid in known else f"{one.service}/{one.key}",
    )
    return tuple(changes)


def _compare_things(
    old: Sequence[Thing], new: Sequence[Thing], identity: Callable[[Thing], str]
) -> list[DesignChange]:
    before = {identity(one): one for one in old}
    after = {identity(one): one for one in new}
    changes: list[DesignChange] = []
    for key, thing in after.items():
        if key not in before:
            sentence = say(N_("The %(kind)s “%(name)s” was added."), **_named(thing))
            changes.append(DesignChange(targets.of(thing), sentence, "added", after=thing))
        elif before[key] != thing:
            changes += _compare_thing(before[key], thing)
    for key, thing in before.items():
        if key not in after:
            sentence = say(N_("The %(kind)s “%(name)s” was removed."), **_named(thing))
            changes.append(DesignChange(targets.of(thing), sentence, "removed", before=thing))
    if list(before) != list(after) and set(before) == set(after) and len(before) > 1:
        kind = say(KIND_NAMES[type(new[0]).__name__])
        sentence = say(N_("Each %(kind)s is still there, in another order."), kind=kind)
        changes.append(DesignChange(targets.DESIGN, sentence, "changed", "order", list(before), list(after)))
    return changes


def _compare_thing(old: Thing, new: Thing) -> list[DesignChange]:
    named = _named(new)
    kind, name, target = named["kind"], named["name"], targets.of(new)
    parts = [one.name for one in fields(new) if one.name not in ("inputs", "fields", "response")]
    changes = _changed_parts(old, new, target, kind, name, parts)
    if isinstance(old, Operation) and isinstance(new, Operation):
        answer = f"{target}/response"
        changes += _compare_fields(old.inputs, new.inputs, f"{target}/inputs", name)
        changes += _compare_fields(old.response.fields, new.response.fields, answer, name)
        changes += _changed_parts(old.response, new.response, answer, kind, name, ("type",))
    if isinstance(old, DataType) and isinstance(new, DataType):
        changes += _compare_fields(old.fields, new.fields, target, name)
    return changes


def _changed_parts(
    old: Any, new: Any, target: str, kind: Any, name: Any, parts: Iterable[str]
) -> list[DesignChange]:
    changes: list[DesignChange] = []
    for part in parts:
        before, after = getattr(old, part), getattr(new, part)
        if before != after:
            sentence = say(
                N_("The %(part)s of the %(kind)s “%(name)s” changed."), part=part, kind=kind, name=name
            )
            changes.append(DesignChange(target, sentence, "changed", part, before, after))
    return changes


def _compare_fields(
    old: Sequence[Field], new: Sequence[Field], target: str, owner: Any
) -> list[DesignChange]:
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    changes: list[DesignChange] = []
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        said = {"field": name, "name": owner}
        place = f"{target}/{name}"
        if one is None:
            sentence = say(N_("“%(field)s” was added to “%(name)s”."), **said)
            changes.append(DesignChange(place, sentence, "added", after=other))
        elif other is None:
            sentence = say(N_("“%(field)s” was removed from “%(name)s”."), **said)
            changes.append(DesignChange(place, sentence, "removed", before=one))
        else:
            sentence = say(N_("“%(field)s” of “%(name)s” changed."), **said)
            changes.append(DesignChange(place, sentence, "changed", before=one, after=other))
    return changes


def _named(thing: Service | Actor | JobStory | Interaction | DataType | Operation) -> dict[str, Any]:
    kind = say(KIND_NAMES[type(thing).__name__])
    match thing:
        case Interaction():
            name = thing.title
        case JobStory() | Operation():
            name = thing.key
        case _:
            name = thing.name
    return {"kind": kind, "name": name}

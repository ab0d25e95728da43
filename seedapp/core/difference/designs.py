"""What changed between two designs: things that were added, removed, renamed or changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from .. import targets
from ..design import Actor, DataType, Design, Interaction, JobStory, Operation, Service
from ..wording import N_, say
from .design_calls import compare_diagrams
from .design_changes import DesignChange, Thing, named
from .design_fields import FieldList, compare_fields, with_moves
from .design_parts import About, compare_parts
from .design_renames import Identities, as_named_now

T = TypeVar("T", Service, Actor, JobStory, Interaction, DataType, Operation)
_PARTS_OF_DESIGN = (
    "title", "summary", "language", "contact", "license", "glossary", "style", "waivers",
)  # fmt: skip
_PARTS = {
    Service: (
        "key", "name", "layer", "description", "version", "resources", "servers", "security", "openapi",
    ),
    Actor: ("key", "name", "kind", "description", "needs", "pains", "behaviours"),
    JobStory: ("key", "level", "actor", "provider", "refines", "when", "want", "so", "evidence"),
    Interaction: ("key", "title", "jobs", "participants"),
    DataType: ("name", "description", "values", "schema"),
    Operation: (
        "key", "service", "kind", "name", "description", "jobs", "messages", "outcome", "failures", "http",
        "openapi",
    ),
}  # fmt: skip


def compare_designs(
    old: Design, new: Design, identities: Identities | None = None
) -> tuple[DesignChange, ...]:
    """Every change, from the design itself to its operations, in the order of the new design.

    Operations are known by their uids, job stories and types by `identities` where they are given.
    """
    same = identities or Identities()
    jobs, types = same.renamed("jobs"), same.renamed("types")
    old = as_named_now(old, jobs, types)
    about = About.thing(new, targets.DESIGN, targets.DESIGN)
    changes = [*compare_parts(about, old, new, _PARTS_OF_DESIGN)]
    changes += _compare_things(old.services, new.services, _key, _key)
    changes += _compare_things(old.actors, new.actors, _key, _key)
    changes += _compare_things(old.jobs, new.jobs, lambda one: jobs.get(one.key, one.key), _key)
    changes += _compare_things(old.interactions, new.interactions, _key, _key)
    changes += _compare_things(old.types, new.types, lambda one: types.get(one.name, one.name), _name)
    known = {one.uid for one in old.operations} & {one.uid for one in new.operations} - {""}

    def identity(one: Operation) -> str:
        return one.uid if one.uid in known else f"{one.service}/{one.key}"

    changes += _compare_things(old.operations, new.operations, identity, identity)
    return tuple(with_moves(changes, _owners(old) | _owners(new)))


def _key(thing: Service | Actor | JobStory | Interaction) -> str:
    return thing.key


def _name(thing: DataType) -> str:
    return thing.name


def _compare_things(
    old: Sequence[T], new: Sequence[T], was: Callable[[T], str], now: Callable[[T], str]
) -> list[DesignChange]:
    before = {was(one): one for one in old}
    after = {now(one): one for one in new}
    changes: list[DesignChange] = []
    for key, thing in after.items():
        if key not in before:
            sentence = say(N_("The %(kind)s “%(name)s” was added."), **named(thing))
            changes.append(DesignChange(targets.of(thing), sentence, "added", after=thing))
        elif before[key] != thing:
            changes += _compare_thing(before[key], thing)
    for key, thing in before.items():
        if key not in after:
            target = targets.of(thing)
            sentence = say(N_("The %(kind)s “%(name)s” was removed."), **named(thing))
            changes.append(DesignChange(target, sentence, "removed", before=thing, old_target=target))
    if list(before) != list(after) and set(before) == set(after):
        sentence = say(N_("Each %(kind)s is still there, in another order."), kind=named(new[0])["kind"])
        changes.append(DesignChange(targets.DESIGN, sentence, "changed", "order", list(before), list(after)))
    return changes


def _compare_thing(old: Thing, new: Thing) -> list[DesignChange]:
    about = About.thing(new, targets.of(new), targets.of(old))
    changes = [*compare_parts(about, old, new, _PARTS[type(new)])]
    if isinstance(old, Interaction) and isinstance(new, Interaction):
        changes += compare_diagrams(about, old, new)
    if isinstance(old, Operation) and isinstance(new, Operation):
        answer = About(f"{about.target}/response", f"{about.old_target}/response", about.words)
        changes += compare_parts(answer, old.response, new.response, ("type",))
    for one, other in zip(_lists(old), _lists(new), strict=True):
        changes += compare_fields(one, other)
    return changes


def _lists(thing: Thing) -> list[FieldList]:
    """The lists of fields of a thing, and what sentences call each."""
    target = targets.of(thing)
    match thing:
        case Operation():
            inputs = say(N_("the inputs of “%(name)s”"), name=thing.key)
            answer = say(N_("the answer of “%(name)s”"), name=thing.key)
            return [
                FieldList(f"{target}/inputs", inputs, thing.inputs),
                FieldList(f"{target}/response", answer, thing.response.fields),
            ]
        case DataType():
            return [FieldList(target, f"“{thing.name}”", thing.fields)]
    return []


def _owners(design: Design) -> dict[str, Any]:
    things: list[Thing] = [*design.types]
    things += design.operations
    return {one.target: one.owner for thing in things for one in _lists(thing)}

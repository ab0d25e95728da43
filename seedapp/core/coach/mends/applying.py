"""Carrying a mend out on a design: the thing it changes, and whatever calls that thing by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ... import targets
from ...design import DataType, Design, Field, Operation, Response, Service, Waiver
from ...wording import N_, Sentence, say
from ..checking import check
from ..findings import Finding, Surroundings
from .mend import Mend, Terms, Thing

_LISTS = {
    "Service": "services",
    "Actor": "actors",
    "JobStory": "jobs",
    "Interaction": "interactions",
    "DataType": "types",
    "Operation": "operations",
}


class Overtaken(Exception):
    """The thing that a mend changes is not as it was when the mend was offered."""


class NotSafe(Exception):
    """A mend would bring an error that the design does not have; `sentence` tells which."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def applied(design: Design, mend: Mend) -> Design:
    """The design with the mend in it; once it is in, the same design again. Raises Overtaken."""
    if isinstance(mend.before, Terms):
        return _with_terms(design, mend.before, mend.after)
    column = _LISTS[type(mend.before).__name__]
    things: tuple[Any, ...] = getattr(design, column)
    if mend.before not in things:
        if mend.after in things:
            return design
        raise Overtaken
    at = things.index(mend.before)
    changed: dict[str, Any] = {column: (*things[:at], mend.after, *things[at + 1 :])}
    whole = replace(design, **changed)
    return renamed(whole, mend.before, mend.after)


def mended(design: Design, mend: Mend, *, before: Iterable[Finding], surroundings: Surroundings) -> Design:
    """The design with a mend that holds: its finding is gone, and no rule has more errors than `before`.

    `before` are the findings of `design`. Raises Overtaken, and NotSafe where the mend does not hold.
    """
    result = applied(design, mend)
    known = Counter(one.rule for one in before if one.severity == "error")
    for one in check(result, surroundings=surroundings):
        if (one.rule, one.target, one.sentence) == _told(mend.finding):
            raise NotSafe(say(N_("It would not be enough: %(finding)s"), finding=one.sentence))
        if one.severity == "error":
            known[one.rule] -= 1
            if known[one.rule] < 0:
                raise NotSafe(say(N_("It would bring another error: %(error)s"), error=one.sentence))
    return result


def _told(finding: Finding) -> tuple[str, str, Sentence]:
    return finding.rule, finding.target, finding.sentence


def _with_terms(design: Design, before: Terms, after: Thing) -> Design:
    assert isinstance(after, Terms)
    if dict(design.glossary) == dict(after.glossary):
        return design
    if dict(design.glossary) != dict(before.glossary):
        raise Overtaken
    return replace(design, glossary=after.glossary)


def renamed(design: Design, before: Thing, after: Thing) -> Design:
    """Let what names a thing follow its new name."""
    if isinstance(before, DataType) and isinstance(after, DataType) and before.name != after.name:
        design = _with_type_names(design, {before.name: after.name, f"{before.name}[]": f"{after.name}[]"})
    if isinstance(before, Service) and isinstance(after, Service) and before.key != after.key:
        design = _with_service_key(design, before.key, after.key)
    old, new = _target(before), _target(after)
    if old == new:
        return design
    return replace(design, waivers=tuple(_moved(one, old, new) for one in design.waivers))


def _target(thing: Thing) -> str:
    return targets.DESIGN if isinstance(thing, Terms) else targets.of(thing)


def _with_service_key(design: Design, old: str, new: str) -> Design:
    def key(known: str) -> str:
        return new if known == old else known

    moved = tuple(replace(one, service=key(one.service)) for one in design.operations)
    jobs = tuple(replace(one, provider=key(one.provider), actor=key(one.actor)) for one in design.jobs)
    waivers = tuple(_moved(one, f"operation:{old}", f"operation:{new}") for one in design.waivers)
    return replace(design, operations=moved, jobs=jobs, waivers=waivers)


def _moved(waiver: Waiver, old: str, new: str) -> Waiver:
    is_of_it = waiver.target == old or waiver.target.startswith(f"{old}/")
    return replace(waiver, target=new + waiver.target[len(old) :]) if is_of_it else waiver


def _with_type_names(design: Design, names: Mapping[str, str]) -> Design:
    def field_of(field: Field) -> Field:
        return replace(field, type=names.get(field.type, field.type))

    def operation_of(one: Operation) -> Operation:
        answers = Response(
            _each(field_of, one.response.fields), names.get(one.response.type, one.response.type)
        )
        return replace(one, inputs=_each(field_of, one.inputs), response=answers)

    def type_of(one: DataType) -> DataType:
        return replace(one, fields=_each(field_of, one.fields))

    return replace(
        design,
        types=tuple(type_of(one) for one in design.types),
        operations=tuple(operation_of(one) for one in design.operations),
    )


def _each(change: Callable[[Field], Field], fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(change(one) for one in fields)

"""Changes of fields: which there are, where they stand, and what each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..design import Field
from ..wording import N_, Sentence, say
from .design_changes import DesignChange, shown

_PARTS = {
    "type": N_("type"),
    "description": N_("description"),
    "example": N_("example"),
    "place": N_("place in the request"),
}


@dataclass(frozen=True)
class FieldList:
    """The fields of a type, or the inputs or the answer of an operation; sentences call it `owner`."""

    target: str
    owner: Any
    fields: Sequence[Field]


Lists = Mapping[str, tuple[FieldList, FieldList]]


def compare_fields(old: FieldList, new: FieldList) -> Iterator[DesignChange]:
    before = {one.name: one for one in old.fields}
    after = {one.name: one for one in new.fields}
    for name, field in after.items():
        target = f"{new.target}/{name}"
        if name not in before:
            sentence = say(
                N_("“%(field)s” (%(type)s) was added to %(name)s."),
                field=name,
                type=field.type,
                name=new.owner,
            )
            yield DesignChange(target, sentence, "added", after=field)
        elif before[name] != field:
            yield from _compare_field(target, f"{old.target}/{name}", new.owner, before[name], field)
    for name, field in before.items():
        if name not in after:
            sentence = say(
                N_("“%(field)s” (%(type)s) was removed from %(name)s."),
                field=name,
                type=field.type,
                name=new.owner,
            )
            target = f"{old.target}/{name}"
            yield DesignChange(target, sentence, "removed", before=field, old_target=target)
    if list(before) != list(after) and before.keys() == after.keys():
        sentence = say(N_("The fields of %(name)s are in another order."), name=new.owner)
        yield DesignChange(new.target, sentence, "changed", "order", list(before), list(after), old.target)


def with_moves(changes: Sequence[DesignChange], owners: Mapping[str, Any]) -> list[DesignChange]:
    """A field that left one list and came to one other as it was is one change, in the place of its arrival.

    `owners`: target of a list of fields → what sentences call it.
    """
    gone: defaultdict[tuple[Any, ...], list[DesignChange]] = defaultdict(list)
    come: defaultdict[tuple[Any, ...], list[DesignChange]] = defaultdict(list)
    for change in changes:
        if change.kind == "removed" and isinstance(change.before, Field):
            gone[_likeness(change.before)].append(change)
        if change.kind == "added" and isinstance(change.after, Field):
            come[_likeness(change.after)].append(change)
    moves: dict[int, DesignChange] = {}
    left_out: set[int] = set()
    for likeness, added in come.items():
        removed = gone.get(likeness, [])
        if len(added) == len(removed) == 1:
            moves[id(added[0])] = _moved(removed[0], added[0], owners)
            left_out.add(id(removed[0]))
    return [moves.get(id(one), one) for one in changes if id(one) not in left_out]


def _moved(gone: DesignChange, come: DesignChange, owners: Mapping[str, Any]) -> DesignChange:
    source, target = gone.target.rpartition("/")[0], come.target.rpartition("/")[0]
    sentence = say(
        N_("“%(field)s” moved from %(before)s to %(after)s."),
        field=come.after.name,
        before=owners.get(source, source),
        after=owners.get(target, target),
    )
    return DesignChange(come.target, sentence, "moved", "", gone.before, come.after, gone.target)


def _likeness(field: Field) -> tuple[Any, ...]:
    return field.name, field.type, field.description


def _compare_field(
    target: str, old_target: str, owner: Any, old: Field, new: Field
) -> Iterator[DesignChange]:
    said = {"field": new.name, "name": owner}
    if old.required != new.required:
        text = (
            N_("“%(field)s” of %(name)s is required now.")
            if new.required
            else N_("“%(field)s” of %(name)s is optional now.")
        )
        yield DesignChange(
            target, say(text, **said), "changed", "required", old.required, new.required, old_target
        )
    for part, words in _PARTS.items():
        before, after = getattr(old, part), getattr(new, part)
        if before != after:
            sentence = _told({**said, "part": say(words)}, before, after)
            yield DesignChange(target, sentence, "changed", part, before, after, old_target)


def _told(said: Mapping[str, Any], before: Any, after: Any) -> Sentence:
    values = {**said, "before": shown(before), "after": shown(after)}
    if before in (None, ""):
        return say(
            N_("The %(part)s of “%(field)s” of %(name)s is “%(after)s” now; there was none."), **values
        )
    if after in (None, ""):
        return say(N_("The %(part)s of “%(field)s” of %(name)s is gone; it was “%(before)s”."), **values)
    return say(
        N_("The %(part)s of “%(field)s” of %(name)s changed from “%(before)s” to “%(after)s”."), **values
    )

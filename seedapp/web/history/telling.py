"""One row of the journal as pages tell of it: who did what, and each field before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise

from seedapp.core.difference.words import Piece, word_changes
from seedapp.history.models import Change, Written
from seedapp.history.things import VERSION, model_of, pk_of
from seedapp.moments.undoing import can_undo

from .words import VERBS, as_text, label_of

MOST_OTHERS = 100
_UNTOLD = {"moment", "sha256", "revision"}
_NAMES = ("name", "title", "motivation", "key", "rule")


@dataclass(frozen=True)
class FieldTold:
    """A field before and after; where both are texts, `pieces` say word by word what changed."""

    label: str
    old: str
    new: str
    pieces: list[Piece]


@dataclass(frozen=True)
class OtherTold:
    """Another thing that the same write touched: what it is called, what became of it, which fields."""

    name: str
    kind: str
    did: str
    fields: str


@dataclass(frozen=True)
class Line:
    """A change as a line of a history. `others`: how many more things it wrote."""

    change: Change
    did: str | Promise
    fields: list[FieldTold]
    can_be_undone: bool
    others: int = 0
    told: list[OtherTold] = field(default_factory=list)


def lines_of(changes: Iterable[Change]) -> list[Line]:
    """Lines of a page, in two queries however many they are."""
    rows = list(changes)
    counts = dict(
        Written.objects.filter(change__in=rows).order_by().values_list("change").annotate(Count("pk"))
    )
    return [_line(row, max(0, counts.get(row.pk, 0) - 1)) for row in rows]


def whole_line(change: Change) -> Line:
    """One change with all that it wrote."""
    others = change.written.exclude(thing=change.thing)
    return _line(change, others.count(), _others(list(others[:MOST_OTHERS])))


def _line(change: Change, others: int, told: list[OtherTold] | None = None) -> Line:
    did = VERBS.get(change.verb.rpartition(".")[2], change.verb)
    return Line(change, did, fields_told(change), can_undo(change), others, told or [])


def fields_told(change: Change) -> list[FieldTold]:
    """Each field that differs between before and after; all that are filled, where there is only one."""
    before, after = (one if isinstance(one, dict) else {} for one in (change.before, change.after))
    if change.verb == "designs.imported":
        return []
    names = [name for name in {**after, **before} if name not in _UNTOLD]
    return [
        field_told(name, before.get(name), after.get(name))
        for name in names
        if as_text(before.get(name)) != as_text(after.get(name))
    ]


def field_told(name: str, old: Any, new: Any) -> FieldTold:
    """One field in words."""
    was, now = as_text(old), as_text(new)
    return FieldTold(label_of(name), was, now, word_changes(was, now) if was and now else [])


def _others(written: list[Written]) -> list[OtherTold]:
    names = _names(written)
    return [
        OtherTold(
            names[one.thing],
            str(model_of(one.thing)._meta.verbose_name),
            "added" if one.before is None else "removed" if one.after is None else "edited",
            ", ".join(label_of(name) for name in one.after if name != VERSION)
            if one.before is not None and one.after is not None
            else "",
        )
        for one in written
    ]


def _names(written: list[Written]) -> dict[str, str]:
    """What things are called: by what was told of them, or as they are now."""
    names = {one.thing: _name_in(one.before) or _name_in(one.after) for one in written}
    nameless: defaultdict[Any, list[int]] = defaultdict(list)
    for thing, name in names.items():
        if not name:
            nameless[model_of(thing)].append(pk_of(thing))
    for model, pks in nameless.items():
        for row in model._base_manager.filter(pk__in=pks):
            names[f"{model._meta.label_lower}:{row.pk}"] = str(row)
    return names


def _name_in(state: dict[str, Any] | None) -> str:
    return next((str(state[name]) for name in _NAMES if state.get(name)), "") if state else ""

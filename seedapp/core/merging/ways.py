"""How two edits of one field are put together: each way takes (base, theirs, mine), or raises Collides."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .sequences import Collides, overlay

Way = Callable[[Any, Any, Any], Any]
"""Asked only where both changed the field, each otherwise."""


def whole(_base: Any, _theirs: Any, _mine: Any) -> Any:
    """A value that makes sense only as one: two edits of it always collide."""
    raise Collides


def by_line(base: Any, theirs: Any, mine: Any) -> str:
    """A text: edits of different lines, with an untouched line between them."""
    if not all(isinstance(one, str) for one in (base, theirs, mine)):
        raise Collides
    lines = (one.split("\n") for one in (base, theirs, mine))
    return "\n".join(overlay(*lines, apart=True))


def by_item(base: Any, theirs: Any, mine: Any) -> list[str]:
    """A list of texts: different items; what both add at one place stands one behind the other."""
    if not all(_is_list_of_texts(one) for one in (base, theirs, mine)):
        raise Collides
    together = overlay(base, theirs, mine, apart=False)
    counted, lists = Counter(together), [Counter(one) for one in (base, theirs, mine)]
    if any(count > max(one[item] for one in lists) for item, count in counted.items()):
        raise Collides  # both moved one item, each to another place
    return together


def as_set(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    """Things that are chosen or not, in no order: what either added, without what either took away."""
    added = [one for one in mine if one not in base and one not in theirs]
    gone = set(base) - set(mine)
    return [*(one for one in theirs if one not in gone), *added]


def by_member(base: Any, theirs: Any, mine: Any) -> dict[str, Any]:
    """An object of named values: different names."""
    if not all(isinstance(one, Mapping) for one in (base, theirs, mine)):
        raise Collides
    names = dict.fromkeys([*theirs, *mine])
    together = {name: _one_of(name, base, theirs, mine, whole) for name in names}
    return {name: value for name, value in together.items() if value is not _ABSENT}


def by_key(key: str) -> Way:
    """Rows that are known by one of their members: different rows, or different members of one row."""

    def way(base: Any, theirs: Any, mine: Any) -> list[dict[str, Any]]:
        old, yours, own = (_by(key, rows) for rows in (base, theirs, mine))
        order = by_item([*old], [*yours], [*own])
        gone = [name for name in {**yours, **own} if name not in order]
        rows = {name: _one_of(name, old, yours, own, _row) for name in [*order, *gone]}
        return [rows[name] for name in order if rows[name] is not _ABSENT]

    return way


_ABSENT = object()


def settled(base: Any, theirs: Any, mine: Any, way: Way) -> Any:
    """What only one changed is taken as it is; the `way` has a say where both did."""
    if same(mine, theirs) or same(mine, base):
        return theirs
    if same(theirs, base):
        return mine
    if _ABSENT in (base, theirs, mine):
        raise Collides  # taken away by one and changed by the other, or added by both
    return way(base, theirs, mine)


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: true is not 1."""
    return bool(one == other) and (
        one is other or json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


def _one_of(name: str, base: Any, theirs: Any, mine: Any, way: Way) -> Any:
    """What stands under a name at the end, _ABSENT where nothing does."""
    old, yours, own = (one.get(name, _ABSENT) for one in (base, theirs, mine))
    return settled(old, yours, own, way)


def _row(base: Any, theirs: Any, mine: Any) -> dict[str, Any]:
    return {
        name: value
        for name in dict.fromkeys([*theirs, *mine])
        if (value := _one_of(name, base, theirs, mine, by_line)) is not _ABSENT
    }


def _by(key: str, rows: Any) -> dict[str, Any]:
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and isinstance(row.get(key), str) for row in rows
    ):
        raise Collides
    named = {row[key]: row for row in rows}
    if len(named) != len(rows):
        raise Collides
    return named


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)

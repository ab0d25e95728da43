"""An edit of a version that is not the newest any more: put together with what others saved since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from django.core.serializers.json import DjangoJSONEncoder

from seedapp.accounts.models import User
from seedapp.core.merging import Way, merge, same

from .changes import state_at
from .models import Change, Versioned
from .rows import Conflict, Gone, Row, Stale
from .things import thing_of


@dataclass(frozen=True)
class Merging(Generic[Row]):
    """How the rows of a room are merged.

    `facts`: a row as the journal keeps it. `ways` and `together`: see `core.merging.merge`. `spelt`: how a
    value of a change function is written among the facts, where it is no plain JSON (field → function).
    `read`: the way back for a merged value (field → function of the row, the fact, and the value given).
    """

    facts: Callable[[Row], dict[str, Any]]
    ways: Mapping[str, Way]
    together: tuple[frozenset[str], ...] = ()
    spelt: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    read: Mapping[str, Callable[[Row, Any, Any], Any]] = field(default_factory=dict)


def save(
    row: Row,
    *,
    seen: int,
    values: Mapping[str, Any],
    by: User | None,
    merging: Merging[Row],
    write: Callable[[Row, int, Mapping[str, Any]], Row],
) -> Row:
    """Write `values` to a row by `write(row, version, values)`, which claims that version of it.

    Where others saved since version `seen`: fields that only one side changed keep that change, edits of
    different places of one field are put together, and the whole is written over the newest version, in
    the same transaction; the row then tells in `.meanwhile` what was kept of the others. Nothing is
    written, and no error, where the newest version already says all that was to be written: the same
    form sent twice does one thing.

    Raises Stale, whose `.collisions` are the fields that both changed, and Gone; nothing is written then.
    Call it inside a transaction.
    """
    if row.row_version == seen:
        try:
            return write(row, seen, values)
        except Stale:
            pass  # somebody saved after this row was read
    _bring_up_to_date(row)
    theirs = plain(merging.facts(row))
    mine = {name: plain(_spelt(merging, name, value)) for name, value in values.items()}
    merged = merge(state_at(row, seen), theirs, mine, ways=merging.ways, together=merging.together)
    later = [*Change.objects.filter(thing=thing_of(row), row_version__gt=seen).order_by("number")]
    authors = _authors(later)
    if merged.collisions:
        is_own = bool(later) and by is not None and all(one.by_id == by.pk for one in later)
        raise Stale(row, Conflict(theirs, mine, merged, authors, is_own))
    changed = {
        name: values[name] if same(value, mine[name]) else _read(merging, row, name, value, values[name])
        for name, value in merged.values.items()
        if not same(value, theirs.get(name))
    }
    written = write(row, row.row_version, changed) if changed else row
    written.meanwhile = {name: authors.get(name, "") for name in merged.from_theirs}
    return written


def plain(value: Any) -> Any:
    """A value as the journal keeps it: what comes back from JSON."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _bring_up_to_date(row: Versioned) -> None:
    """The row as it is now, held against others until the transaction ends. Raises Gone."""
    model = type(row)
    try:
        row.refresh_from_db(from_queryset=model._default_manager.select_for_update())
    except model.DoesNotExist as error:
        raise Gone(model, row.pk) from error


def _authors(changes: list[Change]) -> dict[str, str]:
    """Who changed each field last."""
    return {
        name: change.by_name
        for change in changes
        for name, value in (change.after or {}).items()
        if value != (change.before or {}).get(name)
    }


def _spelt(merging: Merging[Any], name: str, value: Any) -> Any:
    return merging.spelt[name](value) if name in merging.spelt else value


def _read(merging: Merging[Row], row: Row, name: str, fact: Any, given: Any) -> Any:
    return merging.read[name](row, fact, given) if name in merging.read else fact


def key_of(row: Any) -> str:
    """For `Merging.spelt`: a row that is referred to, by its key."""
    return row.key if row else ""


def keys_of(rows: Iterable[Any]) -> list[str]:
    """For `Merging.spelt`: rows that are linked, by their keys."""
    return [row.key for row in rows]


def rows_of_keys(linked: Callable[[Any], Any]) -> Callable[[Any, list[str], Any], list[Any]]:
    """For `Merging.read`: the rows behind merged keys, out of those that are linked now and those given."""

    def read(row: Any, keys: list[str], given: Any) -> list[Any]:
        known = {one.key: one for one in [*linked(row).all(), *given]}
        return [known[key] for key in keys]

    return read

"""Rows of a table after a conflict: merged with those of the others, or a choice between both tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict

from seedapp.core import design as core
from seedapp.core.merging import same
from seedapp.history.rows import Conflict
from seedapp.operations.parts import failures_of_facts, fields_of_facts
from seedapp.web.clashes import Clash, marked, sent
from seedapp.web.conflicts import who_changed
from seedapp.web.field_words import FIELD_WORDS

from .rows import Rows, initial_failures, initial_fields


def settled(rows: Rows, data: QueryDict, conflict: Conflict, fact: str = "") -> tuple[Rows, Clash | None]:
    """The rows with what others changed of them, written into `data`; and the choice, where they collide.

    `fact` is what the room's facts call them, where the rows have another prefix.
    """
    name = fact or str(rows.prefix)
    clash = None
    if name in conflict.merged.fields:
        clash = _clash(rows, data, name, conflict)
    elif name in conflict.mine and not same(conflict.merged.values[name], conflict.mine[name]):
        _write(data, str(rows.prefix), conflict.merged.values[name])
    return type(rows)(data, prefix=rows.prefix, initial=rows.initial), clash


def _clash(rows: Rows, data: QueryDict, name: str, conflict: Conflict) -> Clash:
    prefix = f"{rows.prefix}-"
    theirs, mine = conflict.theirs[name], conflict.mine[name]
    typed = _sent(data, prefix)
    key = _key(name)
    there = {row[key] for row in mine}
    others = QueryDict(mutable=True)
    _write(others, str(rows.prefix), theirs)
    _write(data, str(rows.prefix), [*mine, *(row for row in theirs if row[key] not in there)])
    texts = _as_text(name, theirs), _as_text(name, mine)
    return Clash(
        name=prefix,
        label=str(FIELD_WORDS[name]),
        who=who_changed(conflict, [name]),
        theirs=marked(*texts),
        mine=marked(*texts[::-1]),
        theirs_sent=others.urlencode(),
        mine_sent=typed,
        shown_sent=_sent(data, prefix),
    )


def _key(name: str) -> str:
    return "when" if name == "failures" else "name"


def _sent(data: QueryDict, prefix: str) -> str:
    return sent((key, [str(one) for one in data.getlist(key)]) for key in data if key.startswith(prefix))


def _write(data: QueryDict, prefix: str, facts: Sequence[dict[str, Any]]) -> None:
    """Put rows into what was posted, in place of those that stood there."""
    for key in [key for key in data if key.startswith(f"{prefix}-")]:
        del data[key]
    initial: Iterable[dict[str, Any]]
    if prefix == "failures":
        initial = initial_failures(failures_of_facts(None, [*facts], None))
    else:
        initial = initial_fields(fields_of_facts(None, [*facts], None))
    rows = [*initial]
    numbers = {"TOTAL_FORMS": len(rows), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    for name, number in numbers.items():
        data[f"{prefix}-{name}"] = str(number)
    for place, row in enumerate(rows):
        for name, value in ({**row, "ORDER": place + 1}).items():
            if value is True:
                data[f"{prefix}-{place}-{name}"] = "on"
            elif value is not False and value is not None:
                data[f"{prefix}-{place}-{name}"] = str(value)


def _as_text(name: str, facts: Iterable[dict[str, Any]]) -> str:
    """Rows as people read them, one a line."""
    if name == "failures":
        return "\n".join(" ".join(filter(None, (one["when"], str(one["status"] or "")))) for one in facts)
    return "\n".join(_field_as_text(one) for one in fields_of_facts(None, [*facts], None))


def _field_as_text(one: core.Field) -> str:
    head = f"{one.name}{'' if one.required else '?'}: {one.type}"
    return " ".join(filter(None, (head, one.description, f"({one.place})" if one.place else "")))

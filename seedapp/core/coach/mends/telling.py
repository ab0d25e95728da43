"""What a mend changes, value by value, as people read it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import zip_longest
from typing import Any

from ...design import Failure, Field, Http, Response
from .mend import Edit, Thing


def edits_between(before: Thing, after: Thing) -> tuple[Edit, ...]:
    """The values that differ. Of a diagram's text only the lines that change are told."""
    found: list[Edit] = []
    for one in fields(before):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new:
            found += _told(one.name, old, new)
    return tuple(found)


def _told(part: str, old: Any, new: Any) -> Iterator[Edit]:
    match old:
        case Http():
            for name in ("method", "path", "status"):
                yield from _differing(f"{part}/{name}", getattr(old, name), getattr(new, name))
        case Response():
            yield from _differing(f"{part}/type", old.type, new.type)
            yield from _listed(part, old.fields, new.fields)
        case tuple() if any(isinstance(one, Field | Failure) for one in (*old, *new)):
            yield from _listed(part, old, new)
        case Mapping():
            for name in {**old, **new}:
                yield from _differing(f"{part}/{name}", old.get(name), new.get(name))
        case str() if part == "plantuml":
            yield Edit(part, *_changed_lines(old, new))
        case _:
            yield Edit(part, _text(old), _text(new))


def _differing(part: str, old: Any, new: Any) -> Iterator[Edit]:
    if old != new:
        yield Edit(part, _text(old), _text(new))


def _listed(part: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Edit]:
    for at, (was, becomes) in enumerate(zip_longest(old, new)):
        if was == becomes:
            continue
        name = str(getattr(was or becomes, "name", at))
        if was is None or becomes is None:
            yield Edit(f"{part}/{name}", _text(was), _text(becomes))
            continue
        for one in fields(was):
            column = f"{part}/{name}/{one.name}"
            yield from _differing(column, getattr(was, one.name), getattr(becomes, one.name))


def _changed_lines(old: str, new: str) -> tuple[str, str]:
    told = [*difflib.ndiff(old.splitlines(), new.splitlines())]
    gone = "\n".join(line[2:].strip() for line in told if line.startswith("- "))
    come = "\n".join(line[2:].strip() for line in told if line.startswith("+ "))
    return gone, come


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case Field():
            return f"{value.name}{'' if value.required else '?'}: {value.type}"
        case Failure():
            return f"{value.when} ({value.status})" if value.status else value.when
        case tuple():
            return ", ".join(_text(one) for one in value)
        case _:
            return json.dumps(value, ensure_ascii=False, default=str)

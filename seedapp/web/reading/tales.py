"""Operations told as a story with example values, to people who know nothing of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.core.naming import words
from seedapp.core.openapi.samples import NOTHING
from seedapp.core.openapi.story import Story

MOST_VALUES = 8
_LONGEST_VALUE = 120
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)")


@dataclass(frozen=True)
class Step:
    """One thing that is done: what is given, what comes back as (name, value), and what is so afterwards."""

    name: str
    given: tuple[tuple[str, str], ...]
    outcome: str
    back: tuple[tuple[str, str], ...]


def tale_of(design: core.Design, story: Story, operations: Iterable[core.Operation]) -> tuple[Step, ...]:
    """A step for each operation, in the order in which the diagrams call them."""
    places = {one.key: at for at, one in enumerate(design.interactions)}

    def place(operation: core.Operation) -> tuple[int, int]:
        called = ((places.get(one.interaction, len(places)), one.number) for one in operation.messages)
        return min(called, default=(len(places), 0))

    return tuple(_step(story, one) for one in sorted(operations, key=place))


def _step(story: Story, operation: core.Operation) -> Step:
    return Step(
        name=operation.name or " ".join(words(operation.key)),
        given=_told(story, operation.inputs),
        outcome=operation.outcome,
        back=_back(story, operation.response),
    )


def _back(story: Story, response: core.Response) -> tuple[tuple[str, str], ...]:
    single = response.type.removesuffix("[]")
    named = story.types.get(single)
    if named is not None and named.fields:
        return _told(story, named.fields)
    if response.type:
        value = story.value_of_type(response.type)
        return () if value is NOTHING else ((" ".join(words(single)), value_in_words(value)),)
    return _told(story, response.fields)


def _told(story: Story, fields: Sequence[core.Field]) -> tuple[tuple[str, str], ...]:
    shown = [one for one in fields if one.type.removesuffix("[]") != "binary"][:MOST_VALUES]
    values = ((" ".join(words(one.name)), story.value_of(one)) for one in shown)
    return tuple((name, value_in_words(value)) for name, value in values if value is not NOTHING)


def value_in_words(value: Any) -> str:
    """An example value as people say it: `{"amount": "3.50"}` → amount 3.50; identifiers are cut short."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return _cut(", ".join(_members(value))) or _("nothing")
    if isinstance(value, list):
        return _cut("; ".join(value_in_words(one) for one in value)) or _("none")
    if isinstance(value, str):
        return _cut(_text(value))
    return _("nothing") if value is None else str(value)


def _members(value: dict[str, Any]) -> Iterator[str]:
    for name, one in value.items():
        yield f"{' '.join(words(name))} {value_in_words(one)}"


def _text(value: str) -> str:
    if _UUID.fullmatch(value):
        return f"{value[:8]}…"
    if moment := _MOMENT.fullmatch(value):
        return f"{moment[1]}, {moment[2]}"
    if re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}", value):
        return " ".join(words(value))
    return value


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"

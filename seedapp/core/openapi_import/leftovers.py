"""What has no form in a design, so that nothing is dropped unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..design import Design
from ..openapi.references import pointer_of
from ..wording import N_, Sentence, say

_WORDS = frozenset({"summary", "description", "operationId"})
_OF_MANY = ("responses", "components", "info", "paths", "webhooks")


@dataclass(frozen=True)
class Leftover:
    """`pointer` is a JSON Pointer into the document that was read. What `is_kept` has no form but stays part
    of the document; what is not is changed or gone, and the sentence says how."""

    pointer: str
    sentence: Sentence
    is_kept: bool = False


def kept_leftovers(design: Design) -> Iterator[Leftover]:
    """What was kept without a form, by its place in the document."""
    for operation in design.operations:
        place = pointer_of("paths", operation.http.path, operation.http.method.lower())
        for part, value in operation.openapi.items():
            yield from _of_member(place + pointer_of(part), part, value)
    for part, value in design.services[0].openapi.items():
        yield from _of_member(pointer_of(part), part, value)


def _of_member(pointer: str, part: str, value: Any) -> Iterator[Leftover]:
    """One for a member, one for each part of those that hold many. What only removes keeps nothing."""
    parts = value if part in _OF_MANY and isinstance(value, Mapping) else {"": value}
    for name, inner in parts.items():
        place = pointer + pointer_of(name) if name else pointer
        if part == "components" and isinstance(inner, Mapping):
            yield from (_kept(place + pointer_of(one), one) for one, told in inner.items() if told)
        elif inner is not None and not _is_wording(name or part, inner):
            yield _kept(place, name or part)


def _is_wording(part: str, value: Any) -> bool:
    """Whether only words are kept, which are no more than a form would say otherwise."""
    return part in _WORDS or (isinstance(value, Mapping) and bool(value) and value.keys() <= _WORDS)


def _kept(pointer: str, name: str) -> Leftover:
    text = N_("“%(part)s” has more to it than there are fields for; it is kept in the document as it was.")
    return Leftover(pointer, say(text, part=name[:120]), is_kept=True)

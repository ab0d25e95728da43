"""What a path is made of: segments, collections, verbs."""

from __future__ import annotations

from itertools import pairwise

from ..derive.binding import Binding
from ..derive.custom_verbs import verb_behind_colon, without_verb
from ..design import Transitions
from ..naming import plural, singular, words
from .word_lists import load_words

_VERBS = frozenset(load_words("path_verbs")["en"])


def misplaced_verb(binding: Binding, form: Transitions) -> str:
    """The verb that stands in a path where the style has none, else ""."""
    behind_colon = verb_behind_colon(binding.path)
    if behind_colon and form != "colon":
        return f":{behind_colon}"
    segments = segments_of(binding.path)
    may_end_in_verb = form == "segment" and binding.method == "POST" and len(segments) > 1
    judged = segments[:-1] if may_end_in_verb else segments
    return next((segment for segment in judged if _begins_with_verb(segment)), "")


def segments_of(path: str) -> list[str]:
    """The parts between slashes, without a verb behind a colon."""
    return [segment for segment in without_verb(path).split("/") if segment]


def is_parameter(segment: str) -> bool:
    return segment.startswith("{")


def _begins_with_verb(segment: str) -> bool:
    first = words(segment)[:1] if not is_parameter(segment) else []
    return bool(first) and first[0] in _VERBS


def collections_in(binding: Binding) -> list[str]:
    """The segments of a path that hold many: those before an id, and the last one of a collection."""
    segments = segments_of(binding.path)
    found = [
        segment
        for segment, behind in pairwise(segments)
        if not is_parameter(segment) and is_parameter(behind)
    ]
    alone = len(segments) == 1 and binding.method == "POST"
    if segments and not is_parameter(segments[-1]) and (binding.is_collection or alone):
        found.append(segments[-1])
    return found


def is_singular(segment: str) -> bool:
    return singular(segment) == segment and plural(segment) != segment

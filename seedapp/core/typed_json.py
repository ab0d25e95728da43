"""JSON values as people send them: those that every file and database can hold, and no others."""

from __future__ import annotations

import json
import math
from typing import Any

from .wording import N_, Sentence, say

MOST_LETTERS, MOST_LEVELS = 100_000, 40


def fault_of_json(value: Any) -> Sentence | None:
    """Why a JSON value cannot be kept, None when it can. The value is what a JSON reader gave."""
    if _levels(value) > MOST_LEVELS:
        return say(N_("This is nested more than %(most)s levels deep."), most=MOST_LEVELS)
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError:  # half a character, infinity, or a number of thousands of digits
        return say(N_("This holds a number or a character that no file can hold."))
    if len(text) > MOST_LETTERS:
        return say(N_("This is longer than %(most)s characters."), most=MOST_LETTERS)
    if "\\u0000" in text or not _is_finite(value):
        return say(N_("This holds a number or a character that no file can hold."))
    return None


def _levels(value: Any) -> int:
    """How deep lists and objects lie in one another."""
    levels, level = 0, [value]
    while level and levels <= MOST_LEVELS:
        inner = [one for one in level if isinstance(one, dict | list)]
        levels += bool(inner)
        level = [part for one in inner for part in (one.values() if isinstance(one, dict) else one)]
    return levels


def _is_finite(value: Any) -> bool:
    """Whether each number fits what databases call a number."""
    level = [value]
    while level:
        inner: list[Any] = []
        for one in level:
            if isinstance(one, float) and not math.isfinite(one):
                return False
            if isinstance(one, int) and abs(one) >= 10**300:
                return False
            inner += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        level = inner
    return True

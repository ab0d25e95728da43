"""Answers that are worth keeping: the same few thousand names and phrases are asked about again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST_KEPT = 200  # characters
MOST_KEPT = 8192

Answer = TypeVar("Answer")


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A pure function of a text whose latest answers are kept, those about long texts excepted: whoever types
    without end may not fill the memory. Answers must be immutable."""
    known = lru_cache(maxsize=MOST_KEPT)(function)

    @wraps(function)
    def answer(text: str) -> Answer:
        return known(text) if len(text) <= LONGEST_KEPT else function(text)

    return answer

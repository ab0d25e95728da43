"""How alike two texts are: the share of words that they have in common, in English and in Korean."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import ceil

from .word_lists import load_words

Tokens = frozenset[str]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP_WORDS = frozenset(load_words("stop_words")["en"] + load_words("stop_words")["ko"])
_KOREAN_ENDINGS = tuple(sorted(load_words("stop_words")["ko_endings"], key=len, reverse=True))
_ENGLISH_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s")

MOST_COMPARED = 200  # sets that share a word: of a thousand alike, the first are enough to tell


def plain(text: str) -> str:
    """The text in one form: NFC, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_of(text: str) -> list[str]:
    """The words of a text, without punctuation and case."""
    return _WORD.findall(plain(text))


def tokens(*texts: str) -> Tokens:
    """The stems of all words."""
    return frozenset(_stem(word) for text in texts for word in words_of(text))


def content_tokens(*texts: str) -> Tokens:
    """The stems of the words that carry meaning."""
    return frozenset(
        _stem(word) for text in texts for word in words_of(text) if word not in _STOP_WORDS
    ) - frozenset(_STOP_WORDS)


def jaccard(one: Tokens, other: Tokens) -> float:
    """Shared tokens as a part of all tokens, 0 to 1; 0 where either is empty."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def first_alike(sets: Sequence[Tokens], at_least: float) -> Iterator[tuple[int, int]]:
    """For each set that resembles an earlier one: (its index, the index of the first such found).

    Looks only at sets that share one of their rarest tokens, so that it stays quick on long lists:
    two sets of likeness t must share one of the first len - ceil(t * len) + 1 tokens in any fixed order.
    """
    count: dict[str, int] = defaultdict(int)
    for one in sets:
        for token in one:
            count[token] += 1
    holders: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(sets):
        rarest = sorted(one, key=lambda token: (count[token], token))
        telling = rarest[: len(one) - ceil(at_least * len(one)) + 1] if one else []
        match = _first_match(sets, index, telling, holders, at_least)
        if match is not None:
            yield index, match
        for token in telling:
            holders[token].append(index)


def _first_match(
    sets: Sequence[Tokens],
    index: int,
    telling: Sequence[str],
    holders: dict[str, list[int]],
    at_least: float,
) -> int | None:
    for token in telling:
        for earlier in islice(holders[token], MOST_COMPARED):
            if jaccard(sets[earlier], sets[index]) >= at_least:
                return earlier
    return None


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    endings = _KOREAN_ENDINGS if "가" <= word[-1] <= "힣" else _ENGLISH_ENDINGS
    room = 1 if endings is _KOREAN_ENDINGS else 3
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= room:
            return word[: -len(ending)]
    return word

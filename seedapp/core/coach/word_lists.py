"""The coach's word lists, kept as data beside the rules, in English and Korean."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_words(name: str) -> dict[str, Any]:
    """The word list `words/<name>.json` as it stands."""
    text = (files(__package__) / "words" / f"{name}.json").read_text(encoding="utf-8")
    lists: dict[str, Any] = json.loads(text)
    return lists


@dataclass(frozen=True)
class WordList:
    """Words to look for in a text.

    English words match whole (beside a Korean particle too); Korean words match anywhere, those of
    `ko_at_start` only where a word begins; `exact` words match in their own capitals only. Places
    that match one of the `exceptions` (patterns) are passed over.
    """

    pattern: re.Pattern[str]
    exceptions: re.Pattern[str] | None

    def first_in(self, text: str) -> str:
        """The first such word as the text has it, "" if there is none."""
        clean = unicodedata.normalize("NFC", text)
        if self.exceptions:
            clean = self.exceptions.sub(" ", clean)
        found = self.pattern.search(clean)
        return found.group() if found else ""


@cache
def word_list(name: str) -> WordList:
    lists = load_words(name)
    ways = [
        _any_of(lists.get("en"), r"(?i:(?<![A-Za-z0-9])(?:{})(?![A-Za-z0-9]))"),
        _any_of(lists.get("exact"), r"(?<![A-Za-z0-9])(?:{})(?![A-Za-z0-9])"),
        _any_of(lists.get("ko"), r"(?:{})"),
        _any_of(lists.get("ko_at_start"), r"(?<![가-힣])(?:{})"),
    ]
    exceptions = lists.get("exceptions")
    return WordList(
        re.compile("|".join(way for way in ways if way)),
        re.compile("|".join(exceptions), re.IGNORECASE) if exceptions else None,
    )


def _any_of(words: list[str] | None, frame: str) -> str:
    if not words:
        return ""
    longest_first = sorted(words, key=len, reverse=True)
    return frame.format("|".join(re.escape(word) for word in longest_first))

"""Names as they stand in a diagram's text: bare, in quotes, or with an alias behind `as`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BARE = re.compile(r"[\w.@\u0300-\u036f·]++")
_QUOTED = re.compile(r"[\"“”«]([^\"“”«»]++)[\"“”»]")
_AS = re.compile(r"\s*+as(?=[\s\"“])\s*+", re.IGNORECASE)
_SPACES = re.compile(r"\s*+")


@dataclass(frozen=True)
class Name:
    """`alias` is how the rest of the text calls it, `shown` what is drawn."""

    alias: str
    shown: str


def skip_spaces(line: str, at: int) -> int:
    found = _SPACES.match(line, at)
    return found.end() if found else at


def take_name(line: str, at: int) -> tuple[Name | None, int]:
    """The name that begins at a place of a line, and where it ends; None when none begins there."""
    first, at, quoted = _take_one(line, at)
    if first is None:
        return None, at
    found = _AS.match(line, at)
    second, end, second_quoted = _take_one(line, found.end()) if found else (None, at, False)
    if second is None:
        return Name(first, first), at
    if second_quoted and not quoted:
        return Name(first, second), end
    return Name(second, first), end


def written(alias: str, shown: str = "") -> str:
    """A name as `take_name` reads it again, with its alias when the two differ."""
    if shown and shown != alias:
        return f'"{shown}" as {written(alias)}'
    return alias if _BARE.fullmatch(alias) else f'"{alias}"'


def _take_one(line: str, at: int) -> tuple[str | None, int, bool]:
    found = _QUOTED.match(line, at)
    if found:
        return found[1].strip(), found.end(), True
    found = _BARE.match(line, at)
    if found:
        return found.group(), found.end(), False
    return None, at, False

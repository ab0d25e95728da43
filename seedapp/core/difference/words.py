"""Which words of a text changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "gone", "new"], str]
MOST_WORDS = 3000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def word_changes(old: str, new: str) -> list[Piece]:
    """Both texts as pieces in reading order: what is the same, what is gone, what is new.

    Texts of more than MOST_WORDS words are compared line by line, which takes less time.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if max(len(before), len(after)) > MOST_WORDS:
        return _whole(old, new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(before[a:b])))
            continue
        pieces += _whole("".join(before[a:b]), "".join(after[c:d]))
    return pieces


def _whole(old: str, new: str) -> list[Piece]:
    pieces: list[Piece] = []
    if old:
        pieces.append(("gone", old))
    if new:
        pieces.append(("new", new))
    return pieces

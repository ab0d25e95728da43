"""Finding words in texts: case, accents, widths and the way Korean was typed make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

WORDS_LIMIT = 8
_ASKED = re.compile(r'"([^"]+)"|([^\s"]+)')


class _Folds(dict[int, str]):
    """Each character as it is compared, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        plain = "".join(one for one in parts if not "\u0300" <= one <= "\u036f")
        self[code] = unicodedata.normalize("NFC", plain)
        return self[code]


_FOLDS = _Folds()


def folded(text: str) -> str:
    """A text as it is compared: é is e, Ａ is a, 한 is one character however it was typed."""
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


def words_of(asked: str) -> list[str]:
    """The folded words of what somebody asks for, a quoted phrase as one; at most `WORDS_LIMIT`."""
    found = (folded(" ".join((phrase or word).split())) for phrase, word in _ASKED.findall(asked))
    return list(dict.fromkeys(word for word in found if word))[:WORDS_LIMIT]


def marked(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words: joined they are the text in NFC."""
    text = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for start, stop in _merged(_places(text, words)):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, is_word) for piece, is_word in [*pieces, (text[end:], False)] if piece]


def excerpt(text: str, words: Sequence[str], length: int = 160) -> str:
    """The part of a text around the first of the words, on one line; dots stand for what is cut off."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= length:
        return text
    first = min((start for start, _stop in _places(text, words)), default=0)
    start = max(0, min(first - length // 4, len(text) - length))
    before, after = "…" if start else "", "…" if start + length < len(text) else ""
    return f"{before}{text[start : start + length].strip()}{after}"


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each word in a composed text: one character may be folded into none or several."""
    whole = text.translate(_FOLDS)
    origins = [place for place, one in enumerate(text) for _part in _FOLDS[ord(one)]]
    for word in words:
        found = whole.find(word)
        while found >= 0:
            stop = found + len(word)
            yield origins[found], origins[stop] if stop < len(origins) else len(text)
            found = whole.find(word, stop)


def _merged(places: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places in order, those that touch as one; part of a character counts as all of it."""
    start = stop = -1
    for first, last in sorted((first, max(last, first + 1)) for first, last in places):
        if first > stop:
            if stop > start:
                yield start, stop
            start, stop = first, last
        stop = max(stop, last)
    if stop > start:
        yield start, stop

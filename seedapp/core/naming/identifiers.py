"""ASCII words for any text: Korean through the glossary, the built-in dictionary, or romanisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .korean import Piece, pieces
from .memory import remembered
from .romanisation import is_hangul, romanise


@dataclass(frozen=True)
class Identifier:
    """Lower-case ASCII `words`; `romanised` says that a person should confirm an English term."""

    words: tuple[str, ...]
    romanised: bool = False


def identifier(text: str, glossary: Mapping[str, str]) -> Identifier:
    """English words for a name in any language; `words` is empty only when nothing in it is a letter."""
    return _plain_identifier(text) if not glossary else _identifier(text, glossary)


@remembered
def _plain_identifier(text: str) -> Identifier:
    return _identifier(text, {})


def _identifier(text: str, glossary: Mapping[str, str]) -> Identifier:
    found: list[str] = []
    romanised = False
    for piece in pieces(_unaccented(text), glossary):
        english, guessed = _english(piece)
        found += english
        romanised = romanised or guessed
    return Identifier(tuple(found), romanised)


_OWN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Đ": "D", "Ł": "L", "Þ": "Th", "Ð": "D"}
)


def _unaccented(text: str) -> str:
    """Latin letters without their accents (Café → Cafe), which is no guess; other scripts in NFC."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        is_mark_on_latin = unicodedata.combining(letter) and letters and letters[-1].isascii()
        if not is_mark_on_latin:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)).translate(_OWN_LETTERS)


def ascii_words(typed: Iterable[str]) -> list[str]:
    """The words as ASCII: those in another script go through `identifier` without a glossary."""
    found: list[str] = []
    for word in typed:
        found += [word] if word.isascii() else identifier(word, {}).words
    return found


def _english(piece: Piece) -> tuple[list[str], bool]:
    from .cases import words  # the two need each other: words for ASCII, identifiers for the rest

    if piece.english:
        written = identifier(re.sub(r"^\s*to\s+(?=\S)", "", piece.english, flags=re.IGNORECASE), {})
        return list(written.words), written.romanised
    if piece.text.isascii():
        return words(piece.text), False
    if any(is_hangul(letter) for letter in piece.text):
        return re.findall(r"[a-z0-9]+", romanise(piece.text).lower()), True
    return _other_script(piece.text), True


def _other_script(text: str) -> list[str]:
    """Letters that cannot be read here, by code point, so that a name is never empty; accents dropped."""
    from .cases import words

    plain = words(text)
    if all(word.isascii() for word in plain):
        return plain
    return [f"u{ord(letter):04x}" for word in plain for letter in word if letter.isalnum()]

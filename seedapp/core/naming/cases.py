"""Text into words, and words into kebab-case, camelCase, snake_case and PascalCase."""

from __future__ import annotations

import re
import unicodedata

from .identifiers import ascii_words
from .memory import remembered

_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|['’]")
_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])"  # IDs, URLs
    r"|[A-Z]+(?![a-z])[0-9]*"  # API, the HTTP of HTTPServer
    r"|[A-Z]?[a-z][a-z0-9]*"
    r"|[A-Z][0-9]*"
    r"|[0-9]+(?:[a-z][a-z0-9]*)?"
    r"|[^\W_A-Za-z0-9]+"  # Hangul and other scripts, as typed
)


def words(text: str) -> list[str]:
    """The words of a name or phrase, lower-case: `findBikes`, `find_bikes`, `Find bikes` → find, bikes.

    Accents of Latin letters are dropped; words of other scripts stay as typed (NFC).
    """
    return list(_words(text))


@remembered
def _words(text: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", _without_accents(text))
    return tuple(word.lower() for word in _WORD.findall(_split_humps(plain)))


@remembered
def kebab(text: str) -> str:
    """`find-bikes`; "" when the text holds no letter or digit. Starts with a digit if the text does."""
    return "-".join(ascii_words(words(text)))


@remembered
def snake(text: str) -> str:
    return _starting_with_letter("_".join(ascii_words(words(text))))


def camel(text: str) -> str:
    joined = pascal(text)
    return joined[:1].lower() + joined[1:]


@remembered
def pascal(text: str) -> str:
    joined = "".join(word[0].upper() + word[1:] for word in ascii_words(words(text)))
    return _starting_with_letter(joined, "N")


def is_kebab(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def is_snake(text: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", text) is not None


def is_camel(text: str) -> bool:
    return re.fullmatch(r"[a-z][A-Za-z0-9]*", text) is not None


def is_pascal(text: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Za-z0-9]*", text) is not None


def _starting_with_letter(name: str, letter: str = "n") -> str:
    return letter + name if name[:1].isdigit() else name


def _split_humps(text: str) -> str:
    """A space before the last capital of a run that begins a word: HTTPServer → HTTP Server."""
    return re.sub(r"(?<=[A-Z])(?=[A-Z][a-rt-z]|[A-Z]s[a-z])", " ", text)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        unicodedata.normalize("NFKD", letter)[0] if "À" <= letter <= "ɏ" else letter for letter in composed
    )

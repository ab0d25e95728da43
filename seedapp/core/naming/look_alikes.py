"""Names that look alike and are not: letters of one alphabet that pass for those of another.

The pairs are those of Unicode's confusables (UTS 39) between Latin, Cyrillic and Greek, where a reader sees
no difference at all.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = str.maketrans("аеорсухіјѕһԁԛԝАВЕКМНОРСТХУЅІЈԌԚԜ", "aeopcyxijshdqwABEKMHOPCTXYSIJGQW")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def seen_as(name: str) -> str:
    """What a reader takes the name for: two names are look-alikes where this is the same and they differ."""
    plain = unicodedata.normalize("NFKC", name).translate(_CYRILLIC).translate(_GREEK)
    return " ".join(plain.casefold().split())


def mixed_word(name: str) -> str:
    """The first word in which letters of two alphabets stand together, "" where there is none."""
    return next((word for word in name.split() if len(_alphabets(word)) > 1), "")


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(letter, "") for letter in word if letter.isalpha())
    return {script for name in names for script in _SCRIPTS if name.startswith(script)}

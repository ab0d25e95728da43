"""The Korean particle that fits behind a word."""

from __future__ import annotations


def subject(word: str) -> str:
    """도서 → 가, 대출 → 이; API → 가; 이(가) behind what may be read either way."""
    return _fitting(word, "이", "가")


def topic(word: str) -> str:
    return _fitting(word, "은", "는")


def _fitting(word: str, behind_consonant: str, behind_vowel: str) -> str:
    last = word[-1:]
    if last.isascii() and last.isupper():  # read out letter by letter
        return behind_consonant if last in "LMNR" else behind_vowel
    if not "가" <= last <= "힣":
        return f"{behind_consonant}({behind_vowel})"
    return behind_consonant if (ord(last) - ord("가")) % 28 else behind_vowel

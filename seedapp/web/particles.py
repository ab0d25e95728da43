"""Korean particles that fit what stands before them: “자전거을(를)” becomes “자전거를”."""

from __future__ import annotations

import re

# As the catalogue writes them: behind a final consonant, behind a vowel.
_PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_CLOSING = "”’\"')]>}"
_PARTICLE = re.compile(
    rf"(?P<last>[가-힣0-9])(?P<closing>[{re.escape(_CLOSING)}]*)(?P<pair>{'|'.join(map(re.escape, _PAIRS))})"
)
_SYLLABLES_BEGIN = ord("가")
_FINALS = 28
_FINAL_R = 8
_FINALS_OF_DIGITS = {"0": 21, "1": _FINAL_R, "3": 16, "6": 1, "7": _FINAL_R, "8": _FINAL_R}


def with_fitting_particles(text: str) -> str:
    """The text with each pair settled that stands behind Hangul or a digit; behind other letters it stays."""
    return _PARTICLE.sub(_settled, text)


def _settled(found: re.Match[str]) -> str:
    closed, open_ = _PAIRS[found["pair"]]
    final = _final_of(found["last"])
    is_open = not final or (found["pair"] == "(으)로" and final == _FINAL_R)
    return found["last"] + found["closing"] + (open_ if is_open else closed)


def _final_of(letter: str) -> int:
    """The number of the final consonant with which a syllable or a digit is spoken, 0 when there is none."""
    if letter.isdigit():
        return _FINALS_OF_DIGITS.get(letter, 0)
    return (ord(letter) - _SYLLABLES_BEGIN) % _FINALS

"""The expected outcome of an action in words, in the language of its label."""

from __future__ import annotations

from ..naming import is_plural, plural, words
from . import korean, particles
from .english_forms import participle
from .readings import Reading
from .words import ENGLISH, KOREAN

NOMINAL_OF = {verb: noun for noun, verb in reversed(list(ENGLISH.nominals.items())) if verb and noun != verb}
_EVERYBODY = frozenset(("everybody", "everyone", "somebody", "someone", "anybody", "anyone"))
_KOREAN_NOUN_OF: dict[str, str] = {}
for _noun, _verb in KOREAN.verbal_nouns.items():
    if not _noun.endswith("기"):
        _KOREAN_NOUN_OF.setdefault(_verb.lemma, _noun)
_KOREAN_NOUN_OF |= {
    "view": "조회",
    "write": "작성",
    "find": "검색",
    "finish": "종료",
    "handOver": "인계",
    "notify": "통보",
    "reduce": "감소",
}


def outcome_of(phrase: str, reading: Reading) -> str:
    """“The rental is started.”, “도서가 대출된다.”; "" for a query."""
    if reading.kind == "query" or not reading.verb:
        return ""
    return _korean(phrase, reading) if korean.is_korean(phrase) else _english(phrase, reading)


def _english(phrase: str, reading: Reading) -> str:
    done = participle(reading.verb)
    if not reading.object:
        noun = NOMINAL_OF.get(reading.verb)
        return f"The {noun} is on record." if noun else "It is done."
    thing = plural(reading.object) if reading.plural else reading.object
    are = "are" if is_plural(thing) else "is"
    as_what = f" as {reading.qualifier}" if reading.qualifier and "as" in words(phrase) else ""
    whom = f"The {thing}" if thing not in _EVERYBODY else thing.capitalize()
    return f"{whom} {are} {done}{as_what}."


def _korean(phrase: str, reading: Reading) -> str:
    noun = verbal_noun(phrase, reading)
    if not noun:
        return ""
    if not reading.object:
        return f"{noun}{particles.subject(noun)} 완료된다."
    return f"{reading.object}{particles.subject(reading.object)} {noun}된다."


def spoken_noun(phrase: str, reading: Reading) -> str:
    """책을 검색하고 싶다 → 책 검색; the phrase itself when its verb has no noun."""
    noun = verbal_noun(phrase, reading)
    return f"{reading.object} {noun}".strip() if noun else phrase


def verbal_noun(phrase: str, reading: Reading) -> str:
    """The verbal noun of a Korean phrase: the one that it ends with, or the one that its verb stands for."""
    said = [
        noun for noun, verb in KOREAN.verbal_nouns.items() if verb.lemma == reading.verb and noun in phrase
    ]
    return max(
        (noun for noun in said if not noun.endswith("기")),
        key=len,
        default=_KOREAN_NOUN_OF.get(reading.verb, ""),
    )

"""Singular and plural of English nouns and noun phrases, remembered once computed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from .plural_rules import plural_by_rule, singular_by_rule

Function = TypeVar("Function")

if TYPE_CHECKING:
    import inflect

_UNCOUNTABLE = """
access advice availability baggage cash clothing content data equipment evidence feedback food freight
furniture hardware help history homework information infrastructure inventory knowledge luggage mail
maintenance media merchandise metadata money music news progress research safety security software
staff stock stuff support traffic transport travel weather work
"""
_SINGULAR_IN_S = """
access address alias always analysis atlas basis bias bonus boss bus business campus canvas chaos class
congress corpus cross diagnosis dress express focus gas glass gps his house illness iris its lens loss mass
mattress minus news pass perhaps plus press process progress series species status success tennis thesis this
versus virus wireless witness yes
"""
_PLURAL_WITHOUT_S = "children criteria feet geese men mice people phenomena teeth women"

_LONGEST_WORD = 100

UNCOUNTABLE = frozenset(_UNCOUNTABLE.split())
SINGULAR_IN_S = frozenset(_SINGULAR_IN_S.split())
IRREGULAR = {
    "analysis": "analyses",
    "basis": "bases",
    "bus": "buses",
    "campus": "campuses",
    "child": "children",
    "criterion": "criteria",
    "datum": "data",
    "emphasis": "emphases",
    "index": "indexes",
    "lens": "lenses",
    "matrix": "matrices",
    "person": "people",
    "quiz": "quizzes",
    "status": "statuses",
    "virus": "viruses",
}
_SINGULAR_OF = {many: one for one, many in IRREGULAR.items()} | {"data": "data"}


@lru_cache(maxsize=8192)
def plural(noun: str) -> str:
    """The plural of a noun phrase's last word: `repair job` → `repair jobs`; a plural stays as it is."""
    head, separator, last = _last_word(noun)
    return head + separator + _plural(last)


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """The singular of a noun phrase's last word: `repair jobs` → `repair job`; a singular stays as it is."""
    head, separator, last = _last_word(noun)
    return head + separator + _singular(last)


def is_plural(noun: str) -> bool:
    """Whether a noun's last word is a plural that differs from its singular."""
    return singular(noun) != noun


def _plural(word: str) -> str:
    lower = word.lower()
    if not _is_a_word(lower) or lower in UNCOUNTABLE or lower in _SINGULAR_OF:
        return word
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if _singular(word) != word:
        return word
    return plural_by_rule(word) or str(_engine().plural_noun(word) or word)


def _singular(word: str) -> str:
    lower = word.lower()
    if not _is_a_word(lower) or len(lower) < 3:
        return word
    if lower in _SINGULAR_OF:
        return _SINGULAR_OF[lower]
    if lower in UNCOUNTABLE or lower in SINGULAR_IN_S or lower in IRREGULAR or lower.endswith("ss"):
        return word
    if not lower.endswith("s") and not lower.endswith(tuple(_PLURAL_WITHOUT_S.split())):
        return word
    return singular_by_rule(word) or str(_engine().singular_noun(word) or word)


def _is_a_word(text: str) -> bool:
    """Whether a text can be an English noun: rules are not tried on what is endless."""
    return text.isascii() and text.isalpha() and len(text) <= _LONGEST_WORD


def _last_word(noun: str) -> tuple[str, str, str]:
    for separator in (" ", "-", "_"):
        if separator in noun:
            return noun.rpartition(separator)
    return "", "", noun


@cache
def _engine() -> inflect.engine:
    """The library, imported on first use: that alone costs more than everything else in core.

    Most of it is typeguard, which writes each function of inflect anew to check types while it runs; it is
    kept from that.
    """
    import typeguard

    instrument = typeguard.typechecked
    typeguard.typechecked = _as_it_stands  # type: ignore[assignment]
    try:
        import inflect as library
    finally:
        typeguard.typechecked = instrument
    return library.engine()


def _as_it_stands(function: Function) -> Function:
    return function

"""Nouns behind verbs: rent → rental, end → completion, rented → rental."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from .english_forms import base_verb
from .words import ENGLISH


def _read() -> Any:
    text = resources.files(__package__).joinpath("lexicon", "nominals.yaml").read_text(encoding="utf-8")
    return yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.CSafeLoader)


_LEXICON = _read()
MAKERS: frozenset[str] = frozenset(_LEXICON["makers"])
ONLY_MAKERS: frozenset[str] = frozenset(_LEXICON["only_makers"])
_NOUNS: dict[str, str] = _LEXICON["nouns"]
NOUNS_OF_STATES: dict[str, str] = _LEXICON["states"]
_VOWELS = "aeiou"


@lru_cache(maxsize=2048)
def known_nominal(verb: str) -> str:
    """The noun of a verb (rent → rental), "" when the lexicons have none."""
    if verb in _NOUNS:
        return _NOUNS[verb]
    if verb in ENGLISH.alike:
        return verb
    return min((noun for noun, of in ENGLISH.nominals.items() if of == verb), default="")


def nominal_of(verb: str) -> str:
    """The noun of a verb, made with -ing where the lexicons have none (unlock → unlocking)."""
    return known_nominal(verb) or _gerund(verb)


def nominal_of_participle(word: str) -> str:
    """rented → rental; "" for a word that is no participle of a known verb."""
    verb = base_verb(word) or next(
        (
            ENGLISH.verbs[lemma]
            for lemma, form in ENGLISH.participles.items()
            if form == word and lemma in ENGLISH.verbs
        ),
        None,
    )
    return known_nominal(verb.lemma) if verb and verb.lemma != word else ""


def _gerund(verb: str) -> str:
    head, _, particle = verb.partition(" ")
    short = (
        len(head) == 3 and head[-1] not in _VOWELS + "wxy" and head[1] in _VOWELS and head[0] not in _VOWELS
    )
    if head.endswith("e") and not head.endswith("ee"):
        head = head[:-1]
    elif short:
        head += head[-1]
    return f"{head}ing-{particle}" if particle else f"{head}ing"

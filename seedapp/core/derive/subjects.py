"""What messages and stories have in common: their object in English, and which operation they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..naming import identifier, singular, snake
from .english_forms import base_verb
from .readings import Reading
from .words import ENGLISH


@dataclass(frozen=True)
class Subject:
    """What a candidate is about: messages with equal subjects ask for one operation."""

    service: str
    kind: str
    verb_class: str
    object: tuple[str, ...]
    apart: str

    def __str__(self) -> str:
        return "|".join((self.service, self.kind, self.verb_class, " ".join(self.object), self.apart))


def subject_of(service: str, reading: Reading, *, gives_list: bool, glossary: Mapping[str, str]) -> Subject:
    thing = object_words(reading, glossary)
    return Subject(
        service, reading.kind, reading.verb_class, thing, _apart(reading, thing, gives_list, glossary)
    )


def object_words(reading: Reading, glossary: Mapping[str, str]) -> tuple[str, ...]:
    """The object's lemma as English words: 도서 → book, `available bikes` → bike."""
    found = identifier(reading.object, glossary).words
    return (*found[:-1], singular(found[-1])) if found else ()


def topics(reading: Reading, glossary: Mapping[str, str]) -> frozenset[str]:
    """Words that two readings share when they are about the same: the verb, the object, the object's verb."""
    thing = object_words(reading, glossary)
    verbs = {ENGLISH.nominals[word] for word in thing if ENGLISH.nominals.get(word, word) != word}
    of_looking_up = reading.verb_class == "query" and reading.verb in ENGLISH.looking_up
    return frozenset(
        {*thing, *verbs} | (set() if of_looking_up or not reading.verb else {_stem(reading.verb)})
    )


def _stem(verb: str) -> str:
    known = base_verb(verb)
    return known.lemma if known else verb


def _apart(reading: Reading, thing: tuple[str, ...], gives_list: bool, glossary: Mapping[str, str]) -> str:
    """What tells two operations of one class on one object from each other."""
    if reading.kind == "unclear":
        return reading.verb
    if reading.verb_class == "query":
        if reading.verb not in ENGLISH.looking_up:
            return reading.verb
        return "one" if not gives_list and _names_one(reading, thing, glossary) else "many"
    plain = {"create": ENGLISH.plain_create, "update": ENGLISH.plain_update}.get(
        reading.verb_class, frozenset()
    )
    return "" if reading.verb in plain or reading.verb_class == "delete" else reading.verb


def _names_one(reading: Reading, thing: tuple[str, ...], glossary: Mapping[str, str]) -> bool:
    if reading.plural:
        return False
    own = {"id", "_".join((*thing, "id")), *(f"{word}_id" for word in thing[-1:])}
    given = {snake(" ".join(identifier(argument, glossary).words)) for argument in reading.arguments}
    return bool(own & given) or (
        reading.verb in ("get", "fetch", "retrieve", "read", "view", "show", "load") and not given
    )

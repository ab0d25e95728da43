"""What an operation's key and name say: its verb, what the verb is about, and under what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..design import Operation
from ..naming import identifier, singular, words
from .english_forms import base_verb, object_of, split_head
from .labels import classify_name
from .readings import Reading
from .words import ENGLISH, Verb, VerbClass

_INTO = frozenset(("to", "into", "onto", "from", "of"))
_ABOUT_IT = frozenset(
    ("detail", "details", "info", "information", "history", "record", "records", "list", "data")
)


@dataclass(frozen=True)
class OperationWords:
    """English lemmas: `thing` (“bike”, “rental price”), `qualifier` beside it (“available”), `under` what
    stands behind to, from or of (“add an item to the cart”). `verb_class` is "" where nothing tells it."""

    verb_class: VerbClass
    verb: str = ""
    thing: str = ""
    qualifier: str = ""
    under: str = ""
    plural: bool = False


def read_operation(operation: Operation, glossary: Mapping[str, str]) -> OperationWords:
    """The key first, which begins with a verb; then the name, where the key does not tell."""
    by_key = _from_key(operation.key)
    if by_key and by_key.verb_class:
        return by_key
    by_name = _from_reading(classify_name(operation.name, glossary), glossary)
    if by_name.verb_class:
        return by_name
    return by_key or (
        by_name if by_name.verb else _from_reading(classify_name(operation.key, glossary), glossary)
    )


def without_filler(thing: str, owned: frozenset[str]) -> str:
    """“loan record” → loan, where loans are owned: the last word adds nothing."""
    head, _, last = thing.rpartition(" ")
    return head if last in _ABOUT_IT and head in owned else thing


def _from_key(key: str) -> OperationWords | None:
    tokens = words(key)
    verb = _verb(tokens[0]) if tokens else None
    if verb is None or tokens[0] in ENGLISH.light - {"submit", "place", "run", "raise"}:
        return None
    if any((verb.lemma, token) in ENGLISH.phrasal for token in tokens[1:]):
        return _from_reading(classify_name(key), {})
    head, rest = _split(tokens[1:])
    found = object_of(head)
    under = object_of(rest[1:]).lemma if rest[:1] and rest[0] in _INTO else ""
    qualifier = found.qualifier or (rest[1] if rest[:1] == ["as"] and len(rest) > 1 else "")
    return OperationWords(verb.verb_class, verb.lemma, found.lemma, qualifier, under, found.plural)


def _verb(word: str) -> Verb | None:
    """A verb of the lexicon, or one of them done again: rebook changes a booking."""
    verb = base_verb(word)
    if verb or not word.startswith("re"):
        return verb
    again = base_verb(word.removeprefix("re").removeprefix("-"))
    if again is None:
        return None
    return replace(again, lemma=word, verb_class="update") if again.lemma in ("book", "reserve") else again


def _split(tokens: list[str]) -> tuple[list[str], list[str]]:
    """As in prose, but a preposition may come first (“searchForBikes”), and “to” counts."""
    while tokens and tokens[0] in ENGLISH.prepositions:
        tokens = tokens[1:]
    for place, word in enumerate(tokens):
        if word == "to" and place:
            return tokens[:place], tokens[place:]
        if word in ENGLISH.prepositions and place:
            break
    return split_head(tokens)


def _from_reading(reading: Reading, glossary: Mapping[str, str]) -> OperationWords:
    thing, qualifier = (
        " ".join(identifier(text, glossary).words) for text in (reading.object, reading.qualifier)
    )
    verb = " ".join(words(reading.verb))
    found = OperationWords(reading.verb_class, verb, singular(thing), qualifier, "", reading.plural)
    return replace(found, verb_class="") if reading.kind == "event" else found

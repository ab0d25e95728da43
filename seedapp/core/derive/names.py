"""A key and a name for a candidate operation, from the words of the message that asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..design import Design
from ..naming import camel, identifier, plural, words
from . import korean
from .english_forms import base_verb
from .readings import Reading
from .words import ENGLISH

_MOST_WORDS = 7


@dataclass(frozen=True)
class Name:
    """`romanised`: the key holds Korean in Latin letters and wants an English term."""

    key: str
    human: str
    romanised: bool = False


def name_of(phrase: str, reading: Reading, design: Design, *, gives_list: bool) -> Name:
    """`phrase` is the label without its arguments."""
    if korean.is_korean(phrase):
        return _korean(phrase, reading, design, gives_list)
    if reading.method:
        return _of_request(reading)
    tokens = _spoken(phrase, reading)
    if not tokens:
        tokens = _verb_and_object(reading, gives_list)
        return Name(_key(tokens), _sentence(" ".join(tokens)))
    is_prose = " " in phrase.strip()
    return Name(
        _key([word for word in tokens if word not in ENGLISH.articles]),
        _sentence(" ".join(phrase.split()) if is_prose else " ".join(tokens)),
    )


def _spoken(phrase: str, reading: Reading) -> list[str]:
    """The words from the verb on, the verb in its base form; none when it does not come first."""
    tokens = words(re.sub(r"^\w+(?:\.|::|#)(?=\w+$)", "", phrase))
    while tokens and (
        tokens[0] in ENGLISH.skipped or (tokens[0].endswith("ly") and base_verb(tokens[0]) is None)
    ):
        tokens = tokens[1:]
    first = base_verb(tokens[0]) if tokens else None
    if reading.kind == "unclear" and not reading.verb:
        return tokens[:_MOST_WORDS]
    if first is None or first.lemma != reading.verb.split(" ")[0] or (len(tokens) == 1 and reading.object):
        return []
    return [first.lemma if tokens[0] not in ENGLISH.verbs else tokens[0], *tokens[1:_MOST_WORDS]]


def _verb_and_object(reading: Reading, gives_list: bool) -> list[str]:
    thing = plural(reading.object) if reading.plural or gives_list else reading.object
    qualifier = "" if reading.qualifier in ENGLISH.prepositions else reading.qualifier
    return words(f"{reading.verb} {qualifier} {thing}")


def _of_request(reading: Reading) -> Name:
    verb = "list" if reading.verb == "get" and reading.plural else reading.verb
    tokens = [verb, *words(plural(reading.object) if verb == "list" else reading.object)]
    return Name(_key(tokens), _sentence(" ".join(tokens)))


def _korean(phrase: str, reading: Reading, design: Design, gives_list: bool) -> Name:
    found = identifier(phrase if not reading.verb else reading.object, design.glossary)
    thing = " ".join(found.words)
    if not reading.verb:
        return Name(_key(words(thing)), phrase, found.romanised)
    many = reading.verb_class == "query" and (gives_list or reading.plural)
    verb = "list" if reading.verb == "get" and many else reading.verb
    qualifier = identifier(reading.qualifier, design.glossary)
    tokens = [*words(verb), *qualifier.words, *words(plural(thing) if many else thing)]
    return Name(_key(tokens), phrase, found.romanised or qualifier.romanised)


def _key(tokens: list[str]) -> str:
    return camel(" ".join(tokens))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

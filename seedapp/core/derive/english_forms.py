"""English word forms: the verb behind “rents” or “renting”, past tense, and the object of a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..naming import is_plural, singular
from .words import ENGLISH, Verb

_VOWELS = "aeiou"


@dataclass(frozen=True)
class Object:
    """`lemma` is singular, without articles; `qualifier` the adjective or participle beside it."""

    lemma: str = ""
    qualifier: str = ""
    plural: bool = False


@lru_cache(maxsize=4096)
def base_verb(token: str) -> Verb | None:
    """The verb of the lexicon that a token is a form of: rent, rents, renting, rented."""
    found = next((ENGLISH.verbs[form] for form in _bases(token) if form in ENGLISH.verbs), None)
    if (
        found is None and token not in ENGLISH.acts and token.startswith("re") and len(token) > 5
    ):  # resend, recalculate
        again = next((ENGLISH.verbs[form] for form in _bases(token[2:]) if form in ENGLISH.verbs), None)
        return again and replace(again, lemma=f"re{again.lemma}")
    return found


def _bases(token: str) -> Iterator[str]:
    yield token
    if token.endswith(("ize", "yze")):
        yield token[:-2] + "se"
    if token.endswith("s") and len(token) > 3:
        yield from (token[:-1], token[:-2] if token.endswith("es") else token)
        if token.endswith("ies"):
            yield token[:-3] + "y"
    for ending in ("ing", "ed"):
        if token.endswith(ending) and len(token) > len(ending) + 2:
            yield from _bare(token[: -len(ending)])


def _bare(stem: str) -> Iterator[str]:
    yield from (stem, stem + "e")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem.endswith("iz"):
        yield stem[:-1] + "se"


def is_past(token: str) -> bool:
    if token in ENGLISH.past:
        return True
    return token.endswith("ed") and len(token) > 3 and token not in ENGLISH.not_past


def participle(verb: str) -> str:
    """cancel → cancelled, look up → looked up."""
    head, _, particle = verb.partition(" ")
    if particle and particle != "as":
        return f"{participle(head)} {particle}"
    if head in ENGLISH.participles:
        return ENGLISH.participles[head]
    if head.endswith("e"):
        return head + "d"
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        return head[:-1] + "ied"
    short = (
        len(head) >= 3 and head[-1] not in _VOWELS + "wxy" and head[-2] in _VOWELS and head[-3] not in _VOWELS
    )
    return (
        head + (head[-1] if short and len(head) <= 4 and head not in ("open", "edit", "end") else "") + "ed"
    )


def split_head(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The words before the first preposition or conjunction, and the rest."""
    for place, token in enumerate(tokens):
        if token in ENGLISH.prepositions and place:
            return tokens[:place], tokens[place:]
    return tokens, []


def object_of(tokens: list[str], after: list[str] | None = None) -> Object:
    """What a verb is about. `after` holds words behind a particle, such as “as broken”."""
    kept = list(tokens)
    while kept and kept[0] in ENGLISH.prepositions:
        kept.pop(0)
    head, rest = _content(kept)
    is_list = False
    if head and head[-1] in ENGLISH.measures and rest[:1] == ["of"]:
        is_list = head[-1] in ("list", "lists", "set", "all", "page", "collection")
        head, rest = _content(rest[1:])
    rest = rest or list(after or [])
    named_as = [token for token in rest[1:2] if rest[:1] == ["as"]]
    qualifiers = [token for token in head if qualifies(token)]
    nouns = [token for token in head if not qualifies(token)] or qualifiers[-1:]
    if nouns == qualifiers[-1:]:
        qualifiers = qualifiers[:-1]
    phrase = " ".join(nouns)
    return Object(
        singular(phrase), " ".join(qualifiers + named_as), is_list or (bool(phrase) and is_plural(phrase))
    )


def _content(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The words before the first preposition that say something, and the rest."""
    head, rest = split_head(tokens)
    return [token for token in head if not _is_filler(token)], rest


def _is_filler(token: str) -> bool:
    return token in ENGLISH.skipped or token.isdigit()


def qualifies(token: str) -> bool:
    """Whether a word only describes a noun: available, rented, cheapest."""
    if token in ENGLISH.adjectives or is_past(token):
        return True
    if token.endswith("est"):
        return len(token) > 5 and token not in ENGLISH.not_superlative
    return token.endswith(("able", "ible")) and token not in ENGLISH.not_able


def from_first_word(tokens: list[str]) -> list[str]:
    index = 0
    while index < len(tokens) - 1 and says_nothing(tokens[index]):
        index += 1
    return tokens[index:]


def says_nothing(token: str) -> bool:
    return token in ENGLISH.skipped or (token.endswith("ly") and base_verb(token) is None) or token.isdigit()

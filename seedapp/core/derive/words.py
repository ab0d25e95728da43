"""The lexicons, read once: which English and Korean words say query, create, update, delete or transition."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any, Literal

import yaml

VerbClass = Literal["", "query", "create", "update", "delete", "transition"]
SURE, PHRASAL, NATIVE, NOUN_TOO, LIKELY, UNSURE = 0.95, 0.9, 0.85, 0.78, 0.75, 0.4


@dataclass(frozen=True)
class Verb:
    """A verb of the lexicon. `lemma` is English; `ambiguous` verbs have no class and ask."""

    lemma: str
    verb_class: VerbClass
    confidence: float = SURE
    ambiguous: bool = False


@dataclass(frozen=True)
class English:
    """`phrasal`: (verb, particle) → verb; `by_object`: verb → noun → class; `nominals`: noun → its verb's
    lemma."""

    verbs: Mapping[str, Verb]
    phrasal: Mapping[tuple[str, str], Verb]
    by_object: Mapping[str, Mapping[str, VerbClass]]
    nominals: Mapping[str, str]
    participles: Mapping[str, str]
    light: frozenset[str]
    alike: frozenset[str]
    nouns_first: frozenset[str]
    asked_for: frozenset[str]
    surely_asked_for: frozenset[str]
    acknowledgements: frozenset[str]
    failures: frozenset[str]
    wishes: frozenset[str]
    skipped: frozenset[str]
    questions: frozenset[str]
    prepositions: frozenset[str]
    adjectives: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    publishing: frozenset[str]
    asked_for_or_not: frozenset[str]
    done_to_things: frozenset[str]
    done_to_any_thing: frozenset[str]
    offered: frozenset[str]
    modals: frozenset[str]
    measures: frozenset[str]
    not_superlative: frozenset[str]
    not_able: frozenset[str]
    looking_up: frozenset[str]
    plain_create: frozenset[str]
    plain_update: frozenset[str]
    articles: frozenset[str]
    not_owned: frozenset[str]
    never_named: frozenset[str]
    beside: frozenset[str]
    handed_in: frozenset[str]
    handing: frozenset[str]
    not_telling: frozenset[str]
    of_attributes: frozenset[str]
    given_in: frozenset[str]
    acts: frozenset[str]
    also_nouns: frozenset[str]
    papers: frozenset[str]
    done_to_acts: frozenset[str]
    lasting: frozenset[str]
    setting: frozenset[str]
    things: frozenset[str]
    determiners: frozenset[str]
    never_plural: frozenset[str]
    held_as_things: frozenset[str]


@dataclass(frozen=True)
class Korean:
    """`verbal_nouns` by word, ambiguous ones among them; `native`: beginning of a token → verb; all NFC."""

    verbal_nouns: Mapping[str, Verb]
    native: tuple[tuple[str, Verb], ...]
    endings: frozenset[str]
    particles: frozenset[str]
    asked_for: frozenset[str]
    list_words: frozenset[str]
    past: frozenset[str]
    event_words: frozenset[str]
    acknowledgements: frozenset[str]
    failures: frozenset[str]
    list_answers: frozenset[str]
    adverbs: frozenset[str]
    qualifiers: frozenset[str]
    wish_words: frozenset[str]


def _read(name: str) -> Any:
    text = resources.files(__package__).joinpath("lexicon", name).read_text(encoding="utf-8")
    return yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.CSafeLoader)


def _word_sets(lexicon: Any, kind: type[English] | type[Korean]) -> dict[str, Any]:
    return {one.name: frozenset(lexicon[one.name]) for one in fields(kind) if one.type == "frozenset[str]"}


def _english(lexicon: Any, objects: Any) -> English:
    verbs = {word: Verb(word, "", UNSURE, ambiguous=True) for word in lexicon["ambiguous"]}
    for verb_class, groups in lexicon["verbs"].items():
        verbs |= {word: Verb(word, verb_class, SURE) for word in groups["sure"]}
        verbs |= {word: Verb(word, verb_class, LIKELY) for word in groups["likely"]}
        verbs |= {word: Verb(word, verb_class, NOUN_TOO) for word in groups.get("nouns_too", [])}
    phrasal = {}
    for phrase, verb_class in lexicon["phrasal"].items():
        verb, particle = phrase.split(" ", 1)
        phrasal[verb, particle] = Verb(phrase, verb_class, PHRASAL if verb_class else UNSURE, not verb_class)
    nominals = dict(lexicon["nominals"]) | {word: word for word in lexicon["alike"]}
    sets = _word_sets(lexicon, English)
    by_object = {
        verb: {noun: verb_class for verb_class, nouns in classes.items() for noun in nouns}
        for verb, classes in objects["by_object"].items()
    }
    return English(verbs, phrasal, by_object, nominals, dict(lexicon["participles"]), **sets)


def _korean(lexicon: Any) -> Korean:
    nouns = {
        word: Verb(english, verb_class)
        for verb_class, group in lexicon["verbal_nouns"].items()
        for word, english in group.items()
    }
    nouns |= {
        word: Verb(english, "", UNSURE, ambiguous=True) for word, english in lexicon["ambiguous"].items()
    }
    native = {
        form: Verb(one["verb"], one["class"], NATIVE) for one in lexicon["native"] for form in one["forms"]
    }
    longest_first = tuple(
        (form, native[form]) for form in sorted(native, key=lambda form: (-len(form), form))
    )
    return Korean(nouns, longest_first, **_word_sets(lexicon, Korean))


ENGLISH = _english(_read("english.yaml"), _read("objects.yaml"))
KOREAN = _korean(_read("korean.yaml"))

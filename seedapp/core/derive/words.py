"""The lexicons, read once: which English and Korean words say query, create, update, delete or transition."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

import yaml

VerbClass = Literal["", "query", "create", "update", "delete", "transition"]
SURE, LIKELY = 0.95, 0.75


@dataclass(frozen=True)
class Verb:
    """A verb of the lexicon. `lemma` is English; `ambiguous` verbs have no class and ask."""

    lemma: str
    verb_class: VerbClass
    confidence: float = SURE
    ambiguous: bool = False


@dataclass(frozen=True)
class English:
    """`phrasal`: (verb, particle) → verb; `nominals`: noun → its verb's lemma, "" for those alike."""

    verbs: Mapping[str, Verb]
    phrasal: Mapping[tuple[str, str], Verb]
    nominals: Mapping[str, str]
    light: frozenset[str]
    alike: frozenset[str]
    nouns_first: frozenset[str]
    asked_for: frozenset[str]
    acknowledgements: frozenset[str]
    failures: frozenset[str]
    wishes: frozenset[str]
    skipped: frozenset[str]
    questions: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    adjectives: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    participles: Mapping[str, str]


@dataclass(frozen=True)
class Korean:
    """`verbal_nouns` and `ambiguous` by word; `native`: beginning of a token → verb; all NFC."""

    verbal_nouns: Mapping[str, Verb]
    native: tuple[tuple[str, Verb], ...]
    asked_for: frozenset[str]
    list_words: frozenset[str]
    light: frozenset[str]
    past: frozenset[str]
    event_words: frozenset[str]
    acknowledgements: frozenset[str]
    failures: frozenset[str]
    list_answers: frozenset[str]
    particles: tuple[str, ...]
    endings: tuple[str, ...]
    adverbs: frozenset[str]
    qualifiers: frozenset[str]


def _read(name: str) -> Any:
    text = resources.files(__package__).joinpath("lexicon", name).read_text(encoding="utf-8")
    return yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.CSafeLoader)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _english(lexicon: Any) -> English:
    verbs = {word: Verb(word, "", 0.4, ambiguous=True) for word in lexicon["ambiguous"]}
    for verb_class, groups in lexicon["verbs"].items():
        verbs |= {word: Verb(word, verb_class, SURE) for word in groups["sure"]}
        verbs |= {word: Verb(word, verb_class, LIKELY) for word in groups["likely"]}
    phrasal = {}
    for phrase, verb_class in lexicon["phrasal"].items():
        verb, particle = phrase.split(" ", 1)
        phrasal[verb, particle] = Verb(phrase, verb_class, 0.9)
    return English(
        verbs=verbs,
        phrasal=phrasal,
        nominals=dict(lexicon["nominals"]) | {word: word for word in lexicon["alike"]},
        participles=dict(lexicon["participles"]),
        **{
            name: frozenset(lexicon[name])
            for name in (
                "light", "alike", "nouns_first", "asked_for", "acknowledgements", "failures", "wishes", "skipped", "questions",
                "prepositions", "particles", "adjectives", "past", "not_past",
            )
        },
    )  # fmt: skip


def _korean(lexicon: Any) -> Korean:
    nouns = {
        word: Verb(english, verb_class)
        for verb_class, group in lexicon["verbal_nouns"].items()
        for word, english in group.items()
    }
    nouns |= {word: Verb(english, "", 0.4, ambiguous=True) for word, english in lexicon["ambiguous"].items()}
    native = {
        form: Verb(one["verb"], one["class"], 0.85) for one in lexicon["native"] for form in one["forms"]
    }
    return Korean(
        verbal_nouns=nouns,
        native=tuple((form, native[form]) for form in _longest_first(native)),
        particles=_longest_first(lexicon["particles"]),
        endings=_longest_first(lexicon["endings"]),
        **{
            name: frozenset(lexicon[name])
            for name in (
                "asked_for", "list_words", "light", "past", "event_words", "acknowledgements", "failures",
                "list_answers", "adverbs", "qualifiers",
            )
        },
    )  # fmt: skip


ENGLISH = _english(_read("english.yaml"))
KOREAN = _korean(_read("korean.yaml"))

"""The verbs of a team: terms of its glossary whose meaning begins with “to”, such as 관수 = to water.

A message that says such a word is read as if it said the verb that the lexicon knows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ..naming import words
from ..wording import N_, say
from . import english
from .english_forms import base_verb, from_first_word
from .english_verbs import with_verb
from .readings import Reading, kind_of
from .words import ENGLISH, SURE, Verb

OwnVerbs = tuple[tuple[str, Verb], ...]
MEANS = N_("In this design “%(word)s” means “to %(verb)s”.")
_TO = "to "


def own_verbs(glossary: Mapping[str, str]) -> OwnVerbs:
    """Each term that is a verb, longest first, with the class of the verb that it means. One that the lexicon
    does not know acts, and no more can be said of it."""
    found = {
        unicodedata.normalize("NFC", term).strip().casefold(): _meaning(meaning.strip()[len(_TO) :])
        for term, meaning in glossary.items()
        if meaning.strip().lower().startswith(_TO) and meaning.strip()[len(_TO) :].strip() and term.strip()
    }
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))


def _meaning(text: str) -> Verb:
    tokens = words(text)
    verb, particle = "".join(tokens[:1]), " ".join(tokens[1:])
    known = ENGLISH.phrasal.get((verb, particle)) or base_verb(verb)
    if known is None:
        return Verb(" ".join(tokens), "")
    return Verb(" ".join(tokens), known.verb_class, known.confidence, known.ambiguous)


def read(phrase: str, verbs: OwnVerbs, *, asynchronous: bool) -> Reading | None:
    """The reading of an English phrase that begins with one of the terms; None when it does not."""
    tokens = from_first_word(words(phrase))
    for term, verb in verbs:
        said = words(term)
        if not term.isascii() or not tokens or not said:
            continue
        if tokens[: len(said)] != said and not (len(said) == 1 and _is_form(tokens[0], said[0])):
            continue
        if asynchronous and tokens[-1].endswith("ed"):
            return None
        rest = tokens[len(said) :]
        about = with_verb(["change", *rest], True) or english.read(" ".join(rest), asynchronous=False)
        return replace(
            about,
            kind="action" if not verb.verb_class and not verb.ambiguous else kind_of(verb.verb_class),
            confidence=verb.confidence if verb.ambiguous else SURE,
            verb_class=verb.verb_class,
            verb=" ".join(said),
            reasons=(say(MEANS, word=term, verb=verb.lemma),),
        )
    return None


def _is_form(token: str, verb: str) -> bool:
    stem = verb.removesuffix("e")
    return token in (f"{verb}s", f"{verb}es", f"{stem}ing", f"{stem}ed", f"{verb}ing")

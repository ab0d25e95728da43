"""English verbs whose class their object decides: to withdraw money, to withdraw an appeal."""

from __future__ import annotations

from dataclasses import replace

from .english_forms import object_of
from .words import ENGLISH, PHRASAL, Verb, VerbClass


def of_its_object(verb: Verb, rest: list[str]) -> Verb:
    """The verb as the noun behind it has it; as it is where that noun says nothing of it."""
    decided = class_with(verb.lemma, rest)
    return replace(verb, verb_class=decided, confidence=max(verb.confidence, PHRASAL)) if decided else verb


def class_with(lemma: str, rest: list[str]) -> VerbClass:
    """The class that a verb has before these words, "" where they do not decide it."""
    classes = ENGLISH.by_object.get(lemma)
    return classes.get(object_of(rest).lemma.rpartition(" ")[2], "") if classes else ""

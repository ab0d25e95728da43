"""English phrases that are less plain than their first word: “free spaces”, “send me the price”."""

from __future__ import annotations

from itertools import pairwise

from ..naming import is_plural
from .english_forms import base_verb, from_first_word, is_past, qualifies, split_head
from .english_objects import class_with
from .words import ENGLISH, LIKELY, SURE, UNSURE, Verb

NO_SURER = 0.7


def doubted(verb: Verb, tokens: list[str], certain: bool) -> float:
    """How sure a first verb may be at most. `certain`: an article behind it shows that it is a verb."""
    if verb.verb_class == "query" and _goes_on_acting(tokens):
        return NO_SURER  # find a bike and book it
    if verb.lemma == "confirm" and tokens[1:2] in (["whether"], ["if"], ["availability"]):
        return NO_SURER
    rest = split_head(tokens[1:])[0]
    if (
        verb.lemma == "list"
        and rest[:1] != ["of"]
        and rest
        and len(rest) < len(tokens) - 2
        and tokens[1 + len(rest)] == "for"
    ):
        return LIKELY  # list the flats for sale, list a flat for sale
    if verb.lemma == "request" and rest and rest[-1] in ENGLISH.papers:
        return LIKELY  # to be given it, or to ask somebody to make it
    if certain or not rest:
        return SURE
    if tokens[0] in ENGLISH.adjectives and is_plural(rest[-1]):
        return UNSURE  # free spaces, open issues, empty bins
    if tokens[0] in ENGLISH.handing and rest[:1] in (["me"], ["us"]):
        return LIKELY  # send me the invoice
    if class_with(verb.lemma, rest):
        return SURE
    if verb.lemma == "provide" and rest[-1] in ENGLISH.given_in:
        return NO_SURER
    names = verb.verb_class != "query" and is_noun_too(tokens[0]) and tokens[0] not in ENGLISH.of_attributes
    if names and rest[-1] in ENGLISH.asked_for - ENGLISH.held_as_things:
        return LIKELY  # start date, share price, file format
    if verb.verb_class == "transition" and len(rest) > 1 and rest[-1] in ENGLISH.surely_asked_for:
        return NO_SURER  # wash program status
    return SURE


def is_noun_too(verb: str) -> bool:
    return verb in ENGLISH.alike or verb in ENGLISH.also_nouns


def _goes_on_acting(tokens: list[str]) -> bool:
    """“… and book it”, “… then cancel”: a second verb that changes something."""
    for joint, word in pairwise(tokens[1:]):
        second = base_verb(word) if joint in ("and", "then") else None
        if second and second.verb_class not in ("", "query") and word == second.lemma:
            return True
    return False


def asks_for_what_it_names(rest: list[str], *, in_doubt: bool = False) -> bool:
    """Whether the noun behind a verb asks for itself. `in_doubt` counts nouns that people hand in, too."""
    head = split_head(rest)[0]
    handed_in = frozenset() if in_doubt else ENGLISH.handed_in
    return bool(head) and head[-1] in ENGLISH.asked_for - handed_in


def handed_to_me(tokens: list[str]) -> list[str]:
    """What “give me the price” and “send us the programme” ask for; nothing for acts (“give me access”)."""
    if tokens[0] not in ENGLISH.handing or tokens[1:2] not in (["me"], ["us"]):
        return []
    wanted = from_first_word(tokens[2:])
    head = split_head(wanted)[0]
    return wanted if head and head[-1] not in ENGLISH.nominals else []


def names_a_thing(token: str) -> bool:
    """Whether a word can stand before an article without being a verb: “which the”, “broken the”."""
    return token in ENGLISH.prepositions or token in ENGLISH.questions or qualifies(token) or is_past(token)

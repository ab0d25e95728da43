"""The reading that an English verb and the words behind it give, and the sentence that says why."""

from __future__ import annotations

from ..wording import N_, Sentence, say
from .clauses import object_of_question
from .english_forms import object_of
from .readings import Reading, kind_of
from .words import Verb

ASKS = N_("“%(word)s” asks for something and changes nothing: a query.")
ACTS = N_("“%(word)s” changes something: an action.")
EITHER = N_("“%(word)s” can mean a query or an action: say which it is.")


def reading_of(verb: Verb, word: str, rest: list[str], after: list[str] | None = None) -> Reading:
    question = object_of_question(rest) if verb.verb_class == "query" else None
    found = question or object_of(rest, after)
    return Reading(
        kind_of(verb.verb_class),
        round(verb.confidence, 2),
        verb.verb_class,
        verb.lemma,
        found.lemma,
        found.qualifier,
        reasons=(because(word, verb),),
        plural=found.plural,
    )


def because(word: str, verb: Verb) -> Sentence:
    if verb.ambiguous:
        return say(EITHER, word=word)
    return say(ASKS if verb.verb_class == "query" else ACTS, word=word)

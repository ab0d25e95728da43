"""Read an English label: a question, something that happened, or a phrase with a verb."""

from __future__ import annotations

from itertools import pairwise

from ..naming import words
from ..wording import N_, say
from .english_forms import base_verb, from_first_word, is_past, object_of, says_nothing, split_head
from .english_readings import ACTS
from .english_verbs import with_verb
from .readings import Reading
from .words import ENGLISH

NO_VERB = N_(
    "No word in “%(label)s” says whether it asks or changes: begin with a verb such as find or cancel."
)
TOLD = N_("“%(word)s” tells that something has happened, on an asynchronous arrow: an event.")
TOLD_SYNCHRONOUSLY = N_(
    "“%(word)s” tells that something has happened, but the arrow waits: draw ->> or say what is asked."
)
QUESTION = N_("It is a question: a query.")


def read(phrase: str, *, asynchronous: bool, called: bool = False) -> Reading:
    """The reading of an English phrase without its arguments, `called` if it had some. An unknown one has
    no verb."""
    tokens = _of_the_wish(words(phrase.replace("e-mail", "email").replace("E-mail", "email")))
    is_name = " " not in phrase.strip()
    return (
        _question(tokens, phrase, is_name)
        or _letting_know(tokens)
        or _event(tokens, asynchronous, is_name)
        or with_verb(from_first_word(tokens), has_article(phrase), called)
        or _unknown(phrase, tokens)
    )


def has_article(phrase: str) -> bool:
    """Whether the second word is an article or the like, so that the first must be a verb."""
    second = phrase.lower().split()[1:2]
    return bool(second) and second[0] in ENGLISH.determiners


def _of_the_wish(tokens: list[str]) -> list[str]:
    """What follows “wants to”, “needs to”, “asks to”, “provide what is needed to”."""
    if tokens[:5] == ["provide", "what", "is", "needed", "to"] and len(tokens) > 5:
        return tokens[5:]
    for place, (before, word) in enumerate(pairwise(tokens[:7])):
        if before in ENGLISH.wishes and word == "to":
            return tokens[place + 2 :]
    return tokens


def _event(tokens: list[str], asynchronous: bool, is_name: bool) -> Reading | None:
    head = [token for token in split_head(from_first_word(tokens))[0] if not says_nothing(token)]
    named = bool(head) and head[-1] in ("event", "events")
    head = head[:-1] if named else head
    if "whether" in tokens:
        return None
    if asynchronous and "did" in tokens[1:-1]:  # the guest did not show up
        return reported("did", 0.9, asynchronous, "", object_of(tokens[: tokens.index("did")]).lemma)
    if not head or not is_past(head[-1]):
        return Reading("event", 0.8, reasons=(say(TOLD, word="event"),)) if named and asynchronous else None
    first = base_verb(head[0])
    publishes = first is not None and first.lemma in ENGLISH.publishing and len(head) > 2
    short = is_name or len(head) == 2  # trainDeparted, stay booked
    named_so = asynchronous and short and head[0] not in ENGLISH.not_telling
    if (
        first is not None
        and len(head) > 1
        and head[0] not in ENGLISH.nominals
        and not (publishes or named_so)
    ):
        return None
    told = base_verb(head[-1])
    verb = told.lemma if told else head[-1]
    return reported(
        head[-1], 0.95, asynchronous, verb, object_of(head[1:-1] if publishes else head[:-1]).lemma
    )


def reported(word: str, confidence: float, asynchronous: bool, verb: str, thing: str) -> Reading:
    """A label in the past tense: an event if nobody waits for an answer, else a question."""
    if asynchronous:
        return Reading("event", confidence, verb=verb, object=thing, reasons=(say(TOLD, word=word),))
    return Reading("unclear", 0.4, verb=verb, object=thing, reasons=(say(TOLD_SYNCHRONOUSLY, word=word),))


def _question(tokens: list[str], phrase: str, is_name: bool) -> Reading | None:
    if not tokens:
        return None
    asked = phrase.rstrip().endswith("?")
    needs_mark = tokens[0] in ENGLISH.modals and not (is_name and tokens[0] == "can")
    if not asked and (tokens[0] not in ENGLISH.questions or needs_mark or len(tokens) < 2):
        return None
    found = object_of(tokens[1:])
    return Reading(
        "query",
        0.9,
        "query",
        "check",
        found.lemma,
        found.qualifier,
        plural=found.plural,
        reasons=(say(QUESTION),),
    )


def _letting_know(tokens: list[str]) -> Reading | None:
    """“let the guests know that …” tells them; “let me know” and “let us know” ask."""
    place = tokens.index("know") if tokens[:1] == ["let"] and "know" in tokens else 0
    if place < 2 or tokens[1] in ("me", "us"):
        return None
    found = object_of(tokens[1:place])
    return Reading(
        "action", 0.9, "create", "notify", found.lemma, found.qualifier, plural=found.plural,
        reasons=(say(ACTS, word="let … know"),),
    )  # fmt: skip


def _unknown(phrase: str, tokens: list[str]) -> Reading:
    found = object_of(tokens)
    return Reading(
        "unclear", 0.3, object=found.lemma, qualifier=found.qualifier, plural=found.plural,
        reasons=(say(NO_VERB, label=phrase),),
    )  # fmt: skip

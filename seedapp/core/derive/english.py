"""Read an English label: phrasal verbs, the first verb, light verbs with a nominal, nominal names."""

from __future__ import annotations

from ..naming import words
from ..wording import N_, Sentence, say
from .english_forms import base_verb, is_past, object_of, split_head
from .readings import Reading, kind_of
from .words import ENGLISH, Verb

ASKS = N_("“%(word)s” asks for something and changes nothing: a query.")
ACTS = N_("“%(word)s” changes something: an action.")
EITHER = N_("“%(word)s” can mean a query or an action: say which it is.")
NO_VERB = N_(
    "No word in “%(label)s” says whether it asks or changes: begin with a verb such as find or cancel."
)
TOLD = N_("“%(word)s” tells that something has happened, on an asynchronous arrow: an event.")
TOLD_SYNCHRONOUSLY = N_(
    "“%(word)s” tells that something has happened, but the arrow waits: draw it with ->> or say what is asked."
)
LIGHT = N_("“%(light)s” says little by itself; “%(noun)s” decides.")
NAMES = N_("“%(word)s” names what is asked for: a query.")
QUESTION = N_("It is a question: a query.")
PUBLISHERS = frozenset(
    ("publish", "emit", "raise", "broadcast", "announce", "notify", "send", "post", "fire")
)


def read(phrase: str, *, asynchronous: bool) -> Reading:
    """The reading of an English phrase without its arguments. An unknown one has no verb."""
    tokens = _of_the_wish(words(phrase.replace("e-mail", "email").replace("E-mail", "email")))
    is_name = " " not in phrase.strip()
    return (
        _event(tokens, asynchronous)
        or _question(tokens, phrase, is_name)
        or _with_verb(_from_first_word(tokens), has_article(phrase))
        or _unknown(phrase, tokens)
    )


def has_article(phrase: str) -> bool:
    """Whether the second word is an article or possessive, so that the first must be a verb."""
    second = phrase.lower().split()[1:2]
    return bool(second) and second[0] in {
        "a",
        "an",
        "the",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "this",
    }


def because(word: str, verb: Verb) -> Sentence:
    if verb.ambiguous:
        return say(EITHER, word=word)
    return say(ASKS if verb.verb_class == "query" else ACTS, word=word)


def _of_the_wish(tokens: list[str]) -> list[str]:
    """What follows “wants to”, “needs to”, “asks to”."""
    for index, token in enumerate(tokens[:7]):
        if token == "to" and index and tokens[index - 1] in ENGLISH.wishes:  # noqa: S105
            return tokens[index + 1 :]
    return tokens


def _from_first_word(tokens: list[str]) -> list[str]:
    index = 0
    while index < len(tokens) - 1 and _says_nothing(tokens[index]):
        index += 1
    return tokens[index:]


def _says_nothing(token: str) -> bool:
    return token in ENGLISH.skipped or (token.endswith("ly") and base_verb(token) is None) or token.isdigit()


def _event(tokens: list[str], asynchronous: bool) -> Reading | None:
    head = [token for token in split_head(_from_first_word(tokens))[0] if not _says_nothing(token)]
    named = bool(head) and head[-1] in ("event", "events")
    head = head[:-1] if named else head
    if not head or not is_past(head[-1]):
        return Reading("event", 0.8, reasons=(say(TOLD, word="event"),)) if named and asynchronous else None
    first = base_verb(head[0])
    publishes = first is not None and first.lemma in PUBLISHERS and len(head) > 2
    if first is not None and len(head) > 1 and head[0] not in ENGLISH.nominals and not publishes:
        return None
    told = base_verb(head[-1])
    details = {
        "verb": told.lemma if told else head[-1],
        "object": object_of(head[1:-1] if publishes else head[:-1]).lemma,
    }
    if asynchronous:
        return Reading("event", 0.95, reasons=(say(TOLD, word=head[-1]),), **details)
    return Reading("unclear", 0.4, reasons=(say(TOLD_SYNCHRONOUSLY, word=head[-1]),), **details)


def _question(tokens: list[str], phrase: str, is_name: bool) -> Reading | None:
    if not tokens:
        return None
    asked = phrase.rstrip().endswith("?")
    first = tokens[0]
    modal = first in ("can", "do", "have", "when", "was", "were", "did", "is", "are") and not (
        is_name or asked
    )
    if not asked and (
        first not in ENGLISH.questions
        or modal
        or len(tokens) < 2
        or (is_name and first in ("do", "have", "when"))
    ):
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


def _with_verb(tokens: list[str], certain: bool) -> Reading | None:
    if not tokens:
        return None
    return (
        _phrasal(tokens)
        or (None if certain else _noun_first(tokens))
        or _light(tokens)
        or _first_verb(tokens)
        or _nominal(tokens)
        or _later_verb(tokens)
    )


def _phrasal(tokens: list[str]) -> Reading | None:
    first = base_verb(tokens[0])
    stem = first.lemma if first else tokens[0]
    for (verb, particle), meaning in ENGLISH.phrasal.items():
        if verb not in (stem, tokens[0]):
            continue
        parts = particle.split()
        rest = tokens[1 + len(parts) :]
        if tokens[1 : 1 + len(parts)] == parts and not (parts == ["in"] and rest[:1] == ["stock"]):
            return _reading(meaning, f"{tokens[0]} {particle}", rest)
        place = _separated(tokens, particle)
        if place:
            return _reading(meaning, f"{tokens[0]} … {particle}", tokens[1:place], after=tokens[place:])
    return None


def _separated(tokens: list[str], particle: str) -> int:
    """Where the particle stands after the object (“check the guest in”), 0 if it does not."""
    for place in range(2, len(tokens)):
        if tokens[place] != particle:
            continue
        if particle == "as":
            return place
        ends = place == len(tokens) - 1 or tokens[place + 1] in ENGLISH.prepositions
        if ends and particle in ("up", "down", "in", "out", "on", "off", "over", "back", "away"):
            return place
    return 0


def _noun_first(tokens: list[str]) -> Reading | None:
    """“order status”, “claim review”: the first word only looks like a verb."""
    head, _ = split_head(tokens)
    if len(head) < 2 or head[0] not in ENGLISH.nouns_first:
        return None
    if head[-1] in ENGLISH.asked_for and head[0] != "list":
        return _asked_for(head, 0.7)
    if head[-1] in ENGLISH.nominals and (
        head[-1] not in ENGLISH.alike or head[0] in ("order", "claim", "booking")
    ):
        return _by_nominal(head, 0.8)
    return None


def _light(tokens: list[str]) -> Reading | None:
    stem = next(
        (
            light
            for light in ENGLISH.light
            if tokens[0] in (light, f"{light}s", f"{light}es", light.rstrip("e") + "ing")
        ),
        "",
    )
    if not stem:
        return None
    rest = tokens[2:] if tokens[:2] == ["carry", "out"] else tokens[1:]
    head, _ = split_head(_from_first_word(rest))
    if not head or head[-1] not in ENGLISH.nominals:
        return None
    reading = _by_nominal(head, 0.7)
    why = say(LIGHT, light=tokens[0], noun=head[-1])
    return reading and Reading(**{**vars(reading), "reasons": (why, *reading.reasons)})


def _first_verb(tokens: list[str]) -> Reading | None:
    verb = base_verb(tokens[0])
    if verb is None:
        return None
    rest = tokens[1:]
    if verb.lemma == "return":
        return _returning(tokens, rest)
    if verb.lemma in ("request", "send", "ask") and _asks_for_what_it_names(rest):
        found = object_of(rest)
        named = split_head(rest)[0][-1]
        return Reading(
            "query",
            0.65,
            "query",
            "get",
            found.lemma,
            found.qualifier,
            reasons=(say(NAMES, word=named),),
            plural=found.plural,
        )
    certainty = verb.confidence if tokens[0] == verb.lemma or verb.ambiguous else verb.confidence - 0.05
    return _reading(Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), tokens[0], rest)


def _asks_for_what_it_names(rest: list[str]) -> bool:
    head = split_head(rest)[0]
    return bool(head) and head[-1] in ENGLISH.asked_for - {
        "report",
        "feed",
        "rate",
        "score",
        "log",
        "receipt",
    }


def _returning(tokens: list[str], rest: list[str]) -> Reading:
    """“return the available bikes” answers, “return a bike” gives it back."""
    found = object_of(rest)
    if found.plural or found.qualifier or _asks_for_what_it_names(rest):
        return _reading(Verb("return", "query", 0.7), tokens[0], rest)
    return _reading(Verb("return", "transition", 0.8 if found.lemma else 0.6), tokens[0], rest)


def _nominal(tokens: list[str]) -> Reading | None:
    head, _ = split_head(tokens)
    if not head:
        return None
    if head[-1] in ENGLISH.asked_for:
        return _asked_for(head, 0.75)
    return _by_nominal(head, 0.85) if len(head) > 1 or head[-1] not in ENGLISH.alike else None


def _asked_for(head: list[str], confidence: float) -> Reading:
    found = object_of(head)
    return Reading(
        "query", confidence, "query", "get", found.lemma, found.qualifier, reasons=(say(NAMES, word=head[-1]),),
        plural=found.plural or head[-1] in ("list", "lists"),
    )  # fmt: skip


def _by_nominal(head: list[str], confidence: float) -> Reading | None:
    lemma = ENGLISH.nominals.get(head[-1], "")
    verb = base_verb(lemma) or _phrasal_verb(lemma)
    if verb is None:
        return None
    certainty = verb.confidence if verb.ambiguous else min(confidence, verb.confidence)
    named = Verb(lemma, verb.verb_class, certainty, verb.ambiguous)
    return _reading(named, head[-1], head[:-1])


def _phrasal_verb(phrase: str) -> Verb | None:
    verb, _, particle = phrase.partition(" ")
    return ENGLISH.phrasal.get((verb, particle))


def _later_verb(tokens: list[str]) -> Reading | None:
    """“rider rents a bike”: a subject, then the verb."""
    for place, token in enumerate(tokens[1:], 1):
        verb = base_verb(token)
        if token in ENGLISH.prepositions:
            return None
        if verb is not None and not is_past(token):
            third_person = token != verb.lemma and token.endswith("s") and place < len(tokens) - 1
            certainty = min(verb.confidence, 0.75 if third_person else 0.6)
            return _reading(
                Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), token, tokens[place + 1 :]
            )
    return None


def _unknown(phrase: str, tokens: list[str]) -> Reading:
    found = object_of(tokens)
    return Reading(
        "unclear", 0.3, object=found.lemma, qualifier=found.qualifier, plural=found.plural,
        reasons=(say(NO_VERB, label=phrase),),
    )  # fmt: skip


def _reading(verb: Verb, word: str, rest: list[str], after: list[str] | None = None) -> Reading:
    found = object_of(rest, after)
    return Reading(
        kind_of(verb.verb_class), round(verb.confidence, 2), verb.verb_class, verb.lemma, found.lemma, found.qualifier,
        reasons=(because(word, verb),), plural=found.plural,
    )  # fmt: skip

"""Read an English phrase by its verb: phrasal verbs, the first verb, light verbs, nominal names."""

from __future__ import annotations

from ..wording import N_, Sentence, say
from .clauses import object_of_question
from .english_doubts import asks_for_what_it_names, doubted, handed_to_me, names_a_thing
from .english_forms import base_verb, from_first_word, is_past, object_of, qualifies, split_head
from .readings import Reading, kind_of
from .words import ENGLISH, LIKELY, NATIVE, NOUN_TOO, SURE, Verb

ASKS = N_("“%(word)s” asks for something and changes nothing: a query.")
ACTS = N_("“%(word)s” changes something: an action.")
EITHER = N_("“%(word)s” can mean a query or an action: say which it is.")
LIGHT = N_("“%(light)s” says little by itself; “%(noun)s” decides.")
NOT_KNOWN = N_(
    "“%(word)s” is not among the words known here; before an article it can only be a verb: an action."
)
NAMES = N_("“%(word)s” names what is asked for: a query.")


def with_verb(tokens: list[str], certain: bool) -> Reading | None:
    if not tokens:
        return None
    if tokens[1:2] == ["of"] and tokens[0] in ENGLISH.alike - ENGLISH.measures:
        return _by_nominal(tokens[2:] + tokens[:1], 0.7)  # change of address
    return (
        _phrasal(tokens)
        or (None if certain else _noun_first(tokens))
        or _handed(tokens)
        or _light(tokens)
        or _first_verb(tokens, certain)
        or _other_verb(tokens, certain)
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
    verb = base_verb(head[0])
    if len(head) < 2 or (verb and (verb.verb_class == "query" or verb.ambiguous) and head[0] != "quote"):
        return None
    is_noun = head[0] in ENGLISH.nouns_first
    may_be_noun = is_noun or (head[0] in ENGLISH.alike and head[0] != "request")
    if may_be_noun and head[-1] in ENGLISH.surely_asked_for:
        return _asked_for(head, 0.8 if is_noun else 0.65)
    if may_be_noun and head[-1] in ENGLISH.done_to_any_thing:
        return _by_nominal(head, 0.75)
    if not is_noun:
        return None
    if head[-1] in ENGLISH.asked_for:
        return _asked_for(head, 0.7)
    if head[-1] in ENGLISH.nominals and (head[-1] not in ENGLISH.alike or head[-1] in ENGLISH.done_to_things):
        return _by_nominal(head, 0.8 if head[-1] not in ENGLISH.alike else 0.75)
    return None


def _light(tokens: list[str]) -> Reading | None:
    stem = next((light for light in ENGLISH.light if tokens[0] in _forms(light)), "")
    if not stem:
        return None
    rest = tokens[2:] if tokens[:2] == ["carry", "out"] else tokens[1:]
    head, _ = split_head(from_first_word(rest))
    if not head or head[-1] not in ENGLISH.nominals:
        return None
    reading = _by_nominal(head, 0.7)
    why = say(LIGHT, light=tokens[0], noun=head[-1])
    return reading and Reading(**{**vars(reading), "reasons": (why, *reading.reasons)})


def _forms(verb: str) -> tuple[str, ...]:
    return verb, f"{verb}s", f"{verb}es", verb.rstrip("e") + "ing"


def _first_verb(tokens: list[str], certain: bool) -> Reading | None:
    verb = base_verb(tokens[0])
    if verb is None:
        return None
    rest = tokens[1:]
    if verb.lemma == "return":
        return _returning(tokens, rest)
    if verb.lemma == "tell":
        asks = Verb("tell", "query", verb.confidence)
        acts = Verb("notify", "create", verb.confidence)
        return _reading(asks if _asks_to_be_told(rest) else acts, tokens[0], rest)
    if verb.lemma in ("request", "ask") and asks_for_what_it_names(rest, in_doubt=True):
        return _asking(rest, 0.65)
    if len(tokens) > 2 and tokens[1] in ("or", "and") and (other := base_verb(tokens[2])):
        return _either(verb, other, tokens)
    certainty = verb.confidence if tokens[0] == verb.lemma or verb.ambiguous else verb.confidence - 0.05
    if certain and verb.confidence == NOUN_TOO:
        certainty = NATIVE
    certainty = min(certainty, doubted(verb, tokens, certain))
    return _reading(Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), tokens[0], rest)


def _asking(rest: list[str], confidence: float) -> Reading:
    """“request the price”, “send me the price”: what is named decides."""
    found, named = object_of(rest), split_head(rest)[0][-1]
    return Reading(
        "query", confidence, "query", "get", found.lemma, found.qualifier,
        reasons=(say(NAMES, word=named),), plural=found.plural,
    )  # fmt: skip


def _handed(tokens: list[str]) -> Reading | None:
    wanted = handed_to_me(tokens)
    return _asking(wanted, LIKELY) if wanted else None


def _other_verb(tokens: list[str], certain: bool) -> Reading | None:
    """“recycle the batteries”: it acts, no more is said; before an article even an unknown word does."""
    acts = tokens[0] in ENGLISH.acts and len(tokens) > 1
    if not acts and not (certain and not names_a_thing(tokens[0])):
        return None
    found = object_of(tokens[1:])
    return Reading(
        "action", LIKELY if acts else 0.6, "", tokens[0], found.lemma, found.qualifier,
        reasons=(say(ACTS if acts else NOT_KNOWN, word=tokens[0]),), plural=found.plural,
    )  # fmt: skip


def _either(verb: Verb, other: Verb, tokens: list[str]) -> Reading:
    """“getOrCreateCart”, “search and book”: it may change something, so it is no query."""
    acting = next((one for one in (verb, other) if one.verb_class != "query"), verb)
    certainty = min(acting.confidence, 0.7 if verb.verb_class == other.verb_class else 0.6)
    return _reading(
        Verb(acting.lemma, acting.verb_class, certainty, acting.ambiguous), acting.lemma, tokens[3:]
    )


def _asks_to_be_told(rest: list[str]) -> bool:
    """“tell me the price”, “tell the price”, “tell whether it is free”; but “tell the guests”."""
    said = from_first_word(rest)
    whom = rest[:1] in (["me"], ["us"])
    asks = said[:1] == ["if"] or bool(said and said[0] in ENGLISH.questions)
    return whom or asks or said == ["time"] or asks_for_what_it_names(said)


def _returning(tokens: list[str], rest: list[str]) -> Reading:
    """“return the available bikes” answers, “return a bike” gives it back."""
    found = object_of(rest)
    if found.plural or found.qualifier in ENGLISH.offered or asks_for_what_it_names(rest):
        return _reading(Verb("return", "query", 0.7), tokens[0], rest)
    return _reading(Verb("return", "transition", 0.8 if found.lemma else 0.6), tokens[0], rest)


def _nominal(tokens: list[str]) -> Reading | None:
    head, _ = split_head(tokens)
    if not head or (len(head) > 1 and head[0].endswith(("ise", "ize", "ify", "yse"))):
        return None
    if head[-1] in ENGLISH.asked_for:
        return _asked_for(head, 0.7 if head[-1] in ENGLISH.asked_for_or_not else 0.8)
    if head[0] == "new" and len(head) > 1:
        return _reading(Verb("create", "create", 0.7), "new", head[1:])
    if len(head) > 1 and all(qualifies(token) for token in head[:-1]):
        return None
    return _by_nominal(head, 0.85) if len(head) > 1 or head[-1] not in ENGLISH.alike else None


def _asked_for(head: list[str], confidence: float) -> Reading:
    found = object_of(head)
    return Reading(
        "query",
        confidence,
        "query",
        "get",
        found.lemma,
        found.qualifier,
        reasons=(say(NAMES, word=head[-1]),),
        plural=found.plural or head[-1] in ("list", "lists"),
    )


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
            ends = token == verb.lemma and place == len(tokens) - 1
            if ends and (verb.confidence == NOUN_TOO or all(map(qualifies, tokens[:place]))):
                return None
            third_person = token != verb.lemma and token.endswith("s") and place < len(tokens) - 1
            plain = third_person and verb.confidence == SURE and tokens[place + 1] in ENGLISH.articles
            certainty = min(verb.confidence, NATIVE if plain else LIKELY if third_person else 0.6)
            return _reading(
                Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), token, tokens[place + 1 :]
            )
    return None


def _reading(verb: Verb, word: str, rest: list[str], after: list[str] | None = None) -> Reading:
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

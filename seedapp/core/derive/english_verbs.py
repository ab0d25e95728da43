"""Read an English phrase by its verb: phrasal verbs, the first verb, light verbs, nominal names."""

from __future__ import annotations

from dataclasses import replace

from ..wording import N_, say
from .english_doubts import asks_for_what_it_names, doubted, handed_to_me, is_noun_too, names_a_thing
from .english_forms import base_verb, from_first_word, is_past, object_of, qualifies, split_head
from .english_objects import class_with, of_its_object
from .english_phrasal import phrasal, phrasal_verb
from .english_readings import ACTS, reading_of
from .readings import Reading
from .words import ENGLISH, LIKELY, NATIVE, NOUN_TOO, SURE, Verb

LIGHT = N_("“%(light)s” says little by itself; “%(noun)s” decides.")
NOT_KNOWN = N_(
    "“%(word)s” is not among the words known here; before an article it can only be a verb: an action."
)
NAMES = N_("“%(word)s” names what is asked for: a query.")


def with_verb(tokens: list[str], certain: bool, called: bool = False) -> Reading | None:
    """`certain`: an article behind the first word shows a verb. `called`: arguments stand behind it all."""
    if not tokens:
        return None
    if tokens[1:2] == ["of"] and tokens[0] in ENGLISH.alike - ENGLISH.measures:
        return _by_nominal(tokens[2:] + tokens[:1], 0.7)  # change of address
    if tokens[1:2] == ["of"] and tokens[2:] and tokens[0] in ENGLISH.asked_for - ENGLISH.alike:
        return _asked_for(tokens[2:] + tokens[:1], 0.8)  # number of visitors
    return (
        phrasal(tokens)
        or (None if certain else _noun_first(tokens))
        or _handed(tokens)
        or _light(tokens)
        or _first_verb(tokens, certain, called)
        or _other_verb(tokens, certain)
        or _sentence(tokens)
        or _nominal(tokens)
        or _later_verb(tokens)
    )


def _noun_first(tokens: list[str]) -> Reading | None:
    """“order status”, “claim review”: the first word only looks like a verb."""
    head, _ = split_head(tokens)
    verb = base_verb(head[0])
    if len(head) < 2 or (verb and (verb.verb_class == "query" or verb.ambiguous) and head[0] != "quote"):
        return None
    is_noun = head[0] in ENGLISH.nouns_first
    if _acts_on(head, verb):
        return None
    may_be_noun = is_noun or (is_noun_too(head[0]) and head[0] != "request")
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


def _acts_on(head: list[str], verb: Verb | None) -> bool:
    """“return loan”, “update status”, “exchange currency”: the first word is a verb with its object."""
    if verb and class_with(verb.lemma, head[1:]):
        return True
    returns = head[0] in ENGLISH.done_to_acts and head[-1] in ENGLISH.lasting
    sets = head[0] in ENGLISH.setting and (len(head) > 2 or head[-1] in ("status", "detail", "details"))
    return returns or sets


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


def _first_verb(tokens: list[str], certain: bool, called: bool) -> Reading | None:
    verb = base_verb(tokens[0])
    if verb is None:
        return None
    rest = tokens[1:]
    if verb.lemma == "return":
        return _returning(tokens, rest)
    if verb.lemma == "tell":
        asks = Verb("tell", "query", verb.confidence)
        acts = Verb("notify", "create", verb.confidence)
        return reading_of(asks if _asks_to_be_told(rest) else acts, tokens[0], rest)
    if verb.lemma in ("request", "ask") and asks_for_what_it_names(rest, in_doubt=True):
        return _asking(rest, 0.65)
    if len(tokens) > 2 and tokens[1] in ("or", "and") and (other := base_verb(tokens[2])):
        return _either(verb, other, tokens)
    verb = of_its_object(verb, rest)
    certainty = verb.confidence if tokens[0] == verb.lemma or verb.ambiguous else verb.confidence - 0.05
    is_verb = certain or (called and bool(rest) and not asks_for_what_it_names(rest, in_doubt=True))
    if is_verb and verb.confidence == NOUN_TOO:
        certainty = NATIVE
    certainty = min(certainty, doubted(verb, tokens, certain))
    return reading_of(Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), tokens[0], rest)


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
    return reading_of(
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
        return reading_of(Verb("return", "query", 0.7), tokens[0], rest)
    return reading_of(Verb("return", "transition", 0.8 if found.lemma else 0.6), tokens[0], rest)


def _nominal(tokens: list[str]) -> Reading | None:
    head, _ = split_head(tokens)
    if not head or (len(head) > 1 and head[0].endswith(("ise", "ize", "ify", "yse"))):
        return None
    may_tell = any(map(_is_third_person, head[1:-1]))  # clerk issues licence
    if head[-1] in ENGLISH.asked_for:
        return _asked_for(head, 0.7 if may_tell or head[-1] in ENGLISH.asked_for_or_not else 0.8)
    if head[0] == "new" and len(head) > 1:
        return reading_of(Verb("create", "create", 0.7), "new", head[1:])
    if len(head) > 1 and all(qualifies(token) for token in head[:-1]):
        return None
    if len(head) == 1 and head[-1] in ENGLISH.alike:
        return None
    is_thing = head[-1] in ENGLISH.things  # dunning notice, ack alert
    return _by_nominal(head, 0.7 if may_tell or is_thing else 0.85)


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
    verb = base_verb(lemma) or phrasal_verb(lemma)
    if verb is None:
        return None
    verb = of_its_object(verb, head[:-1])
    certainty = verb.confidence if verb.ambiguous else min(confidence, verb.confidence)
    named = Verb(lemma, verb.verb_class, certainty, verb.ambiguous)
    return reading_of(named, head[-1], head[:-1])


def _sentence(tokens: list[str]) -> Reading | None:
    """“system sends confirmation”, “guest checks in”: who, then a verb that is no plural."""
    for place, token in enumerate(tokens[:-1]):
        if token in ENGLISH.prepositions:
            return None
        verb = base_verb(token)
        if not place or verb is None or not _is_third_person(token):
            continue
        told = tokens[place:]
        reading = (phrasal(told) if len(told) == 2 else None) or _light(told)
        if reading is None and not _is_plural_too(verb):
            reading = phrasal(told) or _first_verb(told, certain=False, called=False)
        if reading:
            return replace(reading, confidence=min(reading.confidence, NATIVE))
    return None


def _is_third_person(token: str) -> bool:
    verb = base_verb(token)
    return verb is not None and token != verb.lemma and token.endswith("s")


def _is_plural_too(verb: Verb) -> bool:
    """Whether its form in -s may be the plural of a noun: orders, issues."""
    noun_too = verb.confidence == NOUN_TOO or is_noun_too(verb.lemma)
    return noun_too and verb.lemma not in ENGLISH.never_plural


def _later_verb(tokens: list[str]) -> Reading | None:
    """“rider rents a bike”: a subject, then the verb."""
    for place, token in enumerate(tokens[1:], 1):
        verb = base_verb(token)
        if token in ENGLISH.prepositions:
            return None
        if verb is not None and not is_past(token):
            ends = place == len(tokens) - 1
            bare = token == verb.lemma and all(map(qualifies, tokens[:place]))
            if ends and (verb.confidence == NOUN_TOO or bare):
                return None
            third_person = token != verb.lemma and token.endswith("s") and place < len(tokens) - 1
            plain = third_person and verb.confidence == SURE and tokens[place + 1] in ENGLISH.articles
            certainty = min(verb.confidence, NATIVE if plain else LIKELY if third_person else 0.6)
            return reading_of(
                Verb(verb.lemma, verb.verb_class, certainty, verb.ambiguous), token, tokens[place + 1 :]
            )
    return None

"""A customer's motivation in the words of a technical story: recombined only where it is plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..naming import is_plural, plural
from . import korean
from .english_forms import base_verb, is_past, qualifies
from .labels import classify_name
from .outcomes import spoken_noun
from .words import ENGLISH

_SEEING = frozenset(("find", "get", "see", "search", "know", "list", "view", "show"))
_ASKING = re.compile(
    r"^(?:see|know|learn|check|find out|figure out|look up|understand|ask|find)\s+"
    r"(?=(?:who|whom|whose|what|when|where|which|why|how|whether|if)\b)",
    re.IGNORECASE,
)
_NO_REQUEST = re.compile(
    r"^(?:not|never|avoid|be|feel|become|stay|remain|do not|don['’]t|get (?:\w+ed|told|paid))\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:[Ii]|[Ww]e)\b(?!\.)")
_THEY = (
    (r"\b[Ii] am\b", "they are"), (r"\b[Ii] was\b", "they were"), (r"\b[Ii]['’]m\b", "they’re"),
    (r"\bam [Ii]\b", "are they"), (r"\b(?:[Ii]|[Ww]e)\b", "they"), (r"\b(?:me|us)\b", "them"),
    (r"\b(?:my|our|My|Our)\b", "their"), (r"\b(?:mine|ours)\b", "theirs"),
    (r"\b(?:myself|ourselves)\b", "themselves"),
)  # fmt: skip
_AND = re.compile(r"(?:\s+(?:and|then|or|but)\s+|,\s*)(?:(?:and|then|or|but|to)\s+)*", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"^(?P<verb>\w+)\s+(?:(?P<article>an?|some|any|several|many|a few|the|my|our|the most|\d+)\s+"
    r"|(?P<kept>all (?:the|my|our)|all|every|each|this|these)\s+)?(?P<rest>[\w\s'’-]+)$",
    re.IGNORECASE,
)
_KOREAN_CLAUSE = re.compile(
    r"[는은을인한된할될운린]지(?:를|도|가)?(?:\s|$)|(?:^|\s)(?:누가|누구|언제|어디|무엇|무슨|왜|어떻게|얼마|몇|어느)"
    r"|않|못|말고|(?:^|\s)안\s|여부"
)
_KOREAN_AND = re.compile(r"(?:(?:하|받|되|시키)(?:고|여|며|면)|거나|해서|받아)$")


@dataclass(frozen=True)
class Motivation:
    """`asked` follows “is asked to”, `want` is what the service is wanted to do. Not `plain`: the customer's
    own words, which a person should look at.
    """

    asked: str
    want: str
    plain: bool


def in_english(typed: str, person: str) -> Motivation:
    """`person` is who wants it, with its article: “the rider”."""
    text = re.sub(r"^to\s+", "", " ".join(typed.split()).rstrip(" .!?"), flags=re.IGNORECASE)
    text = text[:1].lower() + text[1:]
    if _is_no_verb(text) and not _NO_REQUEST.match(text):
        return Motivation(f"answer “{text}”", f"answer “{text}”", False)
    if _SELF.search(text) or _NO_REQUEST.match(text) or re.search(r"\b(?:mine|ours)\b", text):
        return _helping(text, person)
    question = _ASKING.match(text)
    if question and not _second_verb(text):
        asked = _of_person(text, person, _owner(person))
        clause = re.sub(r"^if\b", "whether", _ASKING.sub("", asked), flags=re.IGNORECASE)
        return Motivation(asked, f"answer {clause}", False)
    asked = _of_person(text, person, "the")
    provided = _provided(text)
    if provided:
        return Motivation(asked, provided, True)
    if _second_verb(text) or classify_name(text).verb in _SEEING:
        return Motivation(asked, f"provide what is needed to {asked}", False)
    return Motivation(asked, asked, classify_name(text).kind != "unclear")


def in_korean(typed: str) -> tuple[str, bool]:
    """What is asked for, to stand in quotes, and whether that is plain: 책을 검색하고 싶다 → 책 검색."""
    text = " ".join(typed.split()).rstrip(" .!?")
    reading = classify_name(text)
    noun = spoken_noun(text, reading)
    tokens = reading.object.split()
    second_verb = any(korean.has_native_verb(token) or _KOREAN_AND.search(token) for token in tokens)
    if second_verb or _KOREAN_CLAUSE.search(text):
        return text, False
    return noun, True


def _is_no_verb(text: str) -> bool:
    """“the list of tours”, “tours near me”, “booking a tour”: it cannot follow “to”."""
    first, second = [*text.split(), "", ""][:2]
    word = first.lower()
    if word == "let" or word in ENGLISH.light:
        return False
    if word in ENGLISH.prepositions | ENGLISH.questions | ENGLISH.articles | {"some", "all", "every", "i"}:
        return True
    verb = base_verb(word)
    if (verb and verb.lemma == word) or any(word == one for one, _ in ENGLISH.phrasal):
        return False
    follows = second.lower() in ENGLISH.articles | ENGLISH.prepositions | {"me", "us", "all", "every", "i"}
    return bool(verb) or qualifies(word) or is_plural(word) or not follows


def _helping(text: str, person: str) -> Motivation:
    text = re.sub(r"^(?:do not|don['’]t)\b", "not", text, flags=re.IGNORECASE)
    for mine, theirs in _THEY:
        text = re.sub(mine, theirs, text)
    return Motivation(f"help {person} {text}", f"help {person} {text}", False)


def _owner(person: str) -> str:
    return f"{person}’" if person.endswith("s") else f"{person}’s"


def _of_person(text: str, person: str, owner: str) -> str:
    text = re.sub(r"\b(?:my|our)(?=\s+own\b)", _owner(person), text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:my|our)\b", owner, text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:me|us|myself|ourselves)\b", person, text)


def _second_verb(text: str) -> bool:
    """Whether a conjunction joins a second verb: “find a tour and book it”."""
    for part in _AND.split(text)[1:]:
        first = part.split(" ", 1)[0].lower()
        verb = base_verb(first)
        if verb and verb.lemma == first:
            return True
    return False


def _provided(text: str) -> str:
    """“find a bike near the station” → “provide the bikes”; "" if it is no plain verb and noun phrase."""
    reading = classify_name(text)
    found = _NOUN_PHRASE.match(text)
    if (
        not found
        or reading.kind != "query"
        or found["verb"].lower() != reading.verb
        or reading.verb not in _SEEING
    ):
        return ""
    tokens = found["rest"].split()
    end = next((place for place, token in enumerate(tokens) if token.lower() in ENGLISH.beside), len(tokens))
    named = tokens[:end]
    if (
        not named
        or end == len(tokens) - 1
        or any(_is_no_part(token) for token in named)
        or not _is_noun_phrase(named)
    ):
        return ""
    article = (found["article"] or "the").lower()
    if article in ("a", "an") and reading.verb == "get":
        return f"provide {article} {' '.join(named)}"
    if article not in ("the", "my", "our"):
        last = max(place for place, token in enumerate(named) if not qualifies(token.lower()))
        named[last] = plural(named[last])
    owner_leads = not found["article"] and re.search(r"['’]", named[0])
    kept = (found["kept"] or ("" if owner_leads else "the")).lower()
    return " ".join(("provide", *re.sub(r"\b(?:my|our)\b", "the", kept).split(), *named))


def _is_no_part(token: str) -> bool:
    bare = re.split(r"['’]", token.lower())[0]
    return bare in ENGLISH.never_named or bare in ENGLISH.prepositions


def _is_noun_phrase(tokens: list[str]) -> bool:
    """Adjectives, then nouns, then at most adjectives that are no participles: “free bikes nearby”."""
    describes = [qualifies(token.lower()) for token in tokens]
    if all(describes):
        return False
    first = describes.index(False)
    last = len(tokens) - 1 - describes[::-1].index(False)
    behind = tokens[last + 1 :]
    return not any(describes[first : last + 1]) and not any(is_past(token.lower()) for token in behind)

"""Finds two verbs joined in one phrase: “find a bike and rent it”, “reserveOrCancel”, “예약 및 취소”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..derive.words import ENGLISH, KOREAN
from ..naming import words
from .word_lists import load_words

_LISTS = load_words("connectives")
_AND, _OR = frozenset(_LISTS["and"]), frozenset(_LISTS["and"] + _LISTS["or"])
_ENDINGS_AND, _ENDINGS_OR = tuple(_LISTS["and_endings"]), tuple(_LISTS["and_endings"] + _LISTS["or_endings"])
_OPENERS, DETERMINERS = frozenset(_LISTS["en_openers"]), frozenset(_LISTS["en_determiners"])
BEHIND_A_VERB = DETERMINERS | frozenset(_LISTS["en_prepositions"])
ALSO_NOUNS = (frozenset(_LISTS["en_also_nouns"]) | ENGLISH.alike) - frozenset(_LISTS["en_seldom_nouns"])
_NATIVE = tuple(form for form, _ in KOREAN.native)
_NATIVE_STEMS = frozenset(_NATIVE)
ENDINGS = tuple(sorted(KOREAN.endings, key=len, reverse=True))
"""How a Korean verbal noun goes on when it is used as a verb, longest first."""
_PARTICLES = tuple(sorted(KOREAN.particles, key=len, reverse=True))
_LONGEST_PHRASE = 400
_JOINED = re.compile(r"and|or|[&/가-힣]", re.IGNORECASE)

Two = tuple[str, str]


def two_verbs_of(text: str, *, or_too: bool = False) -> Two | None:
    """The two verbs that a phrase joins by “and” (with `or_too`, by “or” as well); None if it does not."""
    clean = unicodedata.normalize("NFC", text)[:_LONGEST_PHRASE]
    if not _JOINED.search(clean):
        return None
    connectives = _OR if or_too else _AND
    return _english(clean, connectives) or _korean(
        clean, connectives, _ENDINGS_OR if or_too else _ENDINGS_AND
    )


def _english(text: str, connectives: frozenset[str]) -> Two | None:
    spelled = text.replace("&", " and ").replace("/", " or ")
    phrase = [word for word in words(spelled) if word not in _OPENERS]
    first = verb_in(phrase[0]) if phrase else ""
    if not first:
        return None
    for place, word in enumerate(phrase[1:-1], start=1):
        if word in connectives:
            left, right = phrase[:place], phrase[place + 1 :]
            second = verb_in(right[0])
            alike_in_form = (right[0] == second) == (phrase[0] == first)
            if second and second != first and alike_in_form and _acts_as_verb(left, right, second):
                return first, second
    return None


def verb_in(word: str) -> str:
    """The verb of the lexicon that an English word is a form of, "" if of none: finds, finding → find."""
    shortened = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ing"))
    return next((form for form in (*shortened, shortened[3] + "e") if form in ENGLISH.verbs), "")


def _acts_as_verb(left: Sequence[str], right: Sequence[str], verb: str) -> bool:
    """Whether a word behind “and” is used as a verb, where it could be a noun: “price and order status”."""
    if verb not in ALSO_NOUNS or len(left) == 1:
        return True
    if len(right) > 1:
        return right[1] in BEHIND_A_VERB
    return any(word in DETERMINERS for word in left)


def _korean(text: str, connectives: frozenset[str], endings: tuple[str, ...]) -> Two | None:
    phrase = re.sub(r"[/&]", lambda sign: f" {sign.group()} ", text).split()
    for place, word in enumerate(phrase[:-1]):
        right = phrase[place + 1 :]
        if word in connectives and place:
            first = verbal_noun_in(phrase[place - 1])
        elif word.endswith(endings) and not right[0].startswith(tuple(_LISTS["not_before"])):
            first = verbal_noun_in(word)
        elif word.endswith("고") and word[:-1] in _NATIVE_STEMS and not right[0].startswith("싶"):
            first = word
        else:
            continue
        seconds = [noun for noun in map(verbal_noun_in, right) if noun]
        if first and len(seconds) == 1 and seconds[0] != first:
            return first, seconds[0]
    return None


def verbal_noun_in(word: str) -> str:
    """The Korean verbal noun (or the word with a native verb) in a token, "" if there is none."""
    bare = word.strip(".,;:!?()[]“”\"'")
    for ending in ("", *ENDINGS, *_PARTICLES):
        stem = bare.removesuffix(ending) if ending else bare
        if stem in KOREAN.verbal_nouns:
            return stem
    return bare if bare.startswith(_NATIVE) else ""

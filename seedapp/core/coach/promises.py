"""What a description promises beyond what its operation takes, changes and answers."""

from __future__ import annotations

import re
import unicodedata

from ..derive.words import ENGLISH, KOREAN
from ..design import Operation
from .two_verbs import ALSO_NOUNS, BEHIND_A_VERB, DETERMINERS, ENDINGS, verb_in, verbal_noun_in
from .word_lists import load_words

_LONGEST_READ = 4000
_ENGLISH_PROMISE = re.compile(
    r"\b(?:and|or)(?:\s+(?:also|then|else|even|can|may|to))*\s+([a-z]+)(?:\s+([a-z]+))?", re.I
)
_LISTS = load_words("connectives")
_KOREAN_CONNECTIVES = frozenset(word for word in _LISTS["and"] + _LISTS["or"] if not word.isascii())
_KOREAN_ENDINGS = tuple(_LISTS["and_endings"] + _LISTS["or_endings"])
_REACH = 3


def unkept_promise(operation: Operation) -> str:
    """A verb with a side effect that the description adds by “or …” or “and …” and nothing supports."""
    description = unicodedata.normalize("NFC", operation.description)[:_LONGEST_READ]
    if not description.strip():
        return ""
    support = _support(operation)
    return _english(description, support) or _korean(description, support)


def _support(operation: Operation) -> str:
    fields = (*operation.inputs, *operation.response.fields)
    texts = [operation.key, operation.name, operation.outcome]
    texts += [f"{field.name} {field.description}" for field in fields]
    return unicodedata.normalize("NFC", " ".join(texts)).casefold()


def _english(description: str, support: str) -> str:
    for found in _ENGLISH_PROMISE.finditer(description):
        word, behind = found[1].lower(), (found[2] or "").lower()
        verb = verb_in(word)
        if not verb or ENGLISH.verbs[verb].verb_class in ("", "query"):
            continue
        needs_object = verb in ALSO_NOUNS
        used_as_verb = behind in (DETERMINERS if needs_object else {*BEHIND_A_VERB, ""})
        stem = verb[:-1] if len(verb) > 4 else verb
        if used_as_verb and stem not in support:
            return verb
    return ""


def _korean(description: str, support: str) -> str:
    for sentence in re.split(r"[.!?\n]", description):
        phrase = sentence.split()
        for place, word in enumerate(phrase):
            if word in _KOREAN_CONNECTIVES or word.endswith(_KOREAN_ENDINGS):
                promised = _acting_noun(phrase[place + 1 : place + 1 + _REACH], support)
                if promised:
                    return promised
    return ""


def _acting_noun(phrase: list[str], support: str) -> str:
    for word in phrase:
        noun = verbal_noun_in(word)
        verb = KOREAN.verbal_nouns.get(noun)
        acts = verb is not None and verb.verb_class not in ("", "query")
        if acts and word.endswith(ENDINGS) and noun not in support:
            return noun
    return ""

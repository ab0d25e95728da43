"""Read a Korean label: the last verbal noun decides, then native verbs, then nouns that ask for something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..naming.korean import DICTIONARY, without_particle
from ..wording import N_, say
from .english import reported
from .english_readings import ACTS, ASKS, EITHER
from .english_verbs import NAMES
from .readings import Kind, Reading, kind_of
from .words import KOREAN, Verb

NO_VERBAL_NOUN = N_(
    "No word in “%(label)s” says whether it asks or changes: end it with a verbal noun such as 조회 or 취소."
)
NOT_LAST = N_("“%(word)s” is the last verbal noun, but the label goes on after it.")
_DONE = "함"  # “열차 출발함” on an asynchronous arrow; with an object it may as well tell somebody to do it
_ATTRIBUTE = re.compile(r"^(?P<act>..+)(?:일|일자|률|율|량|료|비|액|율|수|점|처|지|소|장소|시각)$")
_ADVERBIAL = re.compile(r".+(?:에서|에게|한테|까지|부터|에)$")
_TOLD = re.compile(r"^(?!(?:나|저|우리|저희)(?:에게|한테)).+(?:에게|한테|(?<!함)께)$")
_ADNOMINAL = re.compile(r"(?:있는|없는|않는|않은|되는|하는|.된|.한|.할|.린|.았던|.었던)$")


@dataclass(frozen=True)
class _Hit:
    verb: Verb
    word: str
    token: int
    start: int
    rest: str


def is_korean(text: str) -> bool:
    return re.search(r"[가-힣]", text) is not None


def read(phrase: str, *, asynchronous: bool, own: tuple[tuple[str, Verb], ...] = ()) -> Reading:
    """The reading of a Korean phrase without its arguments. An unknown one has no verb. `own` are verbs of
    the design, which come before those of the lexicon."""
    tokens = _without_wish(_to_see(re.sub(r"[.,!?…\"'“”‘’]", " ", phrase)).split())
    mine = _own_hit(tokens, own)
    event = None if mine else _event(tokens, asynchronous)
    if event:
        return event
    hit = mine or _last_hit(tokens)
    asked = _asked_for(tokens)
    if asked and (hit is None or hit.token < len(tokens) - 1):
        return asked
    if hit is None:
        return Reading(
            "unclear", 0.3, object=_object(tokens)[0], reasons=(say(NO_VERBAL_NOUN, label=phrase),)
        )
    return _reading(tokens, _behind_light(tokens, hit))


def _to_see(phrase: str) -> str:
    """“목록을 보고 싶다” wishes to see; a wish to report says “보고하고 싶다”."""
    return re.sub(r"보고(?=\s+싶)", "보기", phrase)


def _without_wish(tokens: list[str]) -> list[str]:
    kept = list(tokens)
    while len(kept) > 1 and kept[-1] in KOREAN.wish_words:
        kept.pop()
    return kept


def _event(tokens: list[str], asynchronous: bool) -> Reading | None:
    if not tokens:
        return None
    named = tokens[-1] in KOREAN.event_words
    body = tokens[:-1] if named else tokens
    hit = _last_hit(body)
    told = (
        bool(body)
        and hit is not None
        and hit.token == len(body) - 1
        and (hit.rest in KOREAN.past or hit.word == "완료" or (asynchronous and hit.rest == _DONE))
    )
    if told and hit and hit.word == "완료" and not asynchronous:
        return None
    if not (told or named) or (named and not asynchronous and not told):
        return None
    if told and hit and hit.rest == _DONE and any(token.endswith(("을", "를")) for token in body):
        return None
    verb = hit.verb.lemma if hit else ""
    thing = _object(body[: hit.token] if hit else body)[0]
    return reported(tokens[-1], 0.95 if told else 0.8, asynchronous, verb, thing)


def _last_hit(tokens: list[str]) -> _Hit | None:
    for place in range(len(tokens) - 1, -1, -1):
        hit = _hit(tokens[place], place)
        if hit:
            return hit
    return None


def _own_hit(tokens: list[str], own: tuple[tuple[str, Verb], ...]) -> _Hit | None:
    """The verb of the design that the last word ends with."""
    for term, verb in own:
        start = tokens[-1].casefold().rfind(term) if tokens else -1
        if start >= 0 and _may_follow(tokens[-1][start + len(term) :]):
            return _Hit(verb, term, len(tokens) - 1, start, tokens[-1][start + len(term) :])
    return None


def _hit(token: str, place: int) -> _Hit | None:
    """The verbal noun that ends last in a token, the longest of those; else a native verb it begins with."""
    best: tuple[int, int, str] | None = None
    for word in KOREAN.verbal_nouns:
        start = token.rfind(word)
        if start < 0 or not _may_follow(token[start + len(word) :]):
            continue
        found = (start + len(word), len(word), word)
        best = max(best, found) if best else found
    if best:
        end, size, word = best
        return _Hit(KOREAN.verbal_nouns[word], word, place, end - size, token[end:])
    for form, verb in KOREAN.native:
        if token.startswith(form):
            return _Hit(verb, form, place, 0, token[len(form) :])
    return None


def _may_follow(rest: str) -> bool:
    if not rest or rest in KOREAN.endings or rest in KOREAN.particles or rest in KOREAN.past:
        return True
    return re.match(r"(?:하|되|됐|했|해[서야주달]|할|합니|시키|시켜)", rest) is not None


def has_native_verb(token: str) -> bool:
    """Whether a word begins with a verb such as 찾아 or 보고, and no verbal noun stands in it."""
    hit = _hit(token, 0)
    return hit is not None and hit.word not in KOREAN.verbal_nouns


def _behind_light(tokens: list[str], hit: _Hit) -> _Hit:
    """“목록 요청”: what is requested decides."""
    if hit.word != "요청":
        return hit
    before = [*tokens[: hit.token], tokens[hit.token][: hit.start]] if hit.start else tokens[: hit.token]
    earlier = _last_hit(before[-1:]) if before else None
    if earlier is None or earlier.verb.ambiguous:
        return hit
    verb = Verb(earlier.verb.lemma, earlier.verb.verb_class, 0.85)
    return _Hit(verb, earlier.word, len(before) - 1, earlier.start, "")


def _asked_for(tokens: list[str]) -> Reading | None:
    if not tokens:
        return None
    last = _bare(tokens[-1])
    noun = next((noun for noun in sorted(KOREAN.asked_for, key=len, reverse=True) if last.endswith(noun)), "")
    noun = noun or _attribute(last)
    if not noun:
        return None
    kept, qualifier, plural = _object([*tokens[:-1], last])
    return Reading(
        "query", 0.8, "query", "get", kept, qualifier, reasons=(say(NAMES, word=noun),), plural=plural
    )


def _attribute(word: str) -> str:
    """“수거일”, “예약률”: a verbal noun with a date, a rate, an amount, a fee, a place behind it."""
    found = _ATTRIBUTE.match(word)
    return word if found and found["act"] in KOREAN.verbal_nouns else ""


def _reading(tokens: list[str], hit: _Hit) -> Reading:
    verb = hit.verb
    if verb.lemma == "tell" and any(_TOLD.search(token) for token in tokens[: hit.token]):
        verb = Verb("notify", "create", verb.confidence)
    before = tokens[: hit.token] + ([tokens[hit.token][: hit.start]] if hit.start else [])
    last = hit.token >= len(tokens) - 1 or _only_requests(tokens[hit.token + 1 :])
    kept, qualifier, plural = _object(before if last else before + tokens[hit.token + 1 :])
    reasons = [say(EITHER if verb.ambiguous else ASKS if verb.verb_class == "query" else ACTS, word=hit.word)]
    if not last:
        reasons.append(say(NOT_LAST, word=hit.word))
    certainty = verb.confidence if last else min(verb.confidence, 0.5)
    # a verb of the design that no lexicon knows
    kind: Kind = "action" if not verb.verb_class and not verb.ambiguous else kind_of(verb.verb_class)
    return Reading(
        kind, certainty, verb.verb_class, verb.lemma, kept, qualifier,
        reasons=tuple(reasons), plural=plural or hit.word in KOREAN.list_words,
    )  # fmt: skip


def _only_requests(tokens: list[str]) -> bool:
    return len(tokens) == 1 and tokens[0].startswith("요청")


def _bare(token: str) -> str:
    """The noun without its particle; 이, 가, 의 and the like may also be the end of an unknown noun."""
    bare = without_particle(token)
    return (
        token
        if len(token) - len(bare) == 1 and token[-1] in "이가의로도만" and bare not in DICTIONARY
        else bare
    )


def _object(tokens: list[str]) -> tuple[str, str, bool]:
    """The noun phrase before the verb without particles; its qualifier; whether it is a list."""
    cut = max((place + 1 for place, token in enumerate(tokens) if _ADNOMINAL.search(token)), default=0)
    cut = cut if cut < len(tokens) else 0
    qualifier = [token for token in tokens[:cut] if token in KOREAN.qualifiers]
    nouns: list[str] = []
    plural = False
    for token in tokens[cut:]:
        if (
            not token
            or token in KOREAN.adverbs
            or (_ADVERBIAL.match(token) and without_particle(token) != token)
        ):
            continue
        bare = _bare(token)
        plural = plural or bare in KOREAN.list_words or token.endswith(("들", "들을"))
        if bare in KOREAN.qualifiers:
            qualifier.append(bare)
        else:
            nouns.append(bare)
    kept = [noun for noun in nouns if noun not in KOREAN.list_words] or nouns
    return " ".join(kept), " ".join(qualifier), plural

"""Korean text in pieces that have an English word: glossary first, then dictionary, longest match."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from .romanisation import ends_in_consonant, final_of, is_hangul

DICTIONARY: dict[str, str] = {
    unicodedata.normalize("NFC", korean): english
    for section in json.loads(
        resources.files(__package__).joinpath("korean_dictionary.json").read_text(encoding="utf-8")
    ).values()
    for korean, english in section.items()
}

_AFTER_CONSONANT = ("으로부터", "이라는", "으로서", "으로써", "으로", "은", "을", "과", "이")
_AFTER_VOWEL = ("로부터", "라는", "로서", "로써", "는", "를", "와", "가", "로")
_ANYWHERE = """
에서의 에게서 에서는 에는 에서 에게 까지 부터 마다 처럼 보다
께서 한테 들의 들을 들이 들은 들 의 에 도 만 께
"""
_AFTER_ANY = tuple(_ANYWHERE.split())
_DOUBTFUL = frozenset(("이", "가", "로", "의", "에", "도", "만", "께", "들", "보다", "과", "와", "부터"))
_OF_VERBS = """
하였습니다 했습니다 되었습니다 됐습니다 합니다 됩니다 하였다 되었다 했다 됐다 한다 된다
하기 되기 하다 되다 하는 되는 하여 되어 하고 되고 해서 해요 된 한 할 될 함 됨 해
"""
_VERB_ENDINGS = tuple(_OF_VERBS.split())
_LONGEST_PIECE = 20


@dataclass(frozen=True)
class Piece:
    """Part of a text; `english` is "" when neither glossary nor dictionary knows it."""

    text: str
    english: str = ""
    of_glossary: bool = False


def pieces(text: str, glossary: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces of an NFC text in order; whatever is no letter or digit only separates."""
    terms = {
        unicodedata.normalize("NFC", term).strip(): english
        for term, english in glossary.items()
        if term.strip()
    }
    phrases = sorted((term for term in terms if re.search(r"\s", term)), key=len, reverse=True)
    for part in _split_at(text, phrases):
        if part in phrases:
            yield Piece(part, terms[part], True)
            continue
        for token in re.findall(r"[0-9A-Za-z_'’]+|[^\W0-9A-Za-z_]+", part):
            yield from _token(token, terms)


def without_particle(word: str, known: Mapping[str, str] = DICTIONARY) -> str:
    """The word without the particles and verb endings that Korean hangs on it: `책을` → `책`."""
    return next(_stems(word, known), word)


def _split_at(text: str, phrases: list[str]) -> list[str]:
    if not phrases:
        return [text]
    return re.split("(" + "|".join(re.escape(phrase) for phrase in phrases) + ")", text)


def _token(token: str, terms: dict[str, str]) -> Iterator[Piece]:
    if token in terms:
        yield Piece(token, terms[token], True)
        return
    if not any(is_hangul(letter) for letter in token):
        yield Piece(token)
        return
    known = ChainMap(terms, DICTIONARY)
    candidates = [token, *_stems(token, known)]
    covered = [found for candidate in candidates if (found := _cover(candidate, terms, known))]
    if covered:
        yield from min(covered, key=_cost)
    else:
        yield from _partly(next(_certain_stems(token), token), terms)


def _stems(word: str, known: Mapping[str, str]) -> Iterator[str]:
    """What is left of a word without one particle or ending, the likeliest first."""
    if word in known:
        return
    for ending in (*_AFTER_ANY, *_AFTER_CONSONANT, *_AFTER_VOWEL, *_VERB_ENDINGS):
        stem = word.removesuffix(ending)
        if stem and stem != word and _fits(stem, ending):
            yield stem


def _certain_stems(word: str) -> Iterator[str]:
    """Stems of a word that nothing knows: only by particles that are rarely part of a word."""
    for stem in _stems(word, {}):
        ending = word[len(stem) :]
        rare = ending not in _DOUBTFUL and ending not in _VERB_ENDINGS
        if (rare and len(stem) >= 2) or (ending == "의" and len(stem) >= 3):
            yield stem


def _fits(stem: str, particle: str) -> bool:
    if particle in _AFTER_CONSONANT:
        return ends_in_consonant(stem)
    if particle in _AFTER_VOWEL:
        return not ends_in_consonant(stem) or (particle.startswith("로") and final_of(stem) == "ㄹ")
    return True


def _cover(text: str, terms: Mapping[str, str], known: Mapping[str, str]) -> list[Piece]:
    """The cheapest way to write the whole text with known words; empty when there is none."""
    best: list[tuple[tuple[int, int, int], Piece | None] | None] = [((0, 0, 0), None), *[None] * len(text)]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST_PIECE), end):
            before, word = best[start], text[start:end]
            if before is None or word not in known:
                continue
            single, of_glossary, count = before[0]
            is_term = word in terms
            cost = (single + (len(word) == 1), of_glossary - is_term * len(word), count + 1)
            reached = best[end]
            if reached is None or cost < reached[0]:
                best[end] = (cost, Piece(word, known[word], is_term))
    return _followed_back(best)


def _followed_back(best: Sequence[tuple[object, Piece | None] | None]) -> list[Piece]:
    """The pieces that led to the end of the text, in order; none when nothing did."""
    found: list[Piece] = []
    end = len(best) - 1
    while (reached := best[end]) and (piece := reached[1]):
        found.append(piece)
        end -= len(piece.text)
    return found[::-1]


def _cost(found: list[Piece]) -> tuple[int, int, int]:
    """Fewer pieces of one syllable, then more of the glossary, then fewer pieces."""
    single = sum(1 for piece in found if len(piece.text) == 1) if len(found) > 1 else 0
    return single, -sum(len(piece.text) for piece in found if piece.of_glossary), len(found)


def _partly(text: str, terms: Mapping[str, str]) -> Iterator[Piece]:
    """Known words of two syllables or more where they stand, longest first; the rest unknown."""
    unknown = ""
    place = 0
    while place < len(text):
        piece = _longest_at(text, place, terms)
        if piece is None:
            unknown += text[place]
            place += 1
            continue
        if unknown:
            yield Piece(unknown)
            unknown = ""
        yield piece
        place += len(piece.text)
    if unknown:
        yield Piece(unknown)


def _longest_at(text: str, place: int, terms: Mapping[str, str]) -> Piece | None:
    for source in (terms, DICTIONARY):
        for length in range(min(_LONGEST_PIECE, len(text) - place), 1, -1):
            word = text[place : place + length]
            if word in source:
                return Piece(word, source[word], source is terms)
    return None

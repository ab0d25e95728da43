import json
import unicodedata
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.naming import Identifier, identifier, is_kebab


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("도서 대출", ("book", "loan")),
        ("책을", ("book",)),
        ("도서관에서", ("library",)),
        ("대출 서비스", ("loan", "service")),
        ("정류장번호를", ("stop", "number")),
        ("도서검색하기", ("book", "search")),
        ("난이도", ("difficulty",)),
        ("회원은", ("member",)),
        ("book_id 목록", ("book", "id", "list")),
    ],
)
def test_the_dictionary_knows_the_words_of_services(korean, english):
    assert identifier(korean, {}) == Identifier(english, romanised=False)


def test_the_glossary_goes_before_the_dictionary():
    assert identifier("대출 조회", {"대출": "borrowing"}).words[0] == "borrowing"


def test_the_longest_term_of_the_glossary_wins():
    glossary = {"대출": "loan", "대출 기록": "loan history", "대출기록": "ledger"}
    assert identifier("대출 기록 조회", glossary).words == ("loan", "history", "lookup")
    assert identifier("대출기록", glossary).words == ("ledger",)


def test_a_short_term_does_not_break_a_longer_known_word():
    assert identifier("정책", {"책": "volume"}).words == ("policy",)


def test_what_nothing_knows_is_romanised_and_says_so():
    assert identifier("홍길동의 카페", {}) == Identifier(("honggildong", "cafe"), romanised=True)


def test_decomposed_text_and_glossary_match_composed_ones():
    decomposed = unicodedata.normalize("NFD", "개똥이")
    assert identifier(decomposed, {"개똥이": "ragwort"}).words == ("ragwort",)
    assert identifier("개똥이", {decomposed: "ragwort"}).words == ("ragwort",)


def test_a_script_that_cannot_be_read_still_gives_a_name():
    found = identifier("価格", {})
    assert found.romanised
    assert is_kebab("-".join(found.words))


def test_the_dictionary_holds_english_terms_for_300_words_and_more():
    text = (
        resources.files("seedapp.core.naming").joinpath("korean_dictionary.json").read_text(encoding="utf-8")
    )
    entries = [entry for section in json.loads(text).values() for entry in section.items()]
    assert len(entries) >= 300
    assert all(identifier(english, {}).words and english.isascii() for _, english in entries)
    assert all(unicodedata.is_normalized("NFC", korean) for korean, _ in entries)


def test_letters_beyond_ascii_in_a_glossary_become_ascii():
    assert identifier("쓰기", {"쓰기": "Þing"}).words == ("thing",)


@given(st.text(max_size=40), st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3))
def test_any_text_gives_lower_case_ascii_words(text, glossary):
    found = identifier(text, glossary)
    assert found == identifier(text, glossary)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in found.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Café API", ("cafe", "api")), ("Straße", ("strasse",)), ("naïve", ("naive",)), ("Łódź", ("lodz",))],
)
def test_accents_are_dropped_and_nothing_is_guessed(text, words):
    assert identifier(text, {}) == Identifier(words, romanised=False)

"""Words are found whatever their case, accents, widths and composition, and marked where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.searching import WORDS_LIMIT, excerpt, folded, marked, words_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bike", "bIKE"),
        ("café", "CAFE"),
        ("ＡＢＣ", "abc"),
        ("자전거", unicodedata.normalize("NFD", "자전거")),
        ("Straße", "STRASSE"),
        ("ﬁnd", "find"),
        ("İstanbul", "istanbul"),
        ("が", unicodedata.normalize("NFD", "が")),
    ],
)
def test_two_ways_to_type_the_same_are_one(typed, meant):
    assert folded(typed) == folded(meant)


@pytest.mark.parametrize(("one", "other"), [("가", "나"), ("か", "が"), ("o", "0"), ("हि", "ही")])
def test_what_reads_differently_stays_apart(one, other):
    assert folded(one) != folded(other)


def test_words_are_parted_by_spaces_and_phrases_by_quotes():
    assert words_of('Rent  a "City  Bike" rent') == ["rent", "a", "city bike"]


def test_words_beyond_the_limit_do_not_count():
    assert len(words_of(" ".join(f"word{number}" for number in range(50)))) == WORDS_LIMIT


@pytest.mark.parametrize("asked", ["", "   ", '"', '""', "\u0301"])
def test_nothing_asked_is_no_words(asked):
    assert words_of(asked) == []


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Rent a bike", ["bike"], ["bike"]),
        ("Café crème", ["creme", "cafe"], ["Café", "crème"]),
        ("Straße", ["ss"], ["ß"]),
        ("Straße", ["s"], ["S", "ß"]),
        (unicodedata.normalize("NFD", "빨간 자전거"), ["자전"], ["자전"]),
        ("abcabc", ["ab", "bc"], ["abcabc"]),
        ("nothing", ["bike"], []),
        ("100% of _it_", ["%", "_"], ["%", "_", "_"]),
    ],
)
def test_words_are_marked_as_they_stand_in_the_text(text, words, hits):
    assert [piece for piece, is_word in marked(text, words) if is_word] == hits


@given(TEXT, st.lists(TEXT, max_size=4))
def test_marking_loses_no_character(text, asked):
    words = [word for one in asked for word in words_of(one)]

    pieces = marked(text, words)

    assert "".join(piece for piece, _ in pieces) == unicodedata.normalize("NFC", text)


@given(TEXT, st.integers(0, 50), st.integers(1, 10))
def test_what_is_cut_out_of_a_text_is_found_in_it(text, start, length):
    words = words_of(unicodedata.normalize("NFC", text)[start : start + length])

    assert all(word in folded(text) for word in words)


def test_an_excerpt_shows_the_first_word_found():
    text = f"{'before ' * 100}the bike {'after ' * 100}"

    shown = excerpt(text, ["bike"])

    assert "the bike" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 162


def test_a_short_text_is_its_own_excerpt():
    assert excerpt("Rent\n a  bike", ["bike"]) == "Rent a bike"

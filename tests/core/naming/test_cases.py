import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.naming import camel, is_camel, is_kebab, is_pascal, is_snake, kebab, pascal, snake, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("findBikes", ["find", "bikes"]),
        ("find_bikes-now", ["find", "bikes", "now"]),
        ("Find bikes near a place", ["find", "bikes", "near", "a", "place"]),
        ("HTTPServer", ["http", "server"]),
        ("userIDs", ["user", "ids"]),
        ("the rider's café", ["the", "rider", "cafe"]),
        ("도서 검색", ["도서", "검색"]),
        ("!?", []),
    ],
)
def test_a_name_is_split_into_its_words(text, expected):
    assert words(text) == expected


def test_words_become_each_case():
    text = "Available city bikes"
    assert (kebab(text), snake(text), camel(text), pascal(text)) == (
        "available-city-bikes",
        "available_city_bikes",
        "availableCityBikes",
        "AvailableCityBikes",
    )


def test_a_name_that_begins_with_a_digit_still_makes_an_identifier():
    assert is_camel(camel("3d model"))
    assert is_snake(snake("3d model"))


def test_korean_becomes_english_in_every_case():
    assert kebab("도서 대출") == "book-loan"


@given(st.text(max_size=60))
def test_whatever_is_typed_makes_a_well_formed_name_or_none(text):
    assert kebab(text) == "" or is_kebab(kebab(text))
    assert snake(text) == "" or is_snake(snake(text))
    assert camel(text) == "" or is_camel(camel(text))
    assert pascal(text) == "" or is_pascal(pascal(text))


@given(st.lists(st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True), min_size=1, max_size=5))
def test_kebab_and_snake_give_the_same_words_back(parts):
    assert words(kebab("-".join(parts))) == words(snake("_".join(parts)))

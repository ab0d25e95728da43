"""House styles: a profile, and what a team settles otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.design import Style
from seedapp.core.naming import is_snake
from seedapp.core.style import PROFILES, profile_of, settled, style_told, told
from seedapp.core.style.wire_names import in_case
from tests.core.design_file.strategies import styles


@given(styles)
def test_a_style_that_a_document_tells_is_read_back(style):
    assert style_told(told(style)) == (None if style == Style() else style)


@pytest.mark.parametrize(
    "value",
    [None, "baroque", "", {}, [], {"names": "kebab"}, {"colour": "red"}, {"entity_tags": 1}, {1: [2]}],
)
def test_a_style_that_there_is_not_is_none(value):
    assert style_told(value) is None


def test_names_that_nobody_settled_stay_as_typed():
    assert profile_of(Style()).names == "typed"


def test_a_new_design_is_in_the_profile_rest():
    assert profile_of(Style()) == PROFILES["rest"]


def test_what_a_team_settles_goes_before_the_profile():
    profile = profile_of(Style("google", names="snake", transitions="segment", entity_tags=True))
    assert (profile.names, profile.transitions, profile.entity_tags) == ("snake", "segment", True)


def test_a_team_may_refuse_what_its_profile_has(monkeypatch):
    monkeypatch.setitem(PROFILES, "tagged", PROFILES["rest"].__class__("tagged", entity_tags=True))
    assert not profile_of(Style("tagged", entity_tags=False)).entity_tags


def test_the_words_of_a_profile_follow_the_case_of_names():
    google, rest = PROFILES["google"], profile_of(Style(names="camel"))
    assert is_snake(google.cursor_parameter) and profile_of(Style("google")).cursor_parameter == "pageToken"
    assert rest.next_cursor_property == "nextCursor"


def test_only_what_is_settled_is_kept():
    assert settled(Style()) == {}
    style = Style("google", idempotency_keys=False)
    assert settled(style) == {"profile": "google", "idempotency_keys": False}
    assert Style(**settled(style)) == style


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("bike_id", "bikeId"),
        ("number_of_bikes", "numberOfBikes"),
        ("line_2_text", "line2Text"),
        ("status", "status"),
        ("bikeID", "bikeID"),
        ("Bike_Id", "Bike_Id"),
        ("X-Trace-Id", "X-Trace-Id"),
        ("filter[bike_id]", "filter[bike_id]"),
        ("_links", "_links"),
        ("자전거_id", "자전거_id"),
    ],
)
def test_only_snake_case_is_shown_in_camel_case(name, shown):
    assert in_case(name, "camel") == shown
    assert in_case(name, "typed") == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [("bikeId", "bike_id"), ("bikeID", "bike_id"), ("bike_id", "bike_id"), ("Bike", "Bike"), ("@id", "@id")],
)
def test_only_camel_case_is_shown_in_snake_case(name, shown):
    assert in_case(name, "snake") == shown


@given(st.from_regex(r"[a-z]{2,5}(_[a-z]{2,5}){0,3}", fullmatch=True))
def test_a_name_comes_back_from_camel_case_as_it_was(name):
    assert in_case(in_case(name, "camel"), "snake") == name

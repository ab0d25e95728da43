"""Labels without markup, and the actors and services behind participants."""

import pytest

from seedapp.core.design import Actor, Design, Interaction, Service
from seedapp.core.sequence import Participant, key_of, plain


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("find bikes", "find bikes"),
        ("**find** //the// \"\"bikes\"\" --now-- __please__ ~~ok~~", "find the bikes now please ok"),
        ("<color:red>find</color> <b>bikes</b> <size:18>x</size>", "find bikes x"),
        (r"find\nbikes", "find bikes"),
        ("find<br>bikes", "find bikes"),
        ("<img:https://x.test/a.png> find", "find"),
        ("<$sprite> <&heart> <:smile:> find", "find"),
        ("[[https://x.test find bikes]]", "find bikes"),
        ("[[https://x.test{a tip} find bikes]] now", "find bikes now"),
        ("[[https://x.test]] find", "find"),
        ("[[javascript:alert(1) find]]", "find"),
        ("<U+BD80><U+BAA8>", "부모"),
        ("<U+D800><U+FFFFFF>find", "find"),
        ("GET /bikes//x?url=http://y.test//z", "GET /bikes//x?url=http://y.test//z"),
        ("startRental(bike_id, __init__)", "startRental(bike_id, init)"),
        ("List<Bike> of bikes", "List<Bike> of bikes"),
        ("a -- b -- c", "a -- b -- c"),
        ("i-- and j--", "i-- and j--"),
        ("x\x00\x07y", "xy"),
        ("", ""),
    ],
)  # fmt: skip
def test_plain(label, words):
    assert plain(label) == words


DESIGN = Design(
    title="City bikes",
    services=(
        Service("trip-api", "Trip API", "api"),
        Service("bikes", "Bikes"),
        Service("loans", "대출 서비스"),
        Service("rider", "Rider service"),
    ),
    actors=(
        Actor("late-commuter", "Late commuter"),
        Actor("app", "Rider app", "app"),
        Actor("bikes-2", "Bikes"),
    ),
)


def key(alias, name="", kind="participant", table=None):
    interaction = Interaction("i", "I", participants=table or {})
    return key_of(interaction, Participant(alias, name or alias, kind), DESIGN)


def test_the_table_of_the_interaction_decides_first():
    assert key("bikes", table={"bikes": "trip-api"}) == "trip-api"


def test_a_table_that_names_nothing_of_the_design_is_passed_over():
    assert key("bikes", table={"bikes": "gone"}) == "bikes"


def test_an_alias_that_is_a_key():
    assert key("rider", "Late commuter") == "rider"


@pytest.mark.parametrize(
    "name", ["Trip API", "trip api", "TRIP-API", "trip_api", "Trip  API", r"Trip\nAPI", "**Trip API**"]
)
def test_a_name_however_it_is_spelled(name):
    assert key("t", name) == "trip-api"


def test_a_korean_name():
    assert key("책", "대출 서비스") == "loans"


def test_a_decomposed_korean_name():
    assert key("책", "\u1103\u1162\u110e\u116e\u11af 서비스") == "loans"


def test_an_alias_that_equals_a_name():
    assert key("Late-Commuter", "Somebody") == "late-commuter"


def test_a_stick_figure_is_an_actor_before_it_is_a_service():
    assert (key("b", "Bikes", "actor"), key("b", "Bikes")) == ("bikes-2", "bikes")


def test_nobody():
    assert key("x", "Somebody else") == ""


def test_a_name_of_nothing_but_markup_is_nobody():
    assert key("--", "<$sprite>") == ""

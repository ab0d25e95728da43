"""A diagram for the people whom it is about: what is technical is one participant, and speaks plainly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.design import Actor, Design, Interaction, MessageRef, Operation, Service
from seedapp.core.sequence import parse
from seedapp.core.sequence.folding import Said, fold
from seedapp.core.sequence.plain_words import in_plain_words

DESIGN = Design(
    "Bikes",
    actors=(
        Actor("rider", "Rider"),
        Actor("app", "Rider app", "app"),
        Actor("trip-api", "Trip API", "api"),
        Actor("bank", "Bank", "external"),
    ),
    services=(Service("bikes", "Bikes"), Service("rentals", "Rentals")),
    operations=(
        Operation("startRental", "rentals", "action", "Rent a bike", messages=(MessageRef("rent", 2),)),
    ),
)
BEGINNING = """actor Rider as rider
participant "Rider app" as app
participant "Trip API" as api
participant Bikes as bikes
database "Bike store" as store
participant Bank as bank
"""


def folded(text, key="rent"):
    whole = f"@startuml\n{BEGINNING}{text}\n@enduml\n"
    return fold(
        Interaction(key, "Rent", plantuml=whole, participants={"api": "trip-api"}), DESIGN, service="It"
    )


def said(text):
    return [(one.source, one.target, one.words) for one in folded(text, "other").said]


def test_what_goes_on_inside_the_service_is_left_out():
    assert said("app -> api : ask\napi -> bikes : look\nbikes -> store : SELECT\napi --> app : answer") == [
        ("Rider app", "It", "ask"),
        ("It", "Rider app", "answer"),
    ]


def test_people_apps_and_systems_outside_stay():
    assert said("rider -> app : tap\napi -> bank : charge the ride") == [
        ("Rider", "Rider app", "tap"),
        ("It", "Bank", "charge the ride"),
    ]


def test_a_call_that_is_an_operation_says_its_name():
    assert folded("rider -> app: tap\napp -> api : postRental(x)").said[1].words == "Rent a bike"


def test_a_return_goes_where_it_went():
    assert said("app -> api ++ : ask\napi -> bikes ++: look\nreturn []bike\nreturn list")[-1] == (
        "It", "Rider app", "list",
    )  # fmt: skip


def test_conditions_stay_where_something_is_said_under_them():
    text = "alt a bike is free\napp -> api : rent\nelse none is\napi -> app : sorry\nend\n"
    text += "opt audit\napi -> store : log\nend"

    told = folded(text, "other")

    assert [one.when for one in told.said] == [("a bike is free",), ("none is",)]
    assert "alt a bike is free" in told.text
    assert "audit" not in told.text


def test_a_diagram_of_services_alone_has_nothing_to_show():
    assert folded("api -> bikes : look\nbikes --> api : found") == fold(
        Interaction("empty", "Empty"), DESIGN, service="It"
    )


def test_only_who_speaks_is_drawn():
    text = folded("rider -> app : tap").text

    assert "Bank" not in text
    assert "It" not in text


def test_an_answer_is_told_from_a_question():
    assert folded("app -> api : ask\napi --> app : answer", "other").said[1] == Said(
        "It", "Rider app", "answer", is_answer=True
    )


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("getBikesNearby(latitude, longitude)", "get bikes nearby"),
        ("[]bike with distance", "bikes with distance"),
        ("bike[]", "bikes"),
        ("rental_id", "rental id"),
        ("POST /rentals", "rentals"),
        ("GET /bikes/{bike_id}?near=x", "bikes"),
        ("DELETE https://api.test/bikes/{id}", "bikes"),
        ("HTTP/1.1 201 Created", "Created"),
        ("409 conflict", "conflict"),
        ("HTTP 404", ""),
        ("{bikeId, status}", "bike id, status"),
        ("open the map", "open the map"),
        ("walk 300 metres", "walk 300 metres"),
        ("200 metres to go", "200 metres to go"),
        ("error 409", ""),
        ("이미 대출 중", "이미 대출 중"),
        ("대출(book_id)", "대출"),
        ("<b>rent</b> [[http://x.test it]]", "rent it"),
    ],
)
def test_words_of_programs_become_words_of_people(label, words):
    assert in_plain_words(label) == words


ALIASES = st.sampled_from(["rider", "app", "api", "bikes", "store", "bank"])
LABELS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
LINES = st.lists(st.tuples(ALIASES, st.sampled_from(["->", "-->", "->>"]), ALIASES, LABELS), max_size=12)


@given(LINES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is slow, not wrong
def test_the_folded_text_reads_again_and_tells_the_same(lines):
    text = "\n".join(f"{source} {arrow} {target} : {label}" for source, arrow, target, label in lines)

    told = folded(text)

    again = parse(told.text)
    assert again.problems == () or not told.text
    assert len([*again.calls, *again.returns]) == len(told.said)
    assert not {"Trip API", "Bikes", "Bike store"} & {one.name for one in again.participants}

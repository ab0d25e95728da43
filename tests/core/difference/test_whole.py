"""Two designs as a whole: their contracts, what led to what, and whom each change touches."""

from dataclasses import replace

import pytest

from seedapp.core.design import Actor, Failure, Field, Http
from seedapp.core.difference.whole import difference_of, documents_of
from seedapp.core.wording import say
from tests.core.openapi.clinic import CLINIC, JOBS, OPERATIONS, TYPES

DESK = replace(
    CLINIC,
    actors=(Actor("patient", "Patient"), Actor("front-desk", "Front desk", "app")),
    jobs=(replace(JOBS[0], actor="patient"), *JOBS[1:]),
)


def with_booking(**members):
    return replace(DESK, operations=(OPERATIONS[0], replace(OPERATIONS[1], **members), *OPERATIONS[2:]))


def with_type(number, **members):
    types = [replace(one, **members) if at == number else one for at, one in enumerate(TYPES)]
    return replace(DESK, types=tuple(types))


@pytest.mark.parametrize(
    ("new", "pointers"),
    [
        (
            with_booking(inputs=(*OPERATIONS[1].inputs, Field("doctor", description="Whom."))),
            ["/components/schemas/BookVisitRequest/properties/doctor"],
        ),
        (with_booking(http=Http("POST", "/bookings", 201)), ["/paths/~1bookings/post"]),
        (
            with_booking(failures=(*OPERATIONS[1].failures, Failure("the doctor is ill", 410))),
            ["/paths/~1visits/post/responses/410"],
        ),
        (with_type(1, values=("BOOKED", "no")), ["/components/schemas/VisitState/enum"]),
        (
            with_type(0, fields=(replace(TYPES[0].fields[0], type="string"), *TYPES[0].fields[1:])),
            ["/components/schemas/Visit/properties/visit_id/format"],
        ),
    ],
)
def test_a_change_of_the_design_leads_to_changes_of_the_contract(new, pointers):
    difference = difference_of(DESK, new)

    [thing] = difference.things
    breaking = [one.pointer for one in difference.led_to(thing)]
    assert set(pointers) <= set(breaking)


def test_a_change_of_a_story_alone_leads_to_words_of_the_contract_at_most():
    new = replace(DESK, jobs=(replace(DESK.jobs[0], want="to see a doctor"), *JOBS[1:]))

    difference = difference_of(DESK, new)

    assert {change.kind for change in difference.changes} <= {"documentation"}
    assert not difference.breaks


def test_what_is_gone_from_a_type_follows_from_the_field_that_is_gone():
    _, day, *others = TYPES[0].fields
    new = with_type(0, fields=(replace(day, description="Another day."), *others))

    difference = difference_of(DESK, new)

    [gone] = [one for one in difference.things if one.kind == "removed"]
    assert "/components/schemas/Visit/properties/visit_id" in [one.pointer for one in difference.led_to(gone)]
    [other] = [one for one in difference.things if one.part == "description"]
    assert [one.pointer for one in difference.led_to(other)] == [
        "/components/schemas/Visit/properties/day/description"
    ]


def people_of(difference, change):
    people = difference.affect.of(change).people
    return [one.key for one in people.stories], [one.name for one in people.actors]


def test_a_change_of_the_contract_touches_who_tells_the_stories_of_its_operations():
    difference = difference_of(DESK, with_booking(http=Http("POST", "/bookings", 201)))

    [moved] = [one for one in difference.changes if one.moved]

    assert people_of(difference, moved) == (["J1"], ["Patient"])


def test_a_change_of_a_type_touches_all_who_use_it():
    difference = difference_of(DESK, with_type(1, values=("BOOKED", "CANCELLED", "no", "LOST")))

    [thing] = difference.things

    assert people_of(difference, thing) == (["J1", "T1"], ["Patient", "Front desk"])


def test_a_removed_operation_touches_those_it_served():
    difference = difference_of(DESK, replace(DESK, operations=(OPERATIONS[0], *OPERATIONS[2:])))

    [removed] = [one for one in difference.things if one.kind == "removed"]

    assert people_of(difference, removed) == (["J1"], ["Patient"])


def test_an_operation_that_serves_a_story_no_more_still_touches_it():
    difference = difference_of(DESK, with_booking(jobs=()))

    assert people_of(difference, difference.things[0])[0] == ["J1"]


def test_published_documents_are_compared_as_they_are():
    documents = documents_of(DESK)
    older = {"visits": {**documents["visits"], "paths": {}}}

    difference = difference_of(DESK, DESK, documents=(older, documents))

    assert {one.kind for one in difference.changes} == {"compatible"}


def test_a_service_that_is_gone_breaks_each_of_its_operations():
    difference = difference_of(DESK, replace(DESK, services=(), operations=()))

    [contract] = difference.contracts
    assert (contract.before, contract.after) == ("1.2.0", "")
    assert [one.kind for one in contract.changes] == ["breaking"] * len(OPERATIONS)


def test_why_a_document_could_not_be_made_stands_in_the_place_of_its_changes():
    why = say("No document can be made of Visits.")

    [contract] = difference_of(DESK, DESK, documents=(documents_of(DESK), {"visits": why})).contracts

    assert (contract.changes, contract.refused) == ((), why)


def test_without_a_change_there_is_no_difference():
    assert not difference_of(DESK, DESK)

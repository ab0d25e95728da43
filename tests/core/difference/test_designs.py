"""What was added to a design, taken from it, renamed, moved or changed in it."""

from dataclasses import replace

import pytest

from seedapp.core.design import Actor, DataType, Failure, Field, Interaction, Response
from seedapp.core.difference import Identities, compare_designs
from tests.core.openapi.clinic import CLINIC, DAY, JOBS, OPERATIONS, TYPES

DRAWN = """@startuml
actor Patient
participant Desk
Patient -> Desk: ask for a visit
Desk -> Patient: ask for the day
@enduml
"""
DIAGRAM = Interaction("book", "Book a visit", ("J1",), DRAWN)
DRAWN_CLINIC = replace(CLINIC, interactions=(DIAGRAM,))


def only(old, new):
    [change] = compare_designs(old, new)
    return change


def sentences(old, new, identities=None):
    return [str(change.sentence) for change in compare_designs(old, new, identities)]


def with_booking(**members):
    """The clinic with another `bookVisit`."""
    return replace(CLINIC, operations=(OPERATIONS[0], replace(OPERATIONS[1], **members), *OPERATIONS[2:]))


def with_story(**members):
    return replace(CLINIC, jobs=(replace(JOBS[0], **members), *JOBS[1:]))


def with_drawing(text):
    return replace(CLINIC, interactions=(replace(DIAGRAM, plantuml=text),))


def test_a_design_has_no_difference_from_itself():
    assert compare_designs(CLINIC, CLINIC) == ()


def test_an_added_actor_is_named():
    change = only(CLINIC, replace(CLINIC, actors=(Actor("nurse", "Nurse"),)))
    assert (change.kind, change.target) == ("added", "actor:nurse")
    assert str(change.sentence) == "The actor “Nurse” was added."


def test_a_removed_job_story_is_named_as_it_was():
    change = only(CLINIC, replace(CLINIC, jobs=CLINIC.jobs[:1]))
    assert (change.kind, change.target, change.old_target) == ("removed", "job:T1", "job:T1")


def test_an_operation_renamed_with_the_same_uid_is_changed_not_replaced():
    renamed = replace(OPERATIONS[0], key="findVisits")
    change = only(CLINIC, replace(CLINIC, operations=(renamed, *OPERATIONS[1:])))
    assert (change.kind, change.part, change.before, change.after) == (
        "changed",
        "key",
        "listVisits",
        "findVisits",
    )
    assert change.target == "operation:visits/findVisits"
    assert change.old_target == "operation:visits/listVisits"


def test_a_type_renamed_with_the_same_identity_is_one_change_wherever_it_is_used():
    renamed = replace(
        CLINIC,
        types=tuple(replace(one, name="Stand") if one.name == "VisitState" else one for one in TYPES),
    )
    visit = replace(TYPES[0], fields=tuple(_renamed(one) for one in TYPES[0].fields))
    renamed = replace(renamed, types=(visit, *renamed.types[1:]))
    listing = replace(OPERATIONS[0], inputs=tuple(_renamed(one) for one in OPERATIONS[0].inputs))
    renamed = replace(renamed, operations=(listing, *OPERATIONS[1:]))
    same = Identities({"types": {"VisitState": "u1"}}, {"types": {"Stand": "u1"}})

    assert sentences(CLINIC, renamed, same) == [
        "The name of the type “Stand” changed from “VisitState” to “Stand”."
    ]


def _renamed(field):
    return replace(field, type=field.type.replace("VisitState", "Stand"))


def test_a_story_renamed_with_the_same_identity_is_one_change_wherever_it_is_named():
    jobs = (replace(JOBS[0], key="J9"), replace(JOBS[1], refines=("J9",)))
    operations = tuple(
        replace(one, jobs=tuple("J9" if key == "J1" else key for key in one.jobs)) for one in OPERATIONS
    )
    same = Identities({"jobs": {"J1": "u1", "T1": "u2"}}, {"jobs": {"J9": "u1", "T1": "u2"}})

    told = sentences(CLINIC, replace(CLINIC, jobs=jobs, operations=operations), same)

    assert told == ["The key of the job story “J9” changed from “J1” to “J9”."]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (
            replace(CLINIC, title="Hospital"),
            "The title of the design “Hospital” changed from “Clinic” to “Hospital”.",
        ),
        (
            replace(CLINIC, glossary={"visit": "a quarter of an hour"}),
            "“visit” is “a quarter of an hour” now among the glossary of the design “Clinic”.",
        ),
        (
            with_story(want="to see a doctor"),
            "The motivation of the job story “J1” changed from “to book a visit today” to “to see a doctor”.",
        ),
        (with_story(so=""),
         "The goal of the job story “J1” is gone; it was “so that I can go back to work soon.”."),
        (with_story(actor="patient"), "The actor of the job story “J1” is “patient” now; there was none."),
        (
            with_booking(jobs=("J1", "T1")),
            "“T1” was added to the job stories of the operation “bookVisit”.",
        ),
        (
            with_booking(failures=OPERATIONS[1].failures[:1]),
            "“the patient owes money” was taken from the failures of the operation “bookVisit”.",
        ),
        (
            with_booking(failures=(OPERATIONS[1].failures[0], Failure("the patient owes money", 402))),
            "The status of “the patient owes money” of the operation “bookVisit” changed from 403 to 402.",
        ),
        (
            with_booking(http=replace(OPERATIONS[1].http, path="/appointments")),
            "The path of the operation “bookVisit” changed from “/visits” to “/appointments”.",
        ),
        (
            with_booking(openapi={"deprecated": True}),
            "“deprecated” is “true” now among the further members of the document "
            "of the operation “bookVisit”.",
        ),
        (
            with_booking(response=Response(type="Visit")),
            None,
        ),
    ],
)  # fmt: skip
def test_a_changed_part_is_told_with_what_it_was_and_is(new, told):
    found = sentences(CLINIC, new)
    if told is None:
        assert len(found) == 2
    else:
        assert found == [told]


def test_an_added_input_is_named_with_its_type():
    change = only(CLINIC, with_booking(inputs=(*OPERATIONS[1].inputs, Field("doctor"))))
    assert (change.kind, change.target) == ("added", "operation:visits/bookVisit/inputs/doctor")
    assert str(change.sentence) == "“doctor” (string) was added to the inputs of “bookVisit”."


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (replace(DAY, type="date-time"),
         "The type of “day” of the inputs of “bookVisit” changed from “date” to “date-time”."),
        (replace(DAY, required=False), "“day” of the inputs of “bookVisit” is optional now."),
        (replace(DAY, example=None),
         "The example of “day” of the inputs of “bookVisit” is gone; it was “2026-12-03”."),
        (replace(DAY, place="header"),
         "The place in the request of “day” of the inputs of “bookVisit” is “header” now; "
         "there was none."),
    ],
)  # fmt: skip
def test_a_changed_field_tells_what_it_was_and_is(field, told):
    new = with_booking(inputs=(field, *OPERATIONS[1].inputs[1:]))
    assert sentences(CLINIC, new) == [told]


def test_a_field_that_stands_in_another_type_now_moved():
    whole, rest = TYPES[0], TYPES[1:]
    reason = whole.fields[-1]
    smaller = replace(whole, fields=whole.fields[:-1])
    new = replace(CLINIC, types=(smaller, *rest[:-1], DataType("Unused", fields=(Field("nothing"), reason))))

    change = only(CLINIC, new)

    assert (change.kind, change.target, change.old_target) == (
        "moved",
        "type:Unused/reason",
        "type:Visit/reason",
    )
    assert str(change.sentence) == "“reason” moved from “Visit” to “Unused”."


def test_another_order_is_one_change():
    change = only(CLINIC, replace(CLINIC, jobs=CLINIC.jobs[::-1]))
    assert change.part == "order"


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (
            DRAWN.replace("@enduml", "Desk -> Desk: note it\n@enduml"),
            "The message “Desk → Desk: note it” was added to “Book a visit”.",
        ),
        (
            DRAWN.replace("Desk -> Patient: ask for the day\n", ""),
            "The message “Desk → Patient: ask for the day” was removed from “Book a visit”.",
        ),
        (
            DRAWN.replace("ask for the day", "ask when"),
            "The message “Desk → Patient: ask for the day” of “Book a visit” is "
            "“Desk → Patient: ask when” now.",
        ),
        (
            DRAWN.replace("@enduml", "participant Doctor\n@enduml"),
            "“Doctor” takes part in “Book a visit” now.",
        ),
        (
            DRAWN.replace("@startuml", "@startuml\nautonumber"),
            "The diagram “Book a visit” is written in another way; it calls the same.",
        ),
    ],
)
def test_a_changed_diagram_tells_which_messages_came_and_went(drawn, told):
    assert sentences(DRAWN_CLINIC, with_drawing(drawn)) == [told]


def test_a_message_is_named_by_its_number():
    change = only(DRAWN_CLINIC, with_drawing(DRAWN.replace("@enduml", "Desk -> Desk: note it\n@enduml")))
    assert change.target == "interaction:book#3"

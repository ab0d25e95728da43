"""What was added to a design, taken from it, or changed in it."""

from dataclasses import replace

from seedapp.core.design import Actor, Field
from seedapp.core.difference import compare_designs
from tests.core.openapi.clinic import CLINIC, OPERATIONS


def only(old, new):
    [change] = compare_designs(old, new)
    return change


def test_a_design_has_no_difference_from_itself():
    assert compare_designs(CLINIC, CLINIC) == ()


def test_an_added_actor_is_named():
    change = only(CLINIC, replace(CLINIC, actors=(Actor("nurse", "Nurse"),)))
    assert (change.kind, change.target) == ("added", "actor:nurse")
    assert str(change.sentence) == "The actor “Nurse” was added."


def test_a_removed_job_story_is_named():
    change = only(CLINIC, replace(CLINIC, jobs=CLINIC.jobs[:1]))
    assert (change.kind, change.target) == ("removed", "job:T1")


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


def test_an_added_input_is_named():
    changed = replace(OPERATIONS[1], inputs=(*OPERATIONS[1].inputs, Field("doctor")))
    change = only(CLINIC, replace(CLINIC, operations=(OPERATIONS[0], changed, *OPERATIONS[2:])))
    assert (change.kind, change.target) == ("added", "operation:visits/bookVisit/inputs/doctor")


def test_a_changed_title_belongs_to_the_design():
    change = only(CLINIC, replace(CLINIC, title="Hospital"))
    assert (change.target, change.part) == ("design", "title")


def test_another_order_is_one_change():
    change = only(CLINIC, replace(CLINIC, jobs=CLINIC.jobs[::-1]))
    assert change.part == "order"

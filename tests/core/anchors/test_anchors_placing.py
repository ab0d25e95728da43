"""Where things stand after an edit: same, changed, moved or removed, and what is offered for what is gone."""

import json
from dataclasses import replace

import pytest

from seedapp.core.anchors import Anchor, as_plain, from_plain, part_of_failure, place
from seedapp.core.design import Failure, Field, Http, Response

from .conftest import LOAN

FIND = "11111111-1111-4111-8111-111111111111"
ON_LOAN = Anchor("operation", LOAN)
TOOL_ID = Anchor("operation", LOAN, "inputs/tool_id")
LENT = Anchor("operation", LOAN, part_of_failure("the tool is already lent"))


@pytest.fixture
def placed(sample, indexed):
    """`placed(anchor, design)`: where something of the tool shed stands in an edited one."""
    return lambda anchor, now, quote="", **identities: place(
        anchor, quote, indexed(sample), indexed(now, **identities)
    )


def without(fields, name):
    return tuple(one for one in fields if one.name != name)


def test_everything_is_where_it_was_in_the_same_design(sample, indexed):
    index = indexed(sample)

    assert {place(one.anchor, "", index, indexed(sample)).kind for one in index} == {"same"}
    assert len(index.entries) == len({one.anchor for one in index}) == 24


@pytest.mark.parametrize(
    "values", [{"name": "Lend a tool"}, {"key": "lendTool"}, {"http": Http(path="/lent")}]
)
def test_operation_with_another_name_or_path_moved_with_all_its_parts(placed, edited, values):
    now = edited("operations", LOAN, **values)

    for anchor in (ON_LOAN, TOOL_ID, LENT):
        found = placed(anchor, now)
        assert (found.kind, found.has_changed) == ("moved", False)
    assert placed(ON_LOAN, now).where != placed(ON_LOAN, now).was


def test_what_moved_and_says_something_else_is_moved_and_changed(placed, edited):
    found = placed(ON_LOAN, edited("operations", LOAN, key="lendTool", outcome="Lent."))

    assert (found.kind, found.has_changed) == ("moved", True)


@pytest.mark.parametrize(
    "values",
    [
        {"description": "Starts a loan."},
        {"outcome": "The tool is lent."},
        {"failures": (Failure("the tool is already lent", 423),)},
        {"failures": ()},
        {"response": Response(type="Tool")},
        {"inputs": (Field("tool_id", "uuid"),)},
        {"openapi": {"deprecated": True}},
        {"http": Http(status=202)},
    ],
)
def test_operation_that_says_something_else_is_changed(placed, edited, values):
    assert placed(ON_LOAN, edited("operations", LOAN, **values)).kind in ("changed", "moved")
    assert placed(ON_LOAN, edited("operations", LOAN, **values)).has_changed


def test_order_and_the_stories_that_it_serves_change_nothing(placed, edited, loan):
    now = edited("operations", LOAN, jobs=(), messages=(), inputs=loan.inputs[::-1])

    assert placed(ON_LOAN, now).kind == "same"


def test_field_is_changed_when_its_type_is(placed, edited, loan):
    inputs = (replace(loan.inputs[0], type="string"), loan.inputs[1])

    assert placed(TOOL_ID, edited("operations", LOAN, inputs=inputs)).kind == "changed"
    assert (
        placed(
            Anchor("operation", LOAN, "inputs/borrower_id"), edited("operations", LOAN, inputs=inputs)
        ).kind
        == "same"
    )


def test_change_of_a_type_reaches_what_uses_it_however_far(placed, edited):
    now = edited("types", "ToolStatus", values=("FREE", "LENT", "BROKEN"))

    for anchor in (
        Anchor("operation", FIND),
        Anchor("type", "uid-of-tool"),
        Anchor("type", "uid-of-tool", "fields/status"),
        Anchor("type", "ToolStatus"),
    ):
        assert placed(anchor, now).kind == "changed"
    for anchor in (
        ON_LOAN,
        Anchor("type", "ToolStatus", "values/LENT"),
        Anchor("type", "uid-of-tool", "fields/name"),
    ):
        assert placed(anchor, now).kind == "same"


def test_type_with_another_name_moved_and_nothing_that_uses_it_changed(sample, placed, edited):
    now = edited("types", "Tool", name="Implement")
    find = replace(sample.operations[1], response=Response(type="Implement[]"))
    now = replace(now, operations=(sample.operations[0], find))

    found = placed(Anchor("type", "uid-of-tool"), now, types={"Implement": "uid-of-tool"})
    using = placed(Anchor("operation", FIND), now, types={"Implement": "uid-of-tool"})

    assert (found.kind, found.now.title) == ("moved", "Implement")
    assert using.has_changed is False


def test_types_that_reach_each_other_are_told(sample, indexed):
    tool = replace(sample.types[0], fields=(*sample.types[0].fields, Field("like", "Tool[]")))
    status = replace(sample.types[1], values=(), fields=(Field("of", "Tool"),))

    index = indexed(replace(sample, types=(tool, status)))

    assert index.get(Anchor("type", "uid-of-tool")).digest


def test_removed_field_is_offered_what_says_the_same_under_another_name(placed, edited, loan):
    inputs = (replace(loan.inputs[0], name="implement"), loan.inputs[1])

    found = placed(TOOL_ID, edited("operations", LOAN, inputs=inputs))

    assert (found.kind, found.now) == ("removed", None)
    assert found.candidates[0].entry.anchor.part == "inputs/implement"
    assert "says the same" in str(found.candidates[0].why)


def test_removed_field_is_offered_what_came_with_a_like_name(placed, edited, loan):
    inputs = (Field("tool_number", "integer"), Field("colour"), loan.inputs[1])

    candidates = placed(TOOL_ID, edited("operations", LOAN, inputs=inputs)).candidates

    assert [one.entry.anchor.part for one in candidates] == ["inputs/tool_number", ""]


def test_removed_field_is_offered_the_same_one_in_another_list(placed, edited, loan):
    now = edited(
        "operations",
        LOAN,
        inputs=without(loan.inputs, "borrower_id"),
        response=Response(fields=(*loan.response.fields, replace(loan.inputs[1]))),
    )

    found = placed(Anchor("operation", LOAN, "inputs/borrower_id"), now)

    assert found.kind == "removed"
    assert [one.entry.anchor.part for one in found.candidates] == ["response/borrower_id", ""]


def test_removed_operation_is_offered_what_stands_at_its_address(sample, placed):
    again = replace(sample.operations[0], uid="33333333-3333-4333-8333-333333333333", key="borrow")

    found = placed(TOOL_ID, replace(sample, operations=(again, sample.operations[1])))

    assert found.kind == "removed"
    assert found.candidates[0].entry.anchor == Anchor("operation", again.uid, "inputs/tool_id")


def test_failure_in_other_words_is_removed_and_offered(placed, edited):
    now = edited("operations", LOAN, failures=(Failure("the tool is lent already"),))

    found = placed(LENT, now)

    assert found.kind == "removed"
    assert found.candidates[0].entry.anchor.part == part_of_failure("the tool is lent already")


def test_service_with_another_key_moved(sample, placed):
    services = tuple(replace(one, key="lendings") if one.key == "loans" else one for one in sample.services)
    operations = (replace(sample.operations[0], service="lendings"), sample.operations[1])
    now = replace(sample, services=services, operations=operations)

    found = placed(Anchor("document", "loans"), now, services={"lendings": "7", "tools": "8"})

    assert (found.kind, found.now.anchor.uid) == ("moved", "lendings")


def test_service_that_was_deleted_and_named_anew_is_another_one(sample, placed):
    found = placed(Anchor("document", "loans"), sample, services={"loans": "9", "tools": "8"})

    assert found.kind == "removed"
    assert found.candidates[0].entry.anchor == Anchor("document", "loans")


def test_story_with_another_number_moved_and_in_other_words_is_changed(placed, edited):
    j1 = Anchor("job", "uid-of-j1")

    assert placed(j1, edited("jobs", "J1", key="J9"), jobs={"J9": "uid-of-j1"}).kind == "moved"
    assert placed(j1, edited("jobs", "J1", so="I can begin")).kind == "changed"


def test_quote_that_is_gone_changes_what_held_it(placed, edited):
    now = edited("operations", LOAN, description="Begins a loan of a free tool.")

    gone = placed(ON_LOAN, now, quote="Starts a loan")
    there = placed(ON_LOAN, now, quote="of a  free\ntool")

    assert (gone.kind, gone.quote_stands) == ("changed", False)
    assert (there.kind, there.quote_stands) == ("changed", True)


def test_what_was_never_there_is_removed_without_offers(placed, sample):
    found = placed(Anchor("operation", "nobody", "inputs/x"), sample, quote="words")

    assert (found.kind, found.then, found.candidates, found.quote_stands) == ("removed", None, (), False)


def test_version_of_a_service_changes_nothing(placed, edited):
    assert placed(Anchor("document", "loans"), edited("services", "loans", version="9.0.0")).kind == "same"


def test_document_changes_with_each_of_its_operations_and_no_other(placed, edited):
    now = edited("operations", LOAN, outcome="Lent.")

    assert placed(Anchor("document", "loans"), now).kind == "changed"
    assert placed(Anchor("document", ""), now).kind == "changed"
    assert placed(Anchor("document", "tools"), now).kind == "same"


def test_security_of_a_service_is_content_of_its_operations(placed, edited, sample):
    bearer = sample.services[1].security

    assert (
        placed(ON_LOAN, edited("services", "loans", security=replace(bearer, kind="none"))).kind == "changed"
    )


def test_contract_of_an_operation_differs_where_it_moved_as_well(sample, edited, indexed):
    before, after = indexed(sample).contracts, indexed(edited("operations", LOAN, key="lendTool")).contracts

    assert before[LOAN] != after[LOAN]
    assert before[FIND] == after[FIND]


def test_index_comes_back_from_plain_json(sample, indexed):
    index = indexed(sample)

    assert from_plain(json.loads(json.dumps(as_plain(index)))) == index
    assert from_plain({"format": 0, "entries": []}) is None
    assert from_plain(None) is None


def test_quoted_address_that_is_another_now_is_a_change_of_what_moved(placed, edited):
    found = placed(ON_LOAN, edited("operations", LOAN, http=Http(path="/lent")), quote="POST /loans")

    assert (found.kind, found.has_changed, found.quote_stands) == ("moved", True, False)

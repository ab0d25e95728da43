"""A thread that proposes a concrete change: applied in one press, or said why it cannot be any more."""

import pytest

from seedapp.core.design import Failure, Field
from seedapp.core.suggesting import CannotSuggest, Suggestion
from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"
LENT = "failures/the tool is already lent"


@pytest.fixture
def propose(publish, join):
    """`propose(kind, value, part=…)`: a thread that a client developer begins on borrowing a tool."""
    gil = join(publish())

    def thread(kind, value="", *, part="", on="operation", anchor=LOAN):
        return changes.begin_thread(
            gil.round,
            reviewer=gil,
            body=f"{kind} {value}",
            anchor_kind=on,
            anchor=anchor,
            anchor_title="Borrow a tool",
            part=part,
            suggestion=Suggestion(kind, value),
        )

    return thread


@pytest.fixture
def loan(design):
    """The operation as it is in the design now."""
    return lambda: next(one for one in take(design).operations if one.uid == LOAN)


@pytest.fixture
def tool(design):
    return design.types.get(name="Tool")


def edit(design, **values):
    row = Operation.objects.select_related("service__design").get(service__design=design, uid=LOAN)
    operations.edit_operation(row, seen=row.row_version, by=None, **values)


def test_new_name_of_a_field_is_applied_and_the_thread_follows_it(propose, team, design, loan):
    thread = propose("rename", "implement_id", part="inputs/tool_id")

    number = changes.apply_suggestion(thread, member=team.editor)

    assert [one.name for one in loan().inputs] == ["implement_id", "borrower_id"]
    assert Change.objects.get(design_id=design.pk, number=number).verb == "operations.edited"
    thread.refresh_from_db()
    assert (thread.state, thread.last_turn.change) == ("addressed", number)
    assert thread.attachments.get().entry[:3] == ["operation", LOAN, "inputs/implement_id"]


@pytest.mark.parametrize(
    ("kind", "value", "part", "said"),
    [
        ("optional", "", "inputs/tool_id", lambda one: not one.inputs[0].required),
        ("type", "string", "inputs/tool_id", lambda one: one.inputs[0].type == "string"),
        ("describe", "Which tool.", "inputs/tool_id", lambda one: one.inputs[0].description == "Which tool."),
        ("remove", "", "inputs/tool_id", lambda one: len(one.inputs) == 1),
        ("rename", "Lend a tool", "", lambda one: one.name == "Lend a tool"),
        ("describe", "Lends it.", "", lambda one: one.description == "Lends it."),
        ("add-failure", "the shed is shut", "", lambda one: one.failures[-1].when == "the shed is shut"),
        (
            "add-input",
            "until: date",
            "",
            lambda one: (one.inputs[-1].name, one.inputs[-1].type) == ("until", "date"),
        ),
        ("add-output", "note", "", lambda one: one.response.fields[-1].type == "string"),
        (
            "rename",
            "it is lent",
            "failures/the tool is already lent",
            lambda one: one.failures[0].when == "it is lent",
        ),
        ("remove", "", LENT, lambda one: not one.failures),
        ("rename", "loan", "response/loan_id", lambda one: one.response.fields[0].name == "loan"),
    ],
)
def test_each_kind_of_suggestion_is_applied_to_an_operation(propose, team, loan, kind, value, part, said):
    thread = propose(kind, value, part=part)

    changes.apply_suggestion(thread, member=team.editor)

    assert said(loan())


@pytest.mark.parametrize(
    ("kind", "value", "part", "said"),
    [
        ("required", "", "fields/note", lambda one: one.fields[-1].required),
        ("rename", "title", "fields/name", lambda one: one.fields[1].name == "title"),
        ("add-field", "weight: number", "", lambda one: one.fields[-1].type == "number"),
        ("describe", "What is lent.", "", lambda one: one.description == "What is lent."),
    ],
)
def test_each_kind_of_suggestion_is_applied_to_a_type(
    design, tool, team, publish, join, kind, value, part, said
):
    fields = [*fields_of(tool, "part"), Field("note", required=False)]
    type_changes.edit_type(tool, seen=tool.row_version, by=None, fields=fields)
    gil = join(publish())
    thread = changes.begin_thread(
        gil.round, reviewer=gil, body="So", anchor_kind="type", anchor=str(tool.uid), anchor_title="Tool",
        part=part, suggestion=Suggestion(kind, value),
    )  # fmt: skip

    changes.apply_suggestion(thread, member=team.editor)

    assert said(take(design).type("Tool"))


def test_applied_twice_it_is_one_change(propose, team, design):
    thread = propose("optional", part="inputs/tool_id")

    first = changes.apply_suggestion(thread, member=team.editor)
    after = last_number(design.pk)

    assert changes.apply_suggestion(thread, member=team.owner) == first
    assert last_number(design.pk) == after


def test_suggestion_for_what_was_removed_says_so(propose, team, design):
    thread = propose("optional", part="inputs/tool_id")
    edit(design, inputs=[])

    with pytest.raises(changes.StaleSuggestion, match="not there any more"):
        changes.apply_suggestion(thread, member=team.editor)
    assert "not there any more" in changes.why_stale(design, thread, thread.suggestion)


def test_suggestion_for_what_says_something_else_by_now_says_what(propose, team, design):
    thread = propose("describe", "Lends it.")
    edit(design, description="Begins a loan.")

    with pytest.raises(changes.StaleSuggestion, match=r"“Begins a loan\.” by now"):
        changes.apply_suggestion(thread, member=team.editor)
    thread.refresh_from_db()
    assert thread.state == "open"


def test_suggestion_that_is_in_the_design_already_says_so(propose, team, design):
    thread = propose("add-failure", "the shed is shut")
    edit(design, failures=[Failure("the shed is shut")])

    assert "already" in changes.why_stale(design, thread, thread.suggestion)


def test_suggestion_for_an_operation_that_is_gone_says_so(propose, team, design):
    thread = propose("describe", "Lends it.")
    operations.remove_operation(Operation.objects.select_related("service__design").get(uid=LOAN), by=None)

    assert "not in the design" in changes.why_stale(design, thread, thread.suggestion)


def test_suggestion_of_a_settled_thread_waits_until_it_is_open(propose, team):
    thread = propose("describe", "Lends it.")
    changes.dismiss(thread, member=team.editor, note="No.")

    with pytest.raises(changes.NotNow):
        changes.apply_suggestion(thread, member=team.editor)


@pytest.mark.parametrize(
    ("kind", "value", "part"),
    [
        ("rename", "", "inputs/tool_id"),
        ("rename", "tool_id", "inputs/tool_id"),
        ("rename", "borrower_id", "inputs/tool_id"),
        ("rename", "x" * 121, "inputs/tool_id"),
        ("required", "", "inputs/tool_id"),
        ("type", "Nonsense", "inputs/tool_id"),
        ("type", "uuid", "inputs/nothing"),
        ("add-field", "x", ""),
        ("add-value", "x", ""),
        ("add-input", "tool_id", ""),
        ("add-input", ": date", ""),
        ("describe", "x" * 2001, ""),
        ("burn", "x", ""),
        ("optional", "", ""),
        ("rename", "x", "example"),
    ],
)
def test_what_cannot_be_done_to_the_thing_cannot_be_suggested(propose, kind, value, part):
    with pytest.raises(CannotSuggest):
        propose(kind, value, part=part)


def test_nothing_is_said_where_the_suggestion_is_refused(propose):
    with pytest.raises(CannotSuggest):
        propose("rename", "", part="inputs/tool_id")
    assert not Thread.objects.exists()

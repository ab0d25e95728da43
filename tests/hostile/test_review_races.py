"""Two at once in a review: each thing happens once, and in an order that holds. On both databases."""

import pytest

from seedapp.core.suggesting import Suggestion
from seedapp.feedback import changes
from seedapp.feedback.models import Comment, Thread
from seedapp.history.models import Change
from seedapp.history.rows import Stale
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.specification.models import Revision
from tests.databases.test_alike import AT_ONCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.hostile(31, 32)]
ABOUT = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def gil(review):
    return changes.join(review.round.links.get(), name="Gil", perspective="client-developer")[0]


@pytest.fixture
def approvable(gil, published):
    changes.give_verdict(gil, judgement="approve")
    return published


def verbs(design):
    return list(Change.objects.filter(design_id=design.pk).order_by("number").values_list("verb", flat=True))


def test_approved_at_once_by_several_it_is_approved_once(approvable, team, design):
    came = at_once(
        lambda _number: changes.approve_revision(Revision.objects.get(pk=approvable.pk), by=team.owner).state
    )

    assert came == ["approved"] * AT_ONCE
    assert verbs(design).count("specification.approved") == 1


def test_what_must_be_fixed_is_seen_by_who_approves_or_comes_after(approvable, review, team, gil, design):
    def either(number):
        if number % 2:
            return changes.approve_revision(Revision.objects.get(pk=approvable.pk), by=team.owner).state
        return changes.begin_thread(
            review.round, reviewer=gil, body=f"Wait {number}", severity="must-fix", **ABOUT
        ).state

    came = at_once(either)

    told = verbs(design)
    assert not [one for one in came if isinstance(one, Exception) and not _is_refusal(one)], came
    assert Thread.objects.count() == AT_ONCE // 2
    if "specification.approved" in told:
        assert told.index("specification.approved") < told.index("feedback.begun")


@pytest.fixture
def thread(review, gil):
    """It suggests another description."""
    return changes.begin_thread(
        review.round,
        reviewer=gil,
        body="Say it so",
        anchor_kind="operation",
        anchor=LOAN,
        anchor_title="Borrow a tool",
        suggestion=Suggestion("describe", "As it was suggested."),
    )


@pytest.fixture
def edited_meanwhile(thread, team, design):
    """What comes of one edit and of those who apply the suggestion at the same time."""

    def together(**values):
        def either(number):
            if number:
                return changes.apply_suggestion(Thread.objects.get(pk=thread.pk), member=team.editor)
            rows = Operation.objects.select_related("service__design")
            row = rows.get(service__design=design, uid=LOAN)
            return operations.edit_operation(row, seen=row.row_version, by=team.owner, **values)

        return at_once(either)

    return together


def test_a_suggestion_applied_at_once_beside_an_edit_changes_the_design_once(edited_meanwhile, design):
    came = edited_meanwhile(outcome="Lent")

    applied = [one for one in came if isinstance(one, int)]
    row = Operation.objects.get(uid=LOAN)
    assert (len(applied), len(set(applied))) == (AT_ONCE - 1, 1), came
    assert verbs(design).count("feedback.addressed") == 1
    assert (row.description, row.outcome) == ("As it was suggested.", "Lent")


def test_a_suggestion_applied_while_the_same_words_are_edited_overwrites_nothing(edited_meanwhile):
    edit, *applied = edited_meanwhile(description="By somebody else.")

    if isinstance(edit, Operation) and any(isinstance(one, changes.StaleSuggestion) for one in applied):
        assert all(isinstance(one, changes.StaleSuggestion) for one in applied), applied
        assert Operation.objects.get(uid=LOAN).description == "By somebody else."
    else:
        assert isinstance(edit, Stale | Operation), edit
        assert all(isinstance(one, int) for one in applied), applied


def test_a_round_that_closes_takes_a_comment_before_it_or_not_at_all(review, gil, team, design):
    def either(number):
        if number == AT_ONCE - 1:
            return changes.close_round(review.round, by=team.owner)
        return changes.begin_thread(review.round, reviewer=gil, body=f"Number {number}", **ABOUT)

    came = at_once(either)

    told = verbs(design)
    assert not [one for one in came if isinstance(one, Exception) and not _is_refusal(one)], came
    assert Comment.objects.count() == told.count("feedback.begun")
    assert "feedback.begun" not in told[told.index("feedback.closed") :]


def _is_refusal(raised):
    return isinstance(raised, changes.NotApprovable | changes.RoundOver)

"""The states of a revision: one table, who moved it when and why, and what is refused with a sentence."""

from itertools import product

import pytest

from seedapp.history.models import Change
from seedapp.specification import changes
from seedapp.specification.states import TRANSITIONS, NotAllowed, State, can, check_can


def test_a_published_revision_is_a_draft(revision):
    assert revision.state == State.DRAFT


def test_a_draft_whose_review_begins_is_in_review(team, revision):
    assert changes.begin_review(revision, by=team.editor).state == State.IN_REVIEW


def test_a_review_that_has_begun_begins_no_second_time(team, revision):
    changes.begin_review(revision, by=team.editor)
    assert changes.begin_review(revision, by=team.editor).moves.count() == 1


def test_a_review_of_an_approved_revision_leaves_it_approved(team, approved):
    assert changes.begin_review(approved, by=team.editor).state == State.APPROVED


def test_nobody_is_asked_about_a_withdrawn_revision(team, revision):
    changes.withdraw(revision, by=team.editor, reason="It names a customer")
    with pytest.raises(NotAllowed, match="withdrawn"):
        changes.begin_review(revision, by=team.editor)


def test_approving_tells_who_when_and_why(team, approved):
    move = approved.approval
    assert (move.by, move.by_name, move.reason) == (team.owner, "Owner", "All agree")


def test_what_nobody_reviewed_is_not_approved(team, revision):
    with pytest.raises(NotAllowed, match="Open a round"):
        changes.approve(revision, by=team.owner)


def test_approving_supersedes_what_was_approved_before(team, approved, publish):
    second = publish(note="Second")
    changes.begin_review(second, by=team.editor)
    changes.approve(second, by=team.owner)
    approved.refresh_from_db()
    assert approved.state == State.SUPERSEDED


def test_an_earlier_revision_is_not_approved_after_a_later_one(team, revision, publish):
    second = publish(note="Second")
    for one in (revision, second):
        changes.begin_review(one, by=team.editor)
    changes.approve(second, by=team.owner)
    with pytest.raises(NotAllowed, match="Revision 2, which is later"):
        changes.approve(revision, by=team.owner)


def test_what_is_withdrawn_needs_a_reason(team, revision):
    with pytest.raises(NotAllowed, match="Say why"):
        changes.withdraw(revision, by=team.editor, reason="  ")


def test_withdrawing_an_approved_revision_leaves_none_approved(team, design, approved):
    changes.withdraw(approved, by=team.editor, reason="Wrong file")
    assert not design.revisions.filter(state=State.APPROVED).exists()


def test_each_move_is_told_in_the_journal(team, design, approved):
    changes.withdraw(approved, by=team.editor, reason="Wrong file")
    rows = Change.objects.filter(design_id=design.pk, verb__startswith="specification.").order_by("number")
    assert [row.verb for row in rows] == [
        "specification.published",
        "specification.review_begun",
        "specification.approved",
        "specification.withdrawn",
    ]
    assert rows.last().after["reason"] == "Wrong file"


def test_a_refused_move_leaves_nothing_behind(team, design, revision):
    before = Change.objects.filter(design_id=design.pk).count()
    with pytest.raises(NotAllowed):
        changes.approve(revision, by=team.owner)
    assert (Change.objects.filter(design_id=design.pk).count(), revision.moves.count()) == (before, 0)


@pytest.mark.parametrize(("action", "state"), list(product(TRANSITIONS, State)))
def test_a_move_from_any_state_is_allowed_or_refused_with_a_sentence(revision, action, state):
    revision.state = state
    if can(action, revision):
        assert check_can(action, revision).to != state
    else:
        with pytest.raises(NotAllowed, match=r"\w{2,}.*\."):
            check_can(action, revision)


@pytest.fixture
def approved(team, revision):
    changes.begin_review(revision, by=team.editor)
    return changes.approve(revision, by=team.owner, reason="All agree")


def test_the_reference_is_drawn_from_the_table():
    from pathlib import Path

    from seedapp.specification.reference import states_reference

    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "revision-states.md"
    assert page.read_text("utf-8") == states_reference()
    arrows = {f"{source.value} --> {one.to.value}" for one in TRANSITIONS.values() for source in one.sources}
    drawn = states_reference().replace("in_review", "in-review")
    assert all(arrow in drawn for arrow in arrows)

"""Approving a revision: what it takes, who did it, and that nothing that was said is run over silently."""

from pathlib import Path

import pytest

from seedapp.core.verdicts import conditions
from seedapp.feedback import changes
from seedapp.feedback.judged import judged
from seedapp.feedback.reviewing import review_of
from seedapp.feedback.status import status_of
from seedapp.history.models import Change
from seedapp.specification import changes as specification
from seedapp.specification.frozen import frozen_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(publish):
    return publish()


@pytest.fixture
def gil(revision, join):
    return join(revision)


@pytest.fixture
def begin(revision, team):
    """Begins a thread: `begin("must-fix", by=gil)`."""

    def thread(severity, by):
        return changes.begin_thread(
            by.round, reviewer=by, body="Hm.", anchor_kind="document", anchor="", anchor_title="All",
            severity=severity,
        )  # fmt: skip

    return thread


def unmet(revision):
    """The rules (or sentences without one) of the conditions that are not met."""
    found = conditions(review_of(judged(revision)))
    return [one.rule or str(one.sentence) for one in found if not one.met]


def in_review(revision, by):
    return specification.begin_review(revision, by=by)


def test_a_client_developers_approval_is_enough_and_who_approved_is_kept(revision, gil, team):
    in_review(revision, team.editor)
    changes.give_verdict(gil, judgement="approve")

    changes.approve_revision(revision, by=team.editor)

    revision.refresh_from_db()
    assert (revision.state, revision.approval.by) == ("approved", team.editor)
    assert Change.objects.filter(verb="specification.approved").count() == 1


def test_without_a_client_developer_it_is_refused(revision, join, team):
    in_review(revision, team.editor)
    changes.give_verdict(join(revision, "Una", "end-user"), judgement="approve")

    with pytest.raises(changes.NotApprovable) as refused:
        changes.approve_revision(revision, by=team.editor)

    assert [one.rule for one in refused.value.conditions] == ["REV-01"]


def test_an_approval_of_some_operations_is_not_enough(revision, gil):
    first, *others = [one.uid for one in frozen_design(revision).operations]
    changes.give_verdict(gil, judgement="approve", operations=[first])

    assert "REV-01" in unmet(revision)

    changes.give_verdict(gil, judgement="approve", operations=others)

    assert "REV-01" not in unmet(revision)


def test_an_open_must_fix_refuses_and_an_addressed_one_does_not(revision, gil, begin, team):
    in_review(revision, team.editor)
    changes.give_verdict(gil, judgement="approve")
    thread = begin("must-fix", gil)

    assert "REV-03" in unmet(revision)

    changes.address(thread, member=team.editor, note="Renamed.")
    approved = changes.approve_revision(revision, by=team.editor)

    assert status_of(approved).word == "approved"


def test_over_a_request_for_changes_only_with_a_reason_that_is_kept(revision, gil, join, team):
    in_review(revision, team.editor)
    changes.give_verdict(gil, judgement="approve")
    changes.give_verdict(join(revision, "Ada"), judgement="request-changes")

    with pytest.raises(changes.NotApprovable):
        changes.approve_revision(revision, by=team.editor, reason="  ")
    changes.approve_revision(revision, by=team.editor, reason="Ada agreed by phone.")

    assert revision.moves.get(after="approved").reason == "Ada agreed by phone."


def test_a_second_press_approves_once(revision, gil, team):
    in_review(revision, team.editor)
    changes.give_verdict(gil, judgement="approve")

    for _press in range(2):
        changes.approve_revision(revision, by=team.editor)

    assert Change.objects.filter(verb="specification.approved").count() == 1


def test_a_draft_is_not_approved(publish, team):
    with pytest.raises(specification.NotAllowed, match="Nobody was asked"):
        changes.approve_revision(publish(), by=team.editor)


def test_an_inherited_approval_is_enough(publish, revision, gil, team):
    changes.give_verdict(gil, judgement="approve")
    second = in_review(publish(), team.editor)

    approved = changes.approve_revision(second, by=team.editor)

    assert status_of(approved).word == "approved"


def test_approving_a_later_revision_supersedes_the_one_before(publish, revision, gil, team):
    in_review(revision, team.editor)
    changes.give_verdict(gil, judgement="approve")
    changes.approve_revision(revision, by=team.editor)
    second = in_review(publish(), team.editor)

    changes.approve_revision(second, by=team.editor)

    words = [status_of(one).word for one in revision.design.revisions.order_by("number")]
    assert words == ["superseded", "approved"]


def test_no_end_user_is_a_warning(revision, gil, join):
    changes.give_verdict(gil, judgement="approve")
    assert unmet(revision) == ["REV-02"]

    changes.give_verdict(join(revision, "Una", "end-user"), judgement="comment")

    assert unmet(revision) == []


def test_resolved_without_saying_what_changed_is_a_warning(revision, gil, begin):
    silent, told, question = (begin(one, gil) for one in ("should-fix", "suggestion", "question"))
    for thread, note in ((silent, ""), (told, "Renamed."), (question, "")):
        changes.resolve(thread, reviewer=gil, note=note)

    [found] = [one for one in conditions(review_of(judged(revision))) if one.rule == "REV-04"]

    assert (found.met, found.weight, found.sentence.values["count"]) == (False, "warning", 1)


@pytest.mark.parametrize(
    ("judgement", "severity", "word"),
    [
        ("approve", "should-fix", "pending"),
        ("request-changes", "question", "changes-requested"),
        ("approve", "must-fix", "changes-requested"),
    ],
)
def test_the_status_is_one_word_until_the_team_approves(revision, gil, begin, judgement, severity, word):
    changes.give_verdict(gil, judgement=judgement)
    begin(severity, gil)

    assert status_of(revision).word == word


def test_the_counts_are_of_people_and_operations(revision, join, gil):
    first, *others = [one.uid for one in frozen_design(revision).operations]
    changes.give_verdict(gil, judgement="approve", operations=[first])
    changes.give_verdict(gil, judgement="request-changes", operations=others)
    changes.give_verdict(join(revision, "Una", "end-user"), judgement="approve")

    counts = status_of(revision).counts

    assert (counts["reviewers"], counts["requests_for_changes"], counts["operations_approved"]) == (2, 1, 1)
    assert (counts["approvals_of_client_developers"], counts["approvals_of_end_users"]) == (1, 1)


def test_each_rule_of_approval_is_told_of_in_the_guide(revision):
    guide = (Path(__file__).parents[2] / "docs/how-to/ask-for-approval.md").read_text()

    rules = {one.rule for one in conditions(review_of(judged(revision))) if one.rule}

    assert rules == {"REV-01", "REV-02", "REV-03", "REV-04"}
    assert all(f"| {rule} |" in guide for rule in rules)

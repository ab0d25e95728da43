"""Step 7 in the browser: may coding begin, on what, and what stands against it."""

import pytest

from seedapp.actors.changes import edit_actor
from seedapp.feedback import changes as feedback
from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(viewer, at, said):
    """What the page of step 7 says."""
    return lambda: said(viewer.get(at("implementation")))


@pytest.fixture
def judge(review):
    """Lets somebody join the review and judge: `judge("Gil", "client-developer", "approve")`."""

    def give(name, perspective, judgement, note=""):
        reviewer, _token = feedback.join(review.round.links.get(), name=name, perspective=perspective)
        feedback.give_verdict(reviewer, judgement=judgement, note=note)
        return reviewer

    return give


@pytest.fixture
def say(review):
    def begin(severity, title="Borrow a tool"):
        reviewer, _token = feedback.join(
            review.round.links.get(), name=f"Rae {severity}", perspective="end-user"
        )
        return feedback.begin_thread(
            review.round, body="Hm.", anchor_kind="document", anchor="loans", anchor_title=title,
            reviewer=reviewer, severity=severity,
        )  # fmt: skip

    return begin


def test_draft_says_to_publish_first(page):
    text = page()

    assert "Not yet" in text
    assert "Nothing is published yet" in text
    assert "Nobody asks for changes" not in text


def test_approved_by_both_perspectives_may_begin(page, judge):
    judge("Gil", "client-developer", "approve", note="Clear enough to code.")
    judge("Una", "end-user", "approve")

    text = page()
    assert "Coding may begin, on revision 1." in text
    assert "Gil" in text
    assert "Clear enough to code." in text


def test_without_a_client_developer_it_waits(page, judge):
    judge("Una", "end-user", "approve")

    text = page()
    assert "Not yet" in text
    assert "No client developer has approved it." in text
    assert "An end user has confirmed the goals." in text


def test_missing_end_user_is_advice_and_blocks_nothing(page, judge):
    judge("Gil", "client-developer", "approve")

    text = page()
    assert "Coding may begin" in text
    assert "No end user has looked at the goals." in text


def test_latest_verdict_of_a_reviewer_counts(page, judge):
    gil = judge("Gil", "client-developer", "request-changes", note="No paging?")
    feedback.give_verdict(gil, judgement="approve")

    text = page()
    assert "Coding may begin" in text
    assert "No paging?" not in text


def test_whoever_asks_for_changes_is_named(page, judge):
    judge("Gil", "client-developer", "approve")
    judge("Ada", "client-developer", "request-changes")

    assert "These reviewers ask for changes: Ada." in page()


def test_verdicts_on_an_older_revision_are_inherited_where_nothing_changed(page, judge, design, team):
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    judge("Gil", "client-developer", "approve")
    value = take(design)
    publish(design, value=value, findings=coach.check(value), by=team.owner, note="Second")

    text = page()
    assert "What reviewers say of revision 2" in text
    assert "inherited from" in text
    assert "A client developer has approved the contract." in text


def test_open_comment_that_must_be_fixed_blocks_and_is_linked(page, judge, say, viewer, at):
    judge("Gil", "client-developer", "approve")
    thread = say("must-fix")

    assert "Open comments that must be fixed: 1." in page()
    assert f'href="{at("thread", thread.pk)}"' in viewer.get(at("implementation")).content.decode()


def test_settled_comment_is_no_longer_open(page, judge, say, team):
    judge("Gil", "client-developer", "approve")
    feedback.address(say("must-fix"), note="Renamed.", member=team.editor)

    text = page()
    assert "Coding may begin" in text
    assert "Comments still open" not in text


def test_unpublished_change_is_told_in_words(page, judge, design, team):
    judge("Gil", "client-developer", "approve")
    row = design.actors.get(key="tool-owner")
    edit_actor(row, seen=row.row_version, by=team.owner, description="Lends a ladder.")

    text = page()
    assert "Changes since revision 1: 1." in text
    assert "The description of the actor “Tool owner” changed from “" in text
    assert "” to “Lends a ladder.”." in text


def test_error_of_the_coach_blocks(page, judge, design):
    judge("Gil", "client-developer", "approve")
    Operation.objects.filter(key="startLoan").update(http_method="GET")

    text = page()
    assert "Not yet" in text
    assert "Errors that the coach finds:" in text


def test_hostile_names_stay_words(page, judge, viewer, at):
    judge("<script>alert(1)</script>", "client-developer", "request-changes", note="<img src=x onerror=y>")

    html = viewer.get(at("implementation")).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_outsider_finds_nothing(team, at):
    assert team.client(team.outsider).get(at("implementation")).status_code == 404


def test_empty_design_has_a_page_and_a_zip(team, viewer, empty_design):
    address = f"/w/{team.workspace.slug}/{empty_design.slug}/implementation/"

    assert viewer.get(address).status_code == 200
    assert viewer.get(f"{address}bundle/").status_code == 200

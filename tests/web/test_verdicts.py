"""Step 6 in the browser: what reviewers think of a revision, approving it, and a reviewer's own verdict."""

import pytest

from seedapp.feedback import changes
from seedapp.feedback.models import Verdict
from seedapp.specification.changes import begin_review
from seedapp.specification.frozen import frozen_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge(review):
    """Lets somebody join the review and judge: `judge("Gil", "approve")`; `of` chooses operations."""

    def give(name, judgement, perspective="client-developer", of=(), note=""):
        reviewer, _token = changes.join(review.round.links.get(), name=name, perspective=perspective)
        return changes.give_verdict(reviewer, judgement=judgement, operations=of, note=note)

    return give


@pytest.fixture
def uids(published):
    return {one.key: one.uid for one in frozen_design(published).operations}


@pytest.fixture
def approve(editor, at, published, team):
    """Presses the button."""
    begin_review(published, by=team.editor)
    return lambda **typed: editor.post(at("approve_revision", 1), typed)


def test_editor_approves_and_the_page_says_who(approve, judge, viewer, at, said, published):
    judge("Gil", "approve")

    assert approve().status_code == 302

    text = said(viewer.get(at("revision_verdicts", 1)))
    assert "Revision 1 is approved" in text
    assert "Approved by Editor" in text


def test_what_stands_against_it_is_told_with_the_place_to_go(approve, judge, at):
    judge("Una", "approve", "end-user")

    page = approve()

    assert page.status_code == 409
    assert "It was not approved. This stands against it:" in page.content.decode()
    assert f'href="{at("feedback")}#rounds"' in page.content.decode()


def test_a_reason_is_asked_for_where_somebody_asks_for_changes(approve, judge, editor, at, said, published):
    judge("Gil", "approve")
    assert 'name="reason"' not in editor.get(at("revision_verdicts", 1)).content.decode()
    judge("Ada", "request-changes")
    assert 'name="reason"' in editor.get(at("revision_verdicts", 1)).content.decode()

    assert approve(reason="").status_code == 409
    assert approve(reason="She agreed by phone.").status_code == 302
    assert "She agreed by phone." in said(editor.get(at("revision_verdicts", 1)))


def test_viewer_sees_no_button(approve, judge, viewer, at):
    judge("Gil", "approve")

    assert "Approve this revision" not in viewer.get(at("revision_verdicts", 1)).content.decode()


def test_each_operation_says_who_approves_it_and_who_does_not(judge, viewer, at, said, uids):
    judge("Gil", "approve", of=[uids["startLoan"]])
    judge("Ada", "request-changes", of=[uids["startLoan"]])

    text = said(viewer.get(at("revision_verdicts", 1)))

    assert "Approve: Gil" in text
    assert "Request changes: Ada" in text
    assert "no verdict" in text


def test_of_many_voices_on_an_operation_a_few_are_shown(judge, viewer, at, said):
    for number in range(7):
        judge(f"Guest {number}", "approve")

    text = said(viewer.get(at("revision_verdicts", 1)))

    assert "and 3 more" in text


def test_an_inherited_verdict_says_from_where_and_what_lapsed(judge, viewer, at, said, design, team, uids):
    from seedapp.core import coach
    from seedapp.operations.models import Operation
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    judge("Gil", "approve")
    Operation.objects.filter(key="startLoan").update(description="Anew.")
    design.services.update(version="0.9.0")
    value = take(design)
    publish(design, value=value, findings=coach.check(value), by=team.owner)

    text = said(viewer.get(at("revision_verdicts", 2)))

    assert "inherited from 0.1.0" in text
    assert "Gil: lapsed, it changed since 0.1.0" in text


def test_hostile_notes_stay_words(judge, viewer, at):
    judge("<script>alert(1)</script>", "comment", note="<img src=x onerror=y> [a](javascript:alert(1))")

    page = viewer.get(at("revision_verdicts", 1)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page


def test_the_address_for_pipelines_is_shown(viewer, at, design, published):
    page = viewer.get(at("revision_verdicts", 1)).content.decode()

    slugs = f"{design.workspace.slug}/{design.slug}"
    assert f"http://testserver/api/v1/designs/{slugs}/revisions/1/status" in page


def test_guest_judges_chosen_operations(review, uids, said):
    gil = review.guest()

    sent = {"judgement": "request-changes", "operations": [uids["startLoan"]], "note": "Two ids"}
    assert gil.post(review.url("review_verdict"), sent).status_code == 302

    assert Verdict.objects.get().operations == [uids["startLoan"]]
    assert "Only on:" in said(gil.get(review.url("review_verdict")))


def test_guest_who_chooses_what_is_not_there_is_told(review):
    answer = review.guest().post(
        review.url("review_verdict"), {"judgement": "approve", "operations": ["elsewhere"], "note": "My why"}
    )

    assert answer.status_code == 422
    assert "My why" in answer.content.decode()
    assert not Verdict.objects.exists()


def test_guest_is_told_nothing_of_another_round_whatever_name_they_give(judge, review, team, published):
    judge("Gil", "request-changes", note="The secret of the first round")
    _round, token = changes.open_round(published, by=team.editor)
    browser = team.client()
    typed = {"name": "Gil", "perspective": "client-developer", "once": "once-of-the-second-one"}
    browser.post(f"/r/{token}/", typed)

    page = browser.get(f"/r/{token}/verdict/").content.decode()

    assert "Your verdict" in page
    assert "Request changes" in page  # the choice
    assert "own-verdict" not in page
    assert "The secret of the first round" not in page


def test_member_who_reviews_by_account_sees_what_they_said_before(team, published, at, said):
    member = team.workspace.members.get(user=team.reviewer)
    browser = team.client(team.reviewer)
    rounds = [changes.open_round(published, by=team.editor)[0] for _ in range(2)]
    first = changes.enter(rounds[0], member=member, perspective="client-developer")
    changes.give_verdict(first, judgement="request-changes")
    changes.enter(rounds[1], member=member, perspective="client-developer")

    text = said(browser.get(at("own_review_verdict", rounds[1].pk)))

    assert "given on" in text

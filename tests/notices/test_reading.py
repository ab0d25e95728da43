"""Whom the journal concerns: each is told once, nobody of their own acts, nobody who is not there."""

import pytest
from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core.suggesting import Suggestion
from seedapp.feedback import changes as feedback
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.notices import reading
from seedapp.notices.addressees import MOST_MENTIONED
from seedapp.notices.models import Kind, Notice, Place
from seedapp.notices.wording import quote_of, sentence_of
from seedapp.specification.changes import withdraw
from seedapp.workspaces.models import Member

pytestmark = pytest.mark.django_db


def said_to(read, person=None, reviewer=None):
    """(sentence, quote) of the notices that somebody has, oldest first."""
    read()
    whose = {"reader__user": person} if person else {"reader__reviewer_id": reviewer.pk}
    rows = Notice.objects.filter(**whose).select_related("change").order_by("pk")
    return [(sentence_of(one), quote_of(one)) for one in rows]


def test_a_thread_is_told_to_who_asked_for_the_review(team, guest, begin, told):
    begin(reviewer=guest)

    assert told(team.owner) == [Kind.BEGUN]
    assert told(team.editor) == []


def test_an_answer_is_told_to_who_began_the_thread(team, begin, told):
    thread = begin(member=team.reviewer)

    feedback.answer(thread, body="A tool that is away.", member=team.editor)

    assert told(team.reviewer) == [Kind.PUBLISHED, Kind.ANSWERED]


def test_an_answer_is_told_to_a_guest_who_began_the_thread(team, guest, begin, told):
    thread = begin(reviewer=guest)

    feedback.answer(thread, body="A tool that is away.", member=team.editor)

    assert told(reviewer=guest) == [Kind.ANSWERED]


def test_nobody_is_told_of_what_they_did(team, guest, begin, told):
    thread = begin(member=team.owner)
    feedback.answer(thread, body="As I said.", member=team.owner)
    theirs = begin("And what is a tool?", reviewer=guest)
    feedback.answer(theirs, body="Anybody?", reviewer=guest)

    assert told(reviewer=guest) == []
    assert told(team.owner) == [Kind.BEGUN, Kind.BEGUN]  # what the guest said twice, and nothing of their own


def test_who_speaks_later_is_not_told_of_what_was_said_before(team, begin, told):
    thread = begin(member=team.owner)
    feedback.answer(thread, body="Yes.", member=team.editor)
    feedback.answer(thread, body="No.", member=team.viewer)

    assert told(team.viewer) == []
    assert told(team.editor) == [Kind.ANSWERED]
    assert told(team.owner) == [Kind.ANSWERED, Kind.ANSWERED]


def test_what_became_of_a_thread_is_told_to_who_spoke_in_it(team, guest, begin, told):
    thread = begin(reviewer=guest)
    feedback.answer(thread, body="Renamed.", member=team.editor)
    feedback.address(thread, note="It is a borrowing now.", member=team.owner)
    feedback.dismiss(thread, note="It was one before.", member=team.owner)

    assert told(reviewer=guest) == [Kind.ANSWERED, Kind.SETTLED, Kind.SETTLED]
    assert told(team.editor).count(Kind.SETTLED) == 2


def test_who_settles_their_own_thread_tells_the_others(team, guest, begin, told):
    thread = begin(reviewer=guest)
    feedback.answer(thread, body="Renamed.", member=team.editor)
    feedback.resolve(thread, note="Thank you.", reviewer=guest)

    assert told(team.editor) == [Kind.SETTLED]
    assert told(reviewer=guest) == [Kind.ANSWERED]


def test_an_outsider_with_an_account_who_came_by_the_link_is_a_guest(team, join, begin, told):
    outsider = join("Otto", user=team.outsider)
    thread = begin(reviewer=outsider)
    feedback.answer(thread, body="Anybody?", reviewer=outsider)
    feedback.answer(thread, body="Yes.", member=team.editor)

    assert told(team.outsider) == []
    assert told(reviewer=outsider) == [Kind.ANSWERED]


def test_a_member_of_the_same_name_as_a_guest_is_somebody_else(team, join, begin, told):
    guest = join(str(team.editor))
    thread = begin(reviewer=guest)

    feedback.address(thread, note="Renamed.", member=team.editor)

    assert told(reviewer=guest) == [Kind.SETTLED]


def test_members_who_are_asked_to_review_are_told_once(team, round_, told):
    members = [Member.objects.get(user=one) for one in (team.reviewer, team.editor)]
    feedback.ask_members(round_, by=team.owner, members=members[:1], perspective="end-user")
    feedback.ask_members(round_, by=team.owner, members=members, perspective="end-user")

    assert told(team.reviewer).count(Kind.OPENED) == 1
    assert told(team.editor) == [Kind.OPENED]


def test_a_verdict_is_told_to_those_who_may_mend(team, guest, told):
    feedback.give_verdict(guest, judgement="approve")

    assert Kind.VERDICT in told(team.owner)
    assert told(team.editor) == [Kind.VERDICT]
    assert Kind.VERDICT not in told(team.reviewer)


def test_a_revision_is_told_to_reviewers_and_to_guests_who_can_still_review(team, guest, publish, told):
    publish()

    assert told(team.reviewer)[-1] == Kind.PUBLISHED
    assert told(reviewer=guest) == [Kind.PUBLISHED]


def test_an_approval_is_told_to_the_team_and_to_who_reviewed(team, guest, round_, read):
    feedback.give_verdict(guest, judgement="approve")

    feedback.approve_revision(round_.revision, by=team.owner)

    assert said_to(read, team.reviewer)[-1] == ("Owner approved revision 1.", "")
    assert said_to(read, team.editor)[-1] == ("Owner approved revision 1.", "")
    assert said_to(read, reviewer=guest) == [("Owner approved revision 1.", "")]
    assert "approved" not in str(said_to(read, team.owner)) + str(said_to(read, team.viewer))


def test_a_withdrawal_is_told_with_its_reason(team, guest, round_, read):
    withdraw(round_.revision, by=team.editor, reason="It was the wrong file.")

    assert said_to(read, reviewer=guest) == [("Editor withdrew revision 1.", "It was the wrong file.")]


def test_who_is_mentioned_is_told_so_and_not_twice(team, begin, told):
    thread = begin(member=team.reviewer)

    feedback.answer(thread, body="@Viewer and @Reviewer, is it this?", member=team.editor)

    assert told(team.viewer) == [Kind.MENTIONED]
    assert told(team.reviewer)[1:] == [Kind.MENTIONED]


def test_a_guest_who_is_mentioned_is_told(join, begin, told):
    gil, ada = join("Gil"), join("Ada")

    begin("What does @Ada think?", reviewer=gil)

    assert told(reviewer=ada) == [Kind.MENTIONED]
    assert told(reviewer=gil) == []


def test_an_edit_tells_whom_it_names_besides(team, begin, told):
    comment = begin("@Viewer, is it this?", member=team.editor).comments.get()

    feedback.edit_comment(comment, body="@Viewer and @Reviewer, is it this?", member=team.editor)

    assert told(team.viewer) == [Kind.MENTIONED]
    assert told(team.reviewer)[1:] == [Kind.MENTIONED]


def test_who_suggested_something_is_told_that_it_was_applied(team, design, round_, guest, told):
    loan = design.services.get(key="loans").operations.get(key="startLoan")
    thread = feedback.begin_thread(
        round_,
        reviewer=guest,
        body="Not always known.",
        anchor_kind="operation",
        anchor=str(loan.uid),
        anchor_title="Start a loan",
        part="inputs/tool_id",
        suggestion=Suggestion("optional", ""),
    )

    feedback.apply_suggestion(thread, member=team.editor)

    assert told(reviewer=guest) == [Kind.APPLIED]


@pytest.mark.hostile(37)
def test_a_comment_that_names_thousands_tells_a_few(team, begin, read):
    people = User.objects.bulk_create(User(email=f"p{one}@team.test", name="Crowd") for one in range(3000))
    Member.objects.bulk_create(Member(workspace=team.workspace, user=one, role="viewer") for one in people)

    begin("@Crowd, look!", member=team.editor)
    read()

    assert Notice.objects.filter(kind=Kind.MENTIONED).count() == MOST_MENTIONED


def test_who_left_the_workspace_is_told_nothing(team, begin, told):
    thread = begin(member=team.reviewer)
    Member.objects.filter(user=team.reviewer).delete()

    feedback.answer(thread, body="A tool that is away.", member=team.editor)

    assert Kind.ANSWERED not in told(team.reviewer)


@pytest.mark.hostile(25)
def test_a_guest_whose_link_was_revoked_is_told_nothing(team, guest, begin, told):
    thread = begin(reviewer=guest)
    feedback.revoke_link(guest.link, by=team.owner)

    feedback.answer(thread, body="A tool that is away.", member=team.editor)

    assert told(reviewer=guest) == []


def test_one_change_is_one_notice_however_often_it_is_read(team, begin, read):
    thread = begin(member=team.reviewer)
    feedback.answer(thread, body="A tool that is away.", member=team.editor)
    read()
    before = Notice.objects.count()

    Place.objects.update(number=0)
    read()

    assert Notice.objects.count() == before


def test_a_journal_that_cannot_be_read_holds_up_no_other(empty_design, team, begin, told, caplog):
    thread = begin(member=team.editor)
    about = {"thing": f"feedback.thread:{thread.pk}", "after": {"comment": "no number"}}
    with transaction.atomic():
        broken = history.record(empty_design, by=None, verb="feedback.edited", target="", title="")
    Change.objects.filter(pk=broken.pk).update(**about)

    assert Kind.BEGUN in told(team.owner)
    assert f"design {empty_design.pk}" in caplog.text


def test_who_reads_the_journal_second_finds_nothing_left(team, begin, read):
    begin(member=team.reviewer)
    (journal,) = [one for one in reading._behind() if one.last_number]
    read()

    assert reading._read(journal) == 0


def test_a_crowd_of_guests_is_told_in_few_queries(join, publish, read, django_assert_max_num_queries):
    for number in range(60):
        join(f"Guest {number}")
    read()
    publish()

    with django_assert_max_num_queries(40):
        reading.read_on()
    assert Notice.objects.filter(kind=Kind.PUBLISHED, reader__user=None).count() == 60

"""A round from opening to closing: its due date, its questions, what it takes and until when."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.models import READING_DAYS, Answer, Question, Round
from seedapp.history.models import Change
from seedapp.specification import changes as specification
from seedapp.specification.states import NotAllowed, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(team, publish):
    return changes.open_round(publish(), by=team.editor, questions=["Is it fast?", "Is it fair?"])[0]


@pytest.fixture
def gil(round_):
    return changes.join(round_.links.get(), name="Gil", perspective="end-user")[0]


def pass_due_date(round_):
    Round.objects.filter(pk=round_.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    round_.refresh_from_db()


def told(round_):
    return list(
        Change.objects.filter(design_id=round_.revision.design_id, verb__startswith="feedback.")
        .order_by("number")
        .values_list("verb", flat=True)
    )


def test_a_draft_is_in_review_from_its_first_round_on(team, publish):
    revision = publish()
    changes.open_round(revision, by=team.editor)

    revision.refresh_from_db()
    assert revision.state == State.IN_REVIEW
    changes.open_round(revision, by=team.editor)
    assert revision.rounds.count() == 2


def test_nobody_is_asked_about_a_withdrawn_revision(team, publish):
    revision = publish()
    specification.withdraw(revision, by=team.owner, reason="A mistake")

    with pytest.raises(NotAllowed):
        changes.open_round(revision, by=team.editor)

    assert not Round.objects.exists()


def test_a_round_takes_nothing_once_its_revision_is_withdrawn(team, round_, gil):
    specification.withdraw(round_.revision, by=team.owner, reason="A mistake")

    with pytest.raises(changes.RoundOver):
        changes.answer_question(gil, question=round_.questions.first(), body="Yes")

    assert not Round.objects.get().is_open


def test_the_same_press_opens_one_round(team, publish):
    revision = publish()

    first, _ = changes.open_round(revision, by=team.editor, once="this form", for_many=False)
    second, _ = changes.open_round(revision, by=team.editor, once="this form", for_many=False)

    assert first == second
    assert not first.links.exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_open_one_round(team, publish):
    revision, both, opened, refused = publish(), threading.Barrier(2), [], []

    def press(once):
        both.wait()
        try:
            opened.append(changes.open_round(revision, by=team.editor, once=once)[0].pk)
        except Exception as fault:
            refused.append(fault)
        finally:
            connection.close()

    for number in range(5):
        presses = [threading.Thread(target=press, args=(f"press-{number}",)) for _press in range(2)]
        for one in presses:
            one.start()
        for one in presses:
            one.join()

    assert refused == []
    assert sorted(opened) == sorted(2 * [one.pk for one in Round.objects.all()])
    assert Round.objects.count() == 5


def test_questions_stand_in_the_order_they_were_asked_in(round_):
    changes.add_question(round_, by=None, text="Is it fun?")

    assert [one.text for one in round_.questions.all()] == ["Is it fast?", "Is it fair?", "Is it fun?"]


def test_the_same_question_is_asked_once(round_):
    assert changes.add_question(round_, by=None, text="Is it fair?") == round_.questions.last()
    assert round_.questions.count() == 2


def test_more_questions_than_anybody_answers_are_refused(team, publish):
    revision = publish()
    texts = [f"Question {number}?" for number in range(21)]

    with pytest.raises(changes.TooMany):
        changes.open_round(revision, by=team.editor, questions=texts)

    round_, _token = changes.open_round(revision, by=team.editor, questions=texts[:20])
    with pytest.raises(changes.TooMany):
        changes.add_question(round_, by=None, text="One more?")


def test_an_answer_that_changes_is_kept_as_it_was_in_the_journal(round_, gil):
    question = round_.questions.first()
    changes.answer_question(gil, question=question, body="Yes")
    changes.answer_question(gil, question=question, body="No, sorry")
    changes.answer_question(gil, question=question, body="No, sorry")

    assert Answer.objects.get().body == "No, sorry"
    kept = Change.objects.filter(verb="feedback.question_answered").order_by("number")
    assert [(one.before["body"], one.after["body"]) for one in kept] == [("", "Yes"), ("Yes", "No, sorry")]
    assert {one.by_name for one in kept} == {"Gil"}


def test_no_text_takes_an_answer_back(round_, gil):
    question = round_.questions.first()
    changes.answer_question(gil, question=question, body="Yes")

    assert changes.answer_question(gil, question=question, body="") is None

    assert not Answer.objects.exists()


def test_an_answered_question_stays(round_, gil):
    answered, silent = round_.questions.all()
    changes.answer_question(gil, question=answered, body="Yes")

    with pytest.raises(changes.Refused, match="answered"):
        changes.remove_question(answered, by=None)
    changes.remove_question(silent, by=None)

    assert list(Question.objects.all()) == [answered]


def test_a_question_is_taken_back_once(team, round_):
    question = round_.questions.first()
    again = Question.objects.get(pk=question.pk)

    changes.remove_question(question, by=team.editor)
    changes.remove_question(again, by=team.editor)

    assert told(round_).count("feedback.question_removed") == 1


def test_a_question_of_another_round_is_not_answered(team, publish, gil):
    other, _token = changes.open_round(publish(), by=team.editor, questions=["Secret?"])

    with pytest.raises(changes.Refused):
        changes.answer_question(gil, question=other.questions.get(), body="Yes")


def test_answers_count_towards_what_a_person_can_mean(round_, gil):
    for number in range(30):
        changes.begin_thread(
            round_, body=f"{number}", anchor_kind="document", anchor="", anchor_title="x", reviewer=gil
        )

    with pytest.raises(changes.TooMany):
        changes.answer_question(gil, question=round_.questions.first(), body="Yes")


@pytest.mark.parametrize("end", [pass_due_date, lambda round_: changes.close_round(round_, by=None)])
def test_a_round_that_is_over_takes_no_answers(round_, gil, end):
    end(round_)

    with pytest.raises(changes.RoundOver):
        changes.answer_question(gil, question=round_.questions.first(), body="Late")


def test_links_open_a_round_to_readers_for_a_while_after_its_due_date(round_):
    link = round_.links.get()

    assert link.expires_at == round_.due_at + timedelta(days=READING_DAYS)
    pass_due_date(round_)
    assert round_.is_overdue and not round_.is_open
    assert link.is_live


def test_an_extended_round_takes_comments_again_and_its_links_live_on(round_, gil):
    pass_due_date(round_)
    until = timezone.now() + timedelta(days=7)

    changes.extend_round(round_, by=None, due_at=until)

    assert round_.is_open
    assert round_.links.get().expires_at == until + timedelta(days=READING_DAYS)
    assert changes.answer_question(gil, question=round_.questions.first(), body="Now")
    row = Change.objects.get(verb="feedback.extended")
    assert row.before["due_at"] != row.after["due_at"]


def test_extending_does_not_bring_a_revoked_link_back(round_):
    changes.revoke_link(round_.links.get(), by=None)

    changes.extend_round(round_, by=None, due_at=timezone.now() + timedelta(days=90))

    assert not round_.links.get().is_live


def test_a_round_is_not_extended_into_the_past(round_):
    with pytest.raises(changes.Refused, match="close"):
        changes.extend_round(round_, by=None, due_at=timezone.now() - timedelta(days=1))


def test_a_closed_round_opens_again_with_time_to_answer(team, round_, gil):
    pass_due_date(round_)
    changes.close_round(round_, by=team.editor)
    assert round_.closed_by == team.editor

    changes.reopen_round(round_, by=team.editor)

    assert round_.is_open and round_.closed_by is None
    assert round_.due_at > timezone.now() + timedelta(days=changes.ROUND_DAYS - 1)
    assert changes.answer_question(gil, question=round_.questions.first(), body="Now")


def test_each_write_to_a_round_is_told_once(team, round_):
    for _twice in range(2):
        changes.close_round(round_, by=team.editor)
    for _twice in range(2):
        changes.reopen_round(round_, by=team.editor)
    until = timezone.now() + timedelta(days=3)
    for _twice in range(2):
        changes.extend_round(round_, by=team.editor, due_at=until)

    assert told(round_) == [
        "feedback.opened",
        "feedback.closed",
        "feedback.round_reopened",
        "feedback.extended",
    ]

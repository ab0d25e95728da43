"""Whether a design lets a reviewer do a job, as they say, and what is kept when they change their mind."""

import pytest

from seedapp.core.anchors import Anchor
from seedapp.feedback import changes, policy
from seedapp.feedback.models import GoalAnswer, Thread
from seedapp.history.models import Change
from seedapp.specification.indexing import frozen_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def uli(publish, join):
    return join(publish(), "Uli", "end-user")


@pytest.fixture
def answer(uli):
    uid = uli.round.revision.identities["jobs"]["J2"]
    title = frozen_index(uli.round.revision).get(Anchor("job", uid)).title

    def give(said, comment=""):
        return changes.answer_goal(uli, job=uid, job_title=title, answer=said, comment=comment)

    return give


def test_a_comment_beside_an_answer_begins_a_thread_on_the_story(uli, answer):
    given = answer("no", "I work on Sundays.")

    thread = Thread.objects.get()
    assert given.thread == thread
    assert (thread.anchor_kind, thread.anchor, thread.severity) == ("job", given.job, "should-fix")
    assert thread.comments.get().body == "I work on Sundays."


def test_an_answer_alone_begins_no_thread(answer):
    assert answer("yes").thread is None
    assert not Thread.objects.exists()


def test_a_changed_mind_keeps_what_was_said_before(uli, answer):
    answer("no")
    answer("partly", "Until noon would do.")
    answer("yes")

    assert [one.answer for one in uli.goal_answers.all()] == ["yes", "partly", "no"]


def test_the_same_answer_sent_twice_counts_once(uli, answer):
    first = answer("no", "I work on Sundays.")

    assert answer("no", "I work on Sundays.") == first
    assert answer("no") == first
    assert Thread.objects.count() == 1


def test_the_same_answer_with_something_new_to_say_is_kept(answer):
    answer("no")
    answer("no", "I work on Sundays.")

    assert GoalAnswer.objects.count() == 2


def test_the_journal_tells_of_an_answer(answer):
    answer("no")

    told = Change.objects.filter(verb="feedback.goal_answered").get()
    assert (told.by_name, told.title) == ("Uli", "J2: borrow it until Sunday")


def test_a_closed_round_takes_no_answer(uli, answer):
    changes.close_round(uli.round, by=None)

    with pytest.raises(changes.RoundOver):
        answer("yes")

    assert not GoalAnswer.objects.exists()


def test_answers_count_for_the_pace(answer, monkeypatch):
    monkeypatch.setattr(policy, "CONTRIBUTIONS_PER_PACE", 2)
    answer("no")
    answer("yes")

    with pytest.raises(changes.TooMany):
        answer("partly")

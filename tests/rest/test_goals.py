"""Whether a revision lets people do their jobs, through the REST API."""

import pytest

from seedapp.feedback import changes
from seedapp.feedback.models import GoalAnswer, Thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(team, design):
    def ask(method, place, body=None, *, by=team.reviewer):
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(team.client(by), method.lower())(address, **sent)

    return ask


@pytest.fixture
def place(team, design):
    """Where answers to a round on the tool shed are sent."""
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    round_, _token = changes.open_round(revision, by=team.editor)
    return f"rounds/{round_.pk}/goals"


@pytest.fixture
def asked(design):
    job = str(design.job_stories.get(key="J2").uid)
    return {"perspective": "end-user", "job": job, "answer": "no", "comment": "I work on Sundays."}


def test_a_member_answers_and_the_comment_begins_a_thread(api, place, asked):
    answer = api("POST", place, asked)

    assert answer.status_code == 201
    told = answer.json()
    assert (told["title"], told["answer"]) == ("J2: borrow it until Sunday", "no")
    assert told["thread"] == Thread.objects.get().pk


def test_every_answer_is_listed_the_newest_first(api, place, asked, team):
    api("POST", place, asked)
    api("POST", place, {**asked, "answer": "partly", "comment": ""})

    told = api("GET", "revisions/1/goals", by=team.viewer).json()

    assert [one["answer"] for one in told["answers"]] == ["partly", "no"]
    assert {one["reviewer"] for one in told["answers"]} == {"Reviewer"}


@pytest.mark.parametrize("typed", [{"job": "elsewhere"}, {"answer": "perhaps"}, {"job": None}, {"more": 1}])
@pytest.mark.hostile(43)
def test_what_cannot_be_answered_is_refused_by_name(api, place, asked, typed):
    answer = api("POST", place, {**asked, **typed})

    assert answer.status_code == 400
    assert next(iter(typed)) in answer.content.decode()
    assert not GoalAnswer.objects.exists()

"""Rounds of review through the REST API: opened, linked to, answered, moved, closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.models import Answer, Reviewer, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(team, design):
    """`api("GET", "rounds")` as the editor, or as `by`; a body goes as JSON."""

    def ask(method, place, body=None, *, by=team.editor, **headers):
        client = team.client(by)
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method.lower())(address, headers=headers, **sent)

    return ask


@pytest.fixture
def opened(api):
    assert api("POST", "revisions", {"note": "First"}).status_code == 201
    asked = {
        "revision": 1,
        "intro": "Does it **help**?",
        "days": 3,
        "questions": ["Is it fast?", "Is it fair?"],
        "people": [{"name": "Ann", "perspective": "end-user"}],
    }
    answer = api("POST", "rounds", asked)
    assert answer.status_code == 201, answer.content
    return answer.json()


@pytest.fixture
def at(opened):
    return f"rounds/{opened['id']}"


def test_a_round_tells_its_links_once(api, team, opened, at):
    many, ann = opened["links"]
    assert (many["for_many"], ann["name"], ann["perspective"]) == (True, "Ann", "end-user")
    for link in (many, ann):
        assert team.client().get(link["link"]).status_code == 200

    told = api("GET", at)

    assert [one["text"] for one in told.json()["questions"]] == ["Is it fast?", "Is it fair?"]
    assert "/r/" not in told.content.decode()
    assert all(one["live"] for one in told.json()["links"])


def test_a_closed_round_lets_nobody_in_until_it_is_opened_again(api, team, opened, at):
    link = opened["links"][0]["link"]

    assert api("POST", f"{at}/close").json()["open"] is False
    assert team.client().get(link).status_code == 404
    assert api("POST", f"{at}/reopen").json()["open"] is True
    assert team.client().get(link).status_code == 200


def test_a_round_that_is_opened_twice_with_a_key_does_not_tell_the_links_again(api):
    api("POST", "revisions", {})
    asked = {"revision": 1}
    api("POST", "rounds", asked, **{"Idempotency-Key": "one-round"})

    again = api("POST", "rounds", asked, **{"Idempotency-Key": "one-round"})

    assert (again.status_code, again.json()["code"]) == (409, "told-once")
    assert len(api("GET", "rounds").json()["items"]) == 1


def test_a_round_asks_somebody(api):
    api("POST", "revisions", {})

    answer = api("POST", "rounds", {"revision": 1, "for_many": False})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/people"


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": 0}, {"days": 366}, {"revision": 9}, {"members": [10**9]}, {"questions": ["x"] * 21},
        {"people": [{"name": "", "perspective": "end-user"}]}, {"people": [{"name": "Ann"}]},
        {"for_many": "yes"},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(api, wrong):
    api("POST", "revisions", {})

    assert api("POST", "rounds", {"revision": 1} | wrong).status_code == 400
    assert not Round.objects.exists()


def test_verdicts_answers_and_who_came_are_told(api, team, opened, at):
    row = Round.objects.get()
    ann, _secret = changes.join(row.links.get(name="Ann"))
    changes.answer_question(ann, question=row.questions.first(), body="Yes")
    changes.give_verdict(ann, judgement="approve", note="Good")

    told = api("GET", at).json()

    [reviewer] = told["reviewers"]
    assert (reviewer["name"], reviewer["verdict"]["judgement"]) == ("Ann", "approve")
    assert reviewer["link"] == opened["links"][1]["id"]
    assert told["questions"][0]["answers"][0]["body"] == "Yes"


def test_the_due_date_moves_and_not_into_the_past(api, at):
    until = timezone.now() + timedelta(days=30)

    told = api("POST", f"{at}/extend", {"due_at": until.isoformat()})

    assert told.json()["due_at"][:10] == until.isoformat()[:10]
    past = api("POST", f"{at}/extend", {"due_at": "2020-01-01T00:00:00Z"})
    assert (past.status_code, past.json()["code"]) == (409, "refused")
    assert api("POST", f"{at}/extend", {"due_at": "9000-01-01T00:00:00Z"}).status_code == 400


def test_links_are_made_renewed_and_revoked(api, team, at):
    asked = {"people": [{"name": "Eva", "perspective": "client-developer"}]}
    [eva] = api("POST", f"{at}/links", asked).json()["links"]

    new = api("POST", f"{at}/links/{eva['id']}/renew").json()

    assert team.client().get(eva["link"]).status_code == 404
    assert team.client().get(new["link"]).status_code == 200
    assert api("POST", f"{at}/links/{eva['id']}/revoke").json()["live"] is False
    assert team.client().get(new["link"]).status_code == 404
    assert api("POST", f"{at}/links", {}).status_code == 400
    assert api("POST", f"{at}/links/{10**9}/revoke").status_code == 404


def test_a_link_for_many_is_not_renewed(api, opened, at):
    answer = api("POST", f"{at}/links/{opened['links'][0]['id']}/renew")

    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_questions_are_asked_and_taken_back_until_they_are_answered(api, at):
    added = api("POST", f"{at}/questions", {"text": "Is it fun?"}).json()["questions"]
    fast, fair, fun = (one["id"] for one in added)
    row = Round.objects.get()
    changes.answer_question(
        changes.join(row.links.get(name="Ann"))[0], question=row.questions.get(pk=fast), body="Yes"
    )

    assert api("DELETE", f"{at}/questions/{fair}").status_code == 204
    refused = api("DELETE", f"{at}/questions/{fast}")

    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    assert [one["id"] for one in api("GET", at).json()["questions"]] == [fast, fun]


def test_members_are_asked_begin_and_answer_by_their_account(api, team, opened, at):
    member = team.workspace.members.get(user=team.reviewer)
    question = opened["questions"][0]["id"]
    asked = api("POST", f"{at}/members", {"members": [member.pk]}).json()
    assert asked["reviewers"][0]["joined_at"] is None

    early = api("POST", f"{at}/questions/{question}/answer", {"body": "Yes"}, by=team.reviewer)
    assert (early.status_code, early.json()["code"]) == (409, "refused")
    api("POST", f"{at}/enter", {"perspective": "end-user"}, by=team.reviewer)
    told = api("POST", f"{at}/questions/{question}/answer", {"body": "Yes"}, by=team.reviewer).json()

    assert told["questions"][0]["answers"][0]["reviewer"] == "Reviewer"
    assert Answer.objects.get().reviewer == Reviewer.objects.get(user=team.reviewer)
    assert api("POST", f"{at}/enter", {"perspective": "end-user"}, by=team.viewer).status_code == 403


def test_who_is_too_fast_is_told_to_wait(team, api, opened, monkeypatch):
    at = f"rounds/{opened['id']}"
    question = opened["questions"][0]["id"]
    api("POST", f"{at}/enter", {"perspective": "end-user"}, by=team.reviewer)
    monkeypatch.setattr("seedapp.feedback.policy.CONTRIBUTIONS_PER_PACE", 0)
    sent = {
        f"{at}/questions/{question}/answer": {"body": "Yes"},
        f"{at}/verdicts": {"perspective": "end-user", "judgement": "comment"},
    }

    for address, body in sent.items():
        answer = api("POST", address, body, by=team.reviewer)
        assert (answer.status_code, answer.json()["code"]) == (429, "too-many-requests"), address


def test_a_member_who_may_not_comment_is_not_asked(api, team, at):
    viewer = team.workspace.members.get(user=team.viewer)

    answer = api("POST", f"{at}/members", {"members": [viewer.pk]})

    assert (answer.status_code, answer.json()["code"]) == (409, "refused")

"""Verdicts and approval through the REST API, and what `seed review-status` makes of it."""

import json

import pytest

from seedapp.accounts.token_changes import make_token
from seedapp.cli.main import main
from seedapp.core import coach
from seedapp.feedback import changes
from seedapp.snapshot.take import take
from seedapp.specification import changes as specification

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(team, design):
    """Publishes the design as it is now, as the next revision: the first is 0.1.0."""

    def now():
        design.services.update(version=f"0.{design.revisions.count() + 1}.0")
        value = take(design)
        return specification.publish(design, value=value, findings=coach.check(value), by=team.owner)

    return now


@pytest.fixture
def round_(publish, team):
    revision = specification.begin_review(publish(), by=team.editor)
    return changes.open_round(revision, by=team.editor)[0]


@pytest.fixture
def gil(round_):
    return changes.join(round_.links.get(), name="Gil", perspective="client-developer")[0]


def test_a_member_gives_a_verdict_and_it_is_listed(callers, round_):
    asked = {"perspective": "client-developer", "judgement": "approve", "note": "Clear."}

    given = callers.reviewer.post(f"rounds/{round_.pk}/verdicts", asked)

    assert (given.status_code, given.json()["reviewer"]) == (201, "Reviewer")
    told = callers.viewer.get("revisions/1/verdicts").json()
    assert [one["judgement"] for one in told["verdicts"]] == ["approve"]
    assert told["unapproved"] == []


def test_a_verdict_on_what_is_not_there_is_refused(callers, round_):
    asked = {"perspective": "end-user", "judgement": "approve", "operations": ["elsewhere"]}

    refused = callers.reviewer.post(f"rounds/{round_.pk}/verdicts", asked)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/operations")


def test_an_inherited_verdict_says_so(callers, gil, publish):
    changes.give_verdict(gil, judgement="approve")
    publish()

    [told] = callers.viewer.get("revisions/2/verdicts").json()["verdicts"]

    assert (told["inherited"], told["given_on"], told["lapsed_for"]) == (True, "0.1.0", [])


def test_the_status_goes_from_pending_to_approved(callers, gil):
    assert callers.viewer.get("revisions/1/status").json()["status"] == "pending"
    changes.give_verdict(gil, judgement="approve")

    approved = callers.owner.post("revisions/1/approve", {})

    assert (approved.status_code, approved.json()["status"]) == (200, "approved")
    assert approved.json()["approved_by"] == "Owner"
    assert approved.json()["counts"]["open_must_fix"] == 0


def test_what_stands_against_it_is_in_the_problem(callers, round_):
    refused = callers.owner.post("revisions/1/approve", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    assert [one["detail"].split()[0] for one in refused.json()["errors"]] == ["REV-01"]


def test_a_reason_is_needed_over_a_request_for_changes(callers, gil, round_):
    changes.give_verdict(gil, judgement="approve")
    ada = changes.join(round_.links.get(), name="Ada", perspective="client-developer")[0]
    changes.give_verdict(ada, judgement="request-changes")

    assert callers.owner.post("revisions/1/approve", {}).status_code == 409
    assert callers.owner.post("revisions/1/approve", {"reason": "Agreed by phone."}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "begins"),
    [("application/json", "{"), ("text/csv", "\ufeffkind,"), ("text/markdown", "# Review of")],
)
def test_a_round_is_exported_in_the_form_that_is_asked_for(callers, round_, accept, begins):
    answer = callers.viewer.get(f"rounds/{round_.pk}/export", Accept=accept)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(accept)
    assert answer.content.decode().startswith(begins)


def test_threads_are_listed_by_who_began_them(callers, gil, round_, team):
    place = {"anchor_kind": "document", "anchor": "", "anchor_title": "All"}
    changes.begin_thread(round_, reviewer=gil, body="Of a guest", **place)
    changes.begin_thread(round_, member=team.editor, body="Of the team", **place)

    for asked, body in (("client-developer", "Of a guest"), ("team", "Of the team")):
        [told] = callers.viewer.get(f"threads?perspective={asked}").json()["items"]
        assert told["comments"][0]["body"] == body


@pytest.mark.django_db(transaction=True)
def test_a_pipeline_asks_the_workbench_itself(live_server, team, design, gil, capsys, monkeypatch):
    slugs = f"{design.workspace.slug}/{design.slug}"
    address = f"{live_server.url}/api/v1/designs/{slugs}/revisions/1/status"
    monkeypatch.setenv("SEED_TOKEN", make_token(team.viewer, name="CI", scope="read")[1])

    assert main(["review-status", address]) == 1
    changes.give_verdict(gil, judgement="approve")
    changes.approve_revision(gil.round.revision, by=team.editor)
    assert main(["review-status", address, "--json"]) == 0

    told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    assert told["status"] == "approved"
    monkeypatch.setenv("SEED_TOKEN", "seed_wrong")
    assert main(["review-status", address]) == 2

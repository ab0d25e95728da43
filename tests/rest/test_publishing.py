"""Publishing through the REST API: what it would do, versions, states, changelog, public addresses."""

import pytest

from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(editor):
    return editor.post("revisions", {"note": "The first"})


@pytest.fixture
def broken(design, published):
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")


def test_what_publishing_would_do_is_told_before(callers, broken):
    told = callers.viewer.get("publishing").json()
    assert (told["number"], told["blocked_by"]) == (2, [])
    loans = next(one for one in told["services"] if one["service"] == "loans")
    said = {name: loans[name] for name in ("published", "version", "kind", "step", "suggested")}
    assert said == {
        "published": "0.1.0", "version": "0.1.0", "kind": "breaking", "step": "minor", "suggested": "0.2.0",
    }  # fmt: skip
    assert "Version 0.2.0 would do." in loans["refused"]
    assert loans["changes"][0]["kind"] == "breaking"
    assert "J2" in loans["changes"][0]["touches"]


def test_what_blocks_publishing_is_told_before(callers, design):
    Operation.objects.filter(service__design=design, key="startLoan").update(outcome="")
    blocked = callers.viewer.get("publishing").json()["blocked_by"]
    assert {"OPR-02"} == {one["rule"] for one in blocked}


def test_a_design_without_services_would_publish_nothing(team, empty_design):
    address = f"/api/v1/designs/{empty_design.workspace.slug}/{empty_design.slug}/publishing"
    told = team.client(team.viewer).get(address).json()
    assert (told["number"], told["services"]) == (1, [])
    assert {one["rule"] for one in told["blocked_by"]} == {"ACT-01"}


def test_a_version_that_does_not_do_is_refused_with_one_that_would(editor, design, broken):
    answer = editor.post("revisions", {"versions": {"loans": "0.1.1"}})
    assert answer.status_code == 409
    (error,) = answer.json()["errors"]
    assert error["pointer"] == "/versions/loans"
    assert "Version 0.2.0 would do." in error["detail"]
    assert design.revisions.count() == 1


def test_versions_are_set_as_it_is_published(editor, design, broken):
    answer = editor.post("revisions", {"versions": {"loans": "0.2.0"}})
    assert answer.status_code == 201
    loans = next(one for one in answer.json()["documents"] if one["service"] == "loans")
    assert (loans["since"], loans["version"]) == ("0.1.0", "0.2.0")
    assert design.services.get(key="loans").version == "0.2.0"


def test_a_revision_tells_its_state_its_moves_and_what_one_may_do(callers, published):
    told = callers.editor.get("revisions/1").json()
    assert (told["state"], told["moves"], told["follows"]) == ("draft", [], None)
    assert told["actions"] == ["begin-review", "withdraw"]
    assert callers.viewer.get("revisions/1").json()["actions"] == []


def test_a_revision_is_withdrawn_with_a_reason(callers, published):
    assert callers.editor.post("revisions/1/withdraw", {"reason": " "}).status_code == 400
    told = callers.editor.post("revisions/1/withdraw", {"reason": "Too early"}).json()
    assert told["state"] == "withdrawn"
    assert [(one["action"], one["by"], one["reason"]) for one in told["moves"]] == [
        ("withdraw", "Editor", "Too early")
    ]
    again = callers.editor.post("revisions/1/withdraw", {"reason": "Twice"})
    assert (again.status_code, again.json()["detail"]) == (409, "It was withdrawn already.")


def test_an_unknown_revision_is_not_withdrawn(editor, published):
    assert editor.post("revisions/9/withdraw", {"reason": "No"}).status_code == 404


def test_the_changelog_is_markdown(callers, broken):
    callers.editor.post("revisions", {"versions": {"loans": "0.2.0"}})
    answer = callers.viewer.get("changelog")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "### Loans 0.1.0 → 0.2.0" in answer.content.decode()


def test_public_addresses_are_opened_and_closed_and_the_same_again(callers, client, published):
    closed = {"open": False, "key": "", "by_version": "", "by_hash": ""}
    assert callers.viewer.get("publication").json() == closed
    told = callers.editor.put("publication", {"open": True}).json()
    document = next(one for one in published.json()["documents"] if one["service"] == "loans")
    by_version = told["by_version"].replace("{service}", "loans").replace("{version}", "0.1.0")
    by_hash = told["by_hash"].replace("{sha256}", document["sha256"])
    assert client.get(by_version).content == client.get(by_hash).content != b""
    assert callers.editor.put("publication", {"open": False}).json() == closed
    assert client.get(by_version).status_code == 404
    assert callers.editor.put("publication", {"open": True}).json() == told


def test_a_renewed_key_is_renewed_once_for_one_request(callers, published):
    first = callers.editor.put("publication", {"open": True}).json()
    told = [
        callers.editor.post("publication/renew", Idempotency_Key="a-key-of-mine").json() for _ in range(2)
    ]
    assert told[0] == told[1] != first


@pytest.mark.parametrize(
    "sent", [{}, {"open": "yes"}, {"open": 1}, {"key": "chosen"}, {"open": True, "key": "x"}]
)
def test_nobody_chooses_the_key(editor, sent):
    assert editor.put("publication", sent).status_code == 400


def test_outsiders_learn_nothing_and_lower_roles_write_nothing(callers, published):
    for place in ("publishing", "publication", "changelog"):
        assert callers.outsider.get(place).status_code == 404
    assert callers.reviewer.put("publication", {"open": True}).status_code == 403
    assert callers.viewer.post("publication/renew").status_code == 403
    assert callers.reviewer.post("revisions/1/withdraw", {"reason": "No"}).status_code == 403

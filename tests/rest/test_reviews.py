"""Steps 5 to 7 and the coach through the REST API: what the pages do, and what is refused."""

import io
import zipfile

import pytest

from seedapp.core import design_file
from seedapp.history.models import Change
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(team, design):
    """`api("GET", "findings")` as the editor, or as `by`; a body goes as JSON."""

    def ask(method, place, body=None, *, by=team.editor, **headers):
        client = team.client(by)
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method.lower())(address, headers=headers, **sent)

    return ask


@pytest.fixture
def published(api):
    answer = api("POST", "revisions", {"note": "The first"})
    assert answer.status_code == 201
    return answer


@pytest.fixture
def round_(api, published):
    return api("POST", "rounds", {"revision": 1, "intro": "Does it help?", "days": 3})


@pytest.fixture
def wrong_method(design):
    loan = Operation.objects.select_related("service__design").get(service__design=design, key="startLoan")
    operations.edit_operation(loan, seen=loan.row_version, by=None, http_method="GET")


def test_a_revision_is_published_and_read_back(api, design, published):
    assert published["Location"].endswith("/revisions/1")
    assert published.json()["note"] == "The first"
    assert api("GET", "revisions/1").json() == published.json()
    assert [one["number"] for one in api("GET", "revisions").json()["items"]] == [1]
    frozen = api("GET", "revisions/1/design-file").content
    assert design_file.load(frozen) == take(design)
    assert api("GET", "revisions/1/documents/loans").content == api("GET", "documents/loans").content
    assert api("GET", "revisions/2").status_code == 404


def test_a_document_comes_in_both_versions_and_both_forms(api):
    old = api("GET", "documents/loans?openapi=3.0", Accept="application/json")
    new = api("GET", "documents/loans")

    assert (old["Content-Type"], old.json()["openapi"]) == ("application/json; charset=utf-8", "3.0.3")
    assert new.content.startswith(b"openapi: 3.1")
    assert api("GET", "documents/loans?openapi=2.0").status_code == 400


def test_what_was_not_seen_is_not_published(api, published):
    answer = api("POST", "revisions", {"after": 0})

    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    assert api("POST", "revisions", {"after": 1}).json()["number"] == 2


def test_errors_block_publishing_and_are_named(api, wrong_method):
    answer = api("POST", "revisions", {})

    assert answer.status_code == 409
    assert any(one["detail"].startswith("REST-") for one in answer.json()["errors"])


def test_a_mend_is_shown_carried_out_and_in_the_history(api, design, wrong_method):
    errors = api("GET", "findings?severity=error").json()["items"]
    found = next(one for one in errors if one["mend"])
    assert found["mend"]["edits"]
    asked = {"rule": found["rule"], "target": found["target"]} | {
        name: found["mend"][name] for name in ("thing", "mark")
    }

    done = api("POST", "mends", asked)

    assert done.status_code == 200
    assert Change.objects.get(design_id=design.pk, number=done.json()["change"]).verb == "operations.edited"
    assert found["id"] not in {one["id"] for one in api("GET", "findings").json()["items"]}
    again = api("POST", "mends", asked)
    assert (again.status_code, again.json()["code"]) == (409, "refused")


def test_advice_is_set_aside_and_taken_up_again(api):
    found = next(one for one in api("GET", "findings").json()["items"] if one["severity"] != "error")
    asked = {"rule": found["rule"], "target": found["target"], "reason": "On purpose"}

    made = api("POST", "waivers", asked)

    assert made.status_code == 201
    waived = api("GET", f"findings?state=waived&rule={found['rule']}").json()["items"]
    assert "On purpose" in [one["waived"] for one in waived]
    assert api("DELETE", f"waivers/{made.json()['id']}").status_code == 204
    assert made.json()["id"] not in {one["id"] for one in api("GET", "waivers").json()["items"]}


def test_an_error_cannot_be_set_aside(api):
    answer = api("POST", "waivers", {"rule": "REST-01", "target": "design", "reason": "No"})

    assert answer.status_code == 400
    assert "blocks publishing" in answer.json()["errors"][0]["detail"]


def test_the_difference_since_a_revision_is_told(api, published):
    api("PATCH", "operations/loans/startLoan", {"http_path": "/begun"}, **{"If-Match": "*"})

    told = api("GET", "difference?from=1").json()

    assert told["breaks"] is True
    assert told["contracts"][0]["changes"][0]["kind"] == "breaking"
    assert any(one["target"] == "operation:loans/startLoan" for one in told["things"])
    changelog = api("GET", "difference?from=1&to=now", Accept="text/markdown")
    assert changelog.content.startswith(b"# ")
    assert api("GET", "difference?from=9").status_code == 404
    assert api("GET", "difference?from=old").status_code == 400


def test_the_impact_of_a_change_is_told(api):
    told = api("GET", "impact?of=J1").json()

    assert "operation:tools/findFreeTools" in {one["target"] for one in told["touched"]}
    assert api("GET", "impact?of=J99").status_code == 404
    assert api("GET", "impact").json()["errors"][0]["parameter"] == "of"


def test_a_thread_is_begun_answered_settled_and_reopened(api, team, round_):
    places = api("GET", "revisions/1/places").json()["items"]
    anchor = next(one["anchor"] for one in places if one["kind"] == "operation")
    asked = {"revision": 1, "kind": "operation", "anchor": anchor, "body": "Why?", "severity": "must-fix"}

    begun = api("POST", "threads", asked, by=team.reviewer)

    assert begun.status_code == 201
    at = f"threads/{begun.json()['id']}"
    said = api("POST", f"{at}/comments", {"body": "Because."}).json()
    assert [one["body"] for one in said["comments"]] == ["Why?", "Because."]
    settled = api("POST", f"{at}/resolve", {"note": "Renamed"}, by=team.reviewer).json()
    assert (settled["state"], settled["turns"][0]["note"]) == ("resolved", "Renamed")
    assert api("GET", "threads?state=open").json()["items"] == []
    assert api("POST", f"{at}/reopen", {}, by=team.reviewer).json()["state"] == "open"
    assert [one["id"] for one in api("GET", "threads?state=open").json()["items"]] == [begun.json()["id"]]


def test_nobody_resolves_what_another_began(api, team, round_):
    begun = api("POST", "threads", {"revision": 1, "kind": "document", "anchor": "", "body": "Why?"})

    for person in (team.reviewer, team.owner):
        refused = api("POST", f"threads/{begun.json()['id']}/resolve", {}, by=person)
        assert refused.status_code == 403
        assert "Only who wrote this comment" in refused.json()["detail"]


def test_the_team_addresses_with_a_change_and_dismisses_with_a_reason(api, design, team, round_):
    begun = api("POST", "threads", {"revision": 1, "kind": "document", "anchor": "", "body": "Why?"})
    at = f"threads/{begun.json()['id']}"
    edited = api("PATCH", "operations/loans/startLoan", {"outcome": "Lent"}, **{"If-Match": "*"})
    number = Change.objects.get(design_id=design.pk, verb="operations.edited").number

    assert edited.status_code == 200
    assert api("POST", f"{at}/address", {}).json()["code"] == "refused"
    assert api("POST", f"{at}/address", {"change": number + 100}).json()["code"] == "refused"
    told = api("POST", f"{at}/address", {"change": number}).json()
    assert (told["state"], told["turns"][-1]["change"]) == ("addressed", number)
    assert api("POST", f"{at}/dismiss", {"note": ""}).status_code == 400
    told = api("POST", f"{at}/dismiss", {"note": "Out of reach"}).json()
    assert (told["state"], told["turns"][-1]["note"]) == ("dismissed", "Out of reach")
    assert api("POST", f"{at}/dismiss", {"note": "No"}, by=team.reviewer).status_code == 403


def test_a_thread_needs_a_place_of_the_revision_and_an_open_round(api, round_):
    asked = {"revision": 1, "kind": "operation", "anchor": "of another design", "body": "Why?"}
    assert api("POST", "threads", asked).status_code == 400
    api("POST", f"rounds/{round_.json()['id']}/close")

    closed = api("POST", "threads", asked | {"kind": "document", "anchor": ""})

    assert (closed.status_code, closed.json()["code"]) == (409, "refused")


def test_readiness_tells_what_is_missing(api, published):
    told = api("GET", "readiness").json()

    assert told["revision"] == 1
    assert told["may_begin"] is False
    assert any(not one["met"] and "client developer" in one["detail"] for one in told["conditions"])


@pytest.mark.parametrize("query", ["", "?revision=1"])
def test_the_bundle_holds_everything(api, published, query):
    answer = api("GET", f"bundle{query}")

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert answer["Content-Type"] == "application/zip"
    assert {"README.md", "design.seed.yaml", "job-stories.md", "matrix.csv"} <= {
        name.rpartition("/")[2] for name in names
    }


def test_what_is_said_elsewhere_is_not_there(api, team, sample, round_):
    from seedapp.snapshot.restore import restore

    begun = api("POST", "threads", {"revision": 1, "kind": "document", "anchor": "", "body": "Why?"})
    other = restore(sample, team.workspace, by=team.owner)

    address = f"/api/v1/designs/{team.workspace.slug}/{other.slug}/threads/{begun.json()['id']}"

    assert team.client(team.owner).get(address).status_code == 404

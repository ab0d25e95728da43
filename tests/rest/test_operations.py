"""Step 4 through the REST API: operations, types, candidates and the matrix do what the pages do."""

import pytest

from seedapp.core.derive.operations import operations as derived
from seedapp.history.models import Change
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db

ANY = {"If-Match": "*"}


@pytest.fixture
def api(team, design):
    """`api("GET", "operations")` as the editor, or as `by`; a body goes as JSON."""

    def ask(method, place, body=None, *, by=team.editor, **headers):
        client = team.client(by)
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method.lower())(address, headers=headers, **sent)

    return ask


def told(answer):
    """The sentences of a problem by the pointers of the members that they are about."""
    return {one["pointer"]: one["detail"] for one in answer.json()["errors"]}


RETURN = {
    "service": "loans",
    "kind": "action",
    "name": "Return early",
    "jobs": ["J1"],
    "inputs": [{"name": "loan_id", "type": "uuid"}, {"name": "tool", "type": "tool[]", "required": False}],
    "outcome": "The tool is free again.",
    "failures": [{"when": "the loan is over"}],
}


def test_an_operation_is_added_with_a_key_of_its_name(api, design):
    answer = api("POST", "operations", RETURN)

    assert answer.status_code == 201
    assert answer["Location"].endswith("/operations/loans/returnEarly")
    shown = answer.json()
    assert shown["inputs"][1] | {"type": "Tool[]"} == shown["inputs"][1]  # spelt as the type is
    value = next(one for one in take(design).operations if one.key == "returnEarly")
    assert (value.jobs, value.failures[0].status, value.inputs[1].required) == (("J1",), None, False)
    assert api("GET", "operations/loans/returnEarly").json() == shown


def test_what_is_read_can_be_written_back(api, design):
    before = take(design)
    for one in api("GET", "operations").json()["items"]:
        body = {name: value for name, value in one.items() if name not in ("uid", "row_version")}
        place = f"operations/{one['service']}/{one['key']}"

        assert api("PATCH", place, body | {"row_version": one["row_version"]}).status_code == 200

    assert take(design).operations == before.operations


def test_an_edit_changes_only_what_is_sent(api, design):
    answer = api("PATCH", "operations/loans/startLoan", {"description": "Begins a loan."}, **ANY)

    assert answer.json()["description"] == "Begins a loan."
    change = Change.objects.filter(design_id=design.pk).last()
    assert {name for name in change.after if change.after[name] != change.before[name]} == {"description"}


def test_edits_of_different_members_are_merged_and_of_the_same_are_not(api):
    seen = api("GET", "operations/loans/startLoan").json()["row_version"]
    api("PATCH", "operations/loans/startLoan", {"name": "Begin a loan", "row_version": seen})

    merged = api("PATCH", "operations/loans/startLoan", {"http_path": "/begun", "row_version": seen})
    refused = api("PATCH", "operations/loans/startLoan", {"name": "Lend", "row_version": seen})

    assert (merged.json()["name"], merged.json()["http_path"]) == ("Begin a loan", "/begun")
    assert (refused.status_code, refused.json()["code"]) == (409, "stale")
    assert refused.json()["theirs"]["name"] == "Begin a loan"
    assert refused.json()["yours"]["name"] == "Lend"


def test_a_part_of_a_list_needs_its_name_in_an_edit_too(api):
    answer = api("PATCH", "operations/loans/startLoan", {"inputs": [{"type": "string"}]}, **ANY)

    assert answer.status_code == 400
    assert "/inputs/0/name" in told(answer)


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"service": "nowhere"}, "/service"),
        ({"jobs": ["J1", "J99"]}, "/jobs"),
        ({"messages": ["find-and-borrow#99"]}, "/messages"),
        ({"inputs": [{"name": "a", "type": "Nothing"}]}, "/inputs/0/type"),
        ({"inputs": [{"name": "a"}, {"name": "a"}]}, "/inputs/1/name"),
        ({"inputs": [{"name": "a", "example": "\ud800"}]}, "/inputs/0/example"),
        ({"inputs": [{"name": "a", "example": "a\u0000b"}]}, "/inputs/0/example"),
        ({"response_type": "Nothing[]"}, "/response_type"),
        ({"http_path": "loans"}, "/http_path"),
        ({"http_path": "/../x"}, "/http_path"),
        ({"http_status": 99}, "/http_status"),
        ({"failures": [{"when": "x", "status": 200}]}, "/failures/0/status"),
        ({"key": "no spaces"}, "/key"),
        ({"openapi": []}, "/openapi"),
        ({"kind": "command"}, "/kind"),
        ({"uid": "6f0c0000-0000-4000-8000-000000000000"}, "/uid"),
        ({"colour": "red"}, "/colour"),
        ({"name": None}, "/name"),
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_by_name(api, sent, pointer):
    answer = api("PATCH", "operations/loans/startLoan", sent, **ANY)

    assert answer.status_code == 400
    assert pointer in told(answer)


def test_a_deep_value_is_refused(api):
    deep = value = {}
    for _level in range(60):
        value["a"] = value = {}

    assert (
        "40 levels" in told(api("PATCH", "operations/loans/startLoan", {"openapi": deep}, **ANY))["/openapi"]
    )


def test_things_of_another_design_are_not_there(api, team, sample):
    other = restore(sample, team.outsider.workspaces.get(), by=team.outsider)
    story = other.job_stories.first()
    type(story).objects.filter(pk=story.pk).update(key="J77")

    assert api("PATCH", "operations/loans/startLoan", {"jobs": ["J77"]}, **ANY).status_code == 400


def test_a_key_that_is_taken_is_a_conflict(api):
    api("POST", "operations", RETURN)

    answer = api("PATCH", "operations/loans/startLoan", {"key": "returnEarly"}, **ANY)

    assert (answer.status_code, answer.json()["code"]) == (409, "refused")


def test_operations_are_filtered_by_service_kind_story_and_words(api):
    everything = api("GET", "operations").json()["items"]

    for query, holds in (
        ("service=loans", lambda one: one["service"] == "loans"),
        ("kind=query", lambda one: one["kind"] == "query"),
        ("job=J1", lambda one: "J1" in one["jobs"]),
        ("q=loan", lambda one: "loan" in (one["name"] + one["description"]).lower()),
    ):
        found = [one["uid"] for one in api("GET", f"operations?{query}").json()["items"]]
        assert found == [one["uid"] for one in everything if holds(one)]
        assert found


def test_an_operation_moves_to_another_service(api):
    services = {one["service"] for one in api("GET", "operations").json()["items"]} - {"loans"}
    other = services.pop()

    moved = api("PATCH", "operations/loans/startLoan", {"service": other}, **ANY)

    assert moved.json()["service"] == other
    assert api("GET", f"operations/{other}/startLoan").status_code == 200
    assert api("GET", "operations/loans/startLoan").status_code == 404


def test_an_operation_goes_up_into_another(api, design):
    api("POST", "operations", RETURN)

    merged = api("POST", "operations/loans/returnEarly/merge", {"into": "startLoan"})

    assert "the loan is over" in [one["when"] for one in merged.json()["failures"]]
    assert api("GET", "operations/loans/returnEarly").status_code == 404
    assert Change.objects.filter(design_id=design.pk).last().verb == "operations.merged"
    assert api("POST", "operations/loans/startLoan/merge", {"into": "startLoan"}).status_code == 400


def test_a_binding_tells_what_is_set_what_is_derived_and_why(api):
    before = api("GET", "operations/loans/startLoan/binding").json()
    api("PATCH", "operations/loans/startLoan", {"http_path": "/begun"}, **ANY)

    after = api("GET", "operations/loans/startLoan/binding").json()

    assert (after["path"], after["derived"]["path"]) == ("/begun", before["path"])
    assert after["reasons"]
    assert api("GET", "operations/loans/nothing/binding").status_code == 404


def test_operations_are_put_in_order(api, design):
    api("POST", "operations", RETURN)

    answer = api("POST", "services/loans/order-of-operations", {"keys": ["returnEarly"]})

    assert answer.status_code == 204
    assert take(design).operations_of("loans")[0].key == "returnEarly"
    assert api("POST", "services/loans/order-of-operations", {"keys": ["nothing"]}).status_code == 400


def test_a_type_has_one_shape_at_a_time(api):
    made = api("POST", "types", {"name": "Mood", "values": ["good", "bad", "good"]})
    assert made.json()["values"] == ["good", "bad"]

    both = api("PATCH", "types/Mood", {"fields": [{"name": "a"}]}, **ANY)
    changed = api("PATCH", "types/Mood", {"fields": [{"name": "a"}], "values": []}, **ANY)

    assert "/fields" in told(both)
    assert changed.json()["fields"][0]["type"] == "string"


@pytest.mark.parametrize("name", ["string", "tool", "TOOL", "1st", "a b"])
def test_a_type_needs_a_name_of_its_own(api, name):
    assert "/name" in told(api("POST", "types", {"name": name}))


def test_a_renamed_type_is_followed_and_a_used_one_stays(api, design):
    api("PATCH", "types/Tool", {"name": "Implement"}, **ANY)

    assert [one.key for one in take(design).operations if "Implement" in repr(one)]
    refused = api("DELETE", "types/Implement", **ANY)
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")


def test_candidates_come_with_reasons_and_become_operations(api, design):
    [first, *_more] = api("GET", "candidates").json()["items"]
    assert first["reasons"]
    assert first["id"] == derived(take(design))[0].id

    made = api("POST", f"candidates/{first['id']}/accept", {})

    assert made.status_code == 200
    assert Operation.objects.filter(uid=made.json()["uid"], service__design=design).exists()
    assert first["id"] not in {one["id"] for one in api("GET", "candidates").json()["items"]}
    assert api("POST", f"candidates/{first['id']}/accept", {}).status_code == 404


def test_a_candidate_is_set_aside_and_taken_up_again(api):
    [first, *_more] = api("GET", "candidates").json()["items"]

    api("POST", f"candidates/{first['id']}/dismiss")
    [aside] = api("GET", "dismissals").json()["items"]

    assert aside["candidate"] == first["id"]
    assert api("DELETE", f"dismissals/{first['id']}").status_code == 204
    assert first in api("GET", "candidates").json()["items"]


def test_candidates_come_in_pages(api):
    whole = [one["id"] for one in api("GET", "candidates").json()["items"]]
    first = api("GET", "candidates?limit=1").json()
    assert len(whole) > 1

    second = api("GET", f"candidates?{first['next'].partition('?')[2]}").json()

    assert [one["id"] for one in first["items"] + second["items"]] == whole[:2]
    assert api("GET", "candidates?cursor=forged").status_code == 400


def test_all_candidates_that_are_named_are_accepted_or_none(api, design):
    before = take(design)

    refused = api("POST", "candidates/accept", {"ids": [derived(before)[0].id, "gone"]})

    assert refused.status_code == 400
    assert take(design).operations == before.operations
    assert api("POST", "candidates/accept", {}).status_code == 200


def test_the_matrix_is_read_and_set(api):
    cell = ["J1", "operation:loans/startLoan"]
    link = {"job": "J1", "service": "loans", "operation": "startLoan"}

    assert api("POST", "matrix/links", link | {"linked": False}).status_code == 204
    assert cell not in api("GET", "matrix").json()["cells"]
    api("POST", "matrix/links", link | {"linked": True})
    assert cell in api("GET", "matrix").json()["cells"]
    table = api("GET", "matrix", Accept="text/csv")
    assert table["Content-Type"].startswith("text/csv")
    assert "loans/startLoan" in table.content.decode()


def test_a_sample_becomes_fields_and_words_suggest(api):
    fields = api(
        "POST", "help/sample", {"sample": [{"loanId": 1, "due": "2026-11-27"}, {"loanId": 2}]}
    ).json()

    assert [(one["name"], one["type"], one["required"]) for one in fields["fields"]] == [
        ("loan_id", "integer", True),
        ("due", "date", False),
    ]
    assert api("GET", "help/type?name=is_open").json()["value"] == "boolean"
    assert api("GET", "help/status?when=the tool does not exist").json()["value"] == "404"
    assert api("POST", "help/sample", {"sample": 5}).status_code == 400


def test_a_repeated_request_with_a_key_does_one_thing(api):
    for _time in range(2):
        answer = api("POST", "operations", RETURN, **{"Idempotency-Key": "once"})

    assert answer["Idempotency-Replayed"] == "true"
    keys = [one["key"] for one in api("GET", "operations").json()["items"]]
    assert len([key for key in keys if key.startswith("returnEarly")]) == 1

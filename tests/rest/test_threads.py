"""Threads through the REST API: parts, suggestions, edits, where things stand and what became of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.history.models import Change

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"
PLACE = {"kind": "operation", "anchor": LOAN}
TOOL_ID = PLACE | {"part": "inputs/tool_id"}


@pytest.fixture
def api(team, design):
    """`api("GET", "threads")` as the editor, or as `by`; a body goes as JSON."""

    def ask(method, place, body=None, *, by=team.editor, **headers):
        client = team.client(by)
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(client, method.lower())(address, headers=headers, **sent)

    return ask


@pytest.fixture
def begin(api, team):
    """A thread that a member with the role of a reviewer begins; its address and what was told."""
    assert api("POST", "revisions", {}).status_code == 201
    assert api("POST", "rounds", {"revision": 1}).status_code == 201

    def thread(**more):
        asked = {"revision": 1, "body": "Why?", **TOOL_ID, **more}
        return api("POST", "threads", asked, by=team.reviewer)

    return thread


def rename_field(api):
    inputs = [{"name": "implement_id", "type": "uuid"}, {"name": "borrower_id", "type": "uuid"}]
    edited = api("PATCH", "operations/loans/startLoan", {"inputs": inputs}, **{"If-Match": "*"})
    assert edited.status_code == 200


def test_places_of_a_revision_include_their_parts(api, begin):
    items = api("GET", "revisions/1/places").json()["items"]

    [field] = [one for one in items if one["anchor"] == LOAN and one["part"] == "inputs/tool_id"]
    assert field["title"] == "Borrow a tool › tool_id"
    assert field["address"][:2] == ["loans", "startLoan"]


def test_thread_on_a_part_and_a_quoted_phrase(begin):
    told = begin(quote="The tool.").json()

    assert (told["part"], told["quote"], told["title"]) == (
        "inputs/tool_id",
        "The tool.",
        "Borrow a tool › tool_id",
    )
    assert begin(part="inputs/nothing").status_code == 400


def test_comment_is_edited_by_whoever_wrote_it(api, team, begin):
    told = begin().json()
    at = f"threads/{told['id']}/comments/{told['comments'][0]['id']}/edit"

    edited = api("POST", at, {"body": "Why so, @Editor?"}, by=team.reviewer).json()["comments"][0]

    assert (edited["body"], edited["mentions"]) == ("Why so, @Editor?", ["Editor"])
    assert [one["body"] for one in edited["versions"]] == ["Why?"]
    assert api("POST", at, {"body": "Mine"}).status_code == 403


def test_suggestion_is_applied_once_and_links_to_its_change(api, design, team, begin):
    told = begin(suggestion={"kind": "optional"}).json()
    assert told["suggestion"]["before"] == "required"

    applied = [api("POST", f"threads/{told['id']}/apply").json() for _press in range(2)]

    number = applied[0]["suggestion"]["change"]
    assert applied[1]["suggestion"]["change"] == number
    assert (applied[0]["state"], applied[0]["turns"][0]["change"]) == ("addressed", number)
    assert Change.objects.get(design_id=design.pk, number=number).verb == "operations.edited"
    assert api("POST", f"threads/{told['id']}/apply", by=team.reviewer).status_code == 403


def test_stale_suggestion_is_refused_with_the_reason(api, begin):
    told = begin(suggestion={"kind": "optional"}).json()
    rename_field(api)

    refused = api("POST", f"threads/{told['id']}/apply")

    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    assert "not there any more" in refused.json()["detail"]


def test_suggestion_that_cannot_be_is_refused(begin):
    refused = begin(suggestion={"kind": "type", "value": "Nonsense"})

    assert refused.status_code == 400
    assert "There is no type “Nonsense”." in refused.json()["errors"][0]["detail"]


def test_every_thread_stands_somewhere_once(api, begin):
    ids = [begin(body=f"{number}").json()["id"] for number in range(3)]
    other = begin(part="inputs/borrower_id").json()["id"]
    rename_field(api)

    today = {one["thread"]: one["where"] for one in api("GET", "placements").json()["items"]}
    then = {one["thread"]: one["where"] for one in api("GET", "placements?in=1").json()["items"]}

    assert today == dict.fromkeys(ids, "removed") | {other: "changed"}
    assert set(then.values()) == {"same"} and then.keys() == today.keys()
    assert api("GET", "placements?in=9").status_code == 404


def test_removed_thing_has_candidates_and_a_person_says_which(api, team, begin):
    told = begin().json()
    at = f"threads/{told['id']}"
    rename_field(api)
    [candidate, *_more] = api("GET", f"{at}/placement").json()["candidates"]
    assert candidate["part"] == "inputs/implement_id"

    place = {name: candidate[name] for name in ("kind", "anchor", "part")}
    attached = api("POST", f"{at}/attach", place, by=team.reviewer)

    assert attached.json()["attachments"][0]["title"] == "Borrow a tool › implement_id"
    stands = api("GET", f"{at}/placement").json()
    assert (stands["where"], stands["part"], stands["attached_by"]) == (
        "moved",
        "inputs/implement_id",
        "Reviewer",
    )
    assert api("POST", f"{at}/attach", place | {"part": "inputs/moon"}).status_code == 400
    api("POST", f"{at}/detach")
    assert api("GET", f"{at}/placement").json()["where"] == "removed"


def test_number_of_queries_does_not_grow_with_threads(api, begin):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert api("GET", "placements").status_code == 200
        return len(seen)

    begin()
    queries()
    few = queries()
    for number in range(12):
        begin(body=f"Thought {number}")
    queries()

    assert queries() == few

"""The journal through the REST API: lists, one change, undo, past moments."""

import pytest

from seedapp.actors import changes as actors
from seedapp.core import design_file
from seedapp.history.changes import last_number
from seedapp.history.things import thing_of
from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(team, design):
    """`ask("GET", "changes")` as the editor, or as `by`; a body goes as JSON."""

    def answer(method, place, body=None, *, by=team.editor):
        address = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/{place}"
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(team.client(by), method.lower())(address, **sent)

    return answer


@pytest.fixture
def ladder(design, team):
    row = actors.add_actor(design, by=team.editor, key="ladder", name="Ladder owner", kind="human")
    return actors.edit_actor(row, seen=1, by=team.owner, name="Roof owner", kind="app")


def test_changes_are_listed_with_before_and_after_a_page_at_a_time(ask, ladder):
    page = ask("GET", "changes?limit=2&sort=-number").json()

    assert [(one["number"], one["verb"], one["by"]) for one in page["items"]] == [
        (3, "actors.edited", "Owner"),
        (2, "actors.added", "Editor"),
    ]
    assert (page["items"][0]["before"]["name"], page["items"][0]["after"]["name"]) == (
        "Ladder owner",
        "Roof owner",
    )
    assert [
        one["number"] for one in ask("GET", page["next"].partition("/tool-shed/")[2]).json()["items"]
    ] == [1]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("room=actors", [2, 3]), ("verb=designs.imported", [1]), ("after=2", [3]), ("room=types", [])],
)
def test_changes_are_filtered(query, numbers, ask, ladder):
    assert [one["number"] for one in ask("GET", f"changes?{query}").json()["items"]] == numbers


def test_one_thing_is_followed_through_its_names_and_what_took_it_along(ask, design, team):
    story = design.job_stories.get(key="J1")
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.owner)

    (told,) = ask("GET", f"changes?thing={thing_of(story)}").json()["items"]

    assert told["verb"] == "actors.removed"


@pytest.mark.parametrize("query", ["room=Actors.", "after=x", "after=9999999999999999999999", "by=3"])
def test_a_filter_that_there_is_not_is_refused(query, ask):
    assert ask("GET", f"changes?{query}").status_code == 400


def test_a_change_is_undone_and_the_undoing_too(ask, ladder, design):
    undoing = ask("POST", "changes/3/undo", {})
    assert (undoing.status_code, undoing.json()["undoes"]) == (200, 3)
    assert design.actors.get(key="ladder").name == "Ladder owner"
    assert ask("GET", "changes/3").json()["undone"] is True

    ask("POST", f"changes/{undoing.json()['number']}/undo", {})
    assert design.actors.get(key="ladder").name == "Roof owner"


def test_where_both_wrote_the_same_a_conflict_tells_both_texts_and_the_choice_is_followed(
    ask, ladder, design, team
):
    actors.edit_actor(ladder, seen=2, by=team.owner, name="Cellar owner")

    refused = ask("POST", "changes/3/undo", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "stale")
    assert refused.json()["collisions"] == ["name"]
    assert (refused.json()["theirs"], refused.json()["yours"]) == (
        {"name": "Cellar owner"},
        {"name": "Ladder owner"},
    )

    assert ask("POST", "changes/3/undo", {"again": "keep"}).status_code == 200
    row = design.actors.get(key="ladder")
    assert (row.name, row.kind) == ("Cellar owner", "human")


def test_what_cannot_be_undone_is_refused_with_a_reason(ask):
    refused = ask("POST", "changes/1/undo", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "refused")
    assert "cannot be undone" in refused.json()["detail"]


def test_a_past_moment_is_exported_and_restored(ask, design, team):
    before = take(design)
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.owner)

    exported = ask("GET", "changes/1/moment")
    assert design_file.load(exported.content.decode()) == before

    restored = ask("POST", "changes/1/restore")
    assert (restored.status_code, restored.json()["verb"]) == (200, "designs.restored")
    assert take(design) == before
    assert ask("POST", "changes/1/restore").status_code == 409


@pytest.mark.parametrize("place", ["changes/99", "changes/99/moment", f"changes/{10**30}"])
def test_a_change_that_never_was_is_not_found(place, ask):
    assert ask("GET", place).status_code == 404


@pytest.mark.parametrize("place", ["changes/3/undo", "changes/1/restore"])
def test_a_viewer_reads_and_writes_nothing(place, ask, ladder, design, team):
    assert ask("POST", place, {}, by=team.viewer).status_code == 403
    assert ask("POST", place, {}, by=team.outsider).status_code == 404
    assert ask("GET", "changes", by=team.viewer).status_code == 200
    assert last_number(design.pk) == 3

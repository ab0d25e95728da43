"""Interactions through the REST API: diagrams, who takes part, what was understood, how they look."""

import pytest

ONE = "interactions/find-and-borrow"
TEXT = "@startuml\nactor Somebody as s\nparticipant Loans as l\ns -> l : borrow the drill\n@enduml\n"


def test_an_interaction_is_added_edited_and_deleted(editor, design):
    made = editor.post("interactions", {"title": "Borrow a drill", "plantuml": TEXT, "jobs": ["J1"]})
    url = made["Location"]
    edited = editor.patch(url, {"participants": {"s": "weekend-builder"}}, If_Match=made["ETag"])

    assert (made.status_code, made.json()["jobs"], made.json()["plantuml"]) == (201, ["J1"], TEXT)
    assert design.interactions.get(key=made.json()["key"]).messages.count() == 1
    assert (edited.status_code, edited.json()["participants"]) == (200, {"s": "weekend-builder"})
    assert editor.delete(url, If_Match=edited["ETag"]).status_code == 204


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"participants": {"a": "nobody"}}, "/participants"),
        ({"participants": {"a": 1}}, "/participants/a"),
        ({"jobs": ["X1"]}, "/jobs"),
        ({"plantuml": "x" * 200_001}, "/plantuml"),
        ({"title": "a", "svg": "<svg/>"}, "/svg"),
    ],
)
def test_what_is_wrong_is_named(editor, body, pointer):
    answer = editor.patch(ONE, body, If_Match="*")

    assert answer.status_code == 400
    assert pointer in {one["pointer"] for one in answer.json()["errors"]}


def test_a_diagram_says_who_takes_part_and_what_each_call_was_taken_for(editor):
    told = editor.get(f"{ONE}/reading").json()

    assert {one["stands_for"] for one in told["participants"]} & {"loans", "weekend-builder"}
    assert {one["kind"] for one in told["calls"]} & {"query", "action"}
    assert any(one["operations"] for one in told["calls"])
    assert told["problems"] == []


def test_a_drawing_is_svg_that_runs_nothing(editor):
    answer = editor.get(f"{ONE}/drawing", Accept="image/svg+xml")

    assert answer["Content-Type"].startswith("image/svg+xml")
    assert b"<svg" in answer.content
    assert "sandbox" in answer["Content-Security-Policy"]
    assert editor.get(f"{ONE}/drawing", If_None_Match=answer["ETag"]).status_code == 304


def test_what_cannot_be_drawn_is_told_with_its_line(editor):
    editor.patch(ONE, {"plantuml": "@startuml\n!include /etc/passwd\n@enduml\n"}, If_Match="*")

    answer = editor.get(f"{ONE}/drawing")

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert "2" in answer.json()["detail"]


def test_a_draft_is_read_and_drawn_without_being_saved(editor, design):
    before = design.interactions.count()

    told = editor.post("draft-reading", {"plantuml": TEXT, "draw": True}).json()

    assert [one["label"] for one in told["calls"]] == ["borrow the drill"]
    assert "<svg" in told["svg"]
    assert design.interactions.count() == before


def test_a_first_diagram_is_proposed_for_stories(editor):
    told = editor.get("interaction-proposal?jobs=J1").json()

    assert "@startuml" in told["plantuml"]
    assert "J1" in told["jobs"]
    assert editor.get("interaction-proposal?jobs=J99").status_code == 400
    assert editor.get("interaction-proposal").status_code == 400

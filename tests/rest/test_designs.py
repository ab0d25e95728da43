"""Designs and their services through the REST API."""

import pytest

from seedapp.core import design_file
from seedapp.designs.models import Design
from seedapp.snapshot.take import take


def test_a_design_is_added_with_its_settings(editor):
    answer = editor.post(
        "/api/v1/workspaces/shed/designs",
        {
            "title": "동네 도서관",
            "language": "ko",
            "glossary": {"예약": "reservation"},
            "style": {"profile": "google", "entity_tags": True},
        },
    )

    assert (answer.status_code, answer.json()["design"]) == (201, "neighbourhood-library")
    design = Design.objects.get(slug="neighbourhood-library")
    assert (design.language, design.style["profile"]) == ("ko", "google")
    assert editor.get(answer["Location"]).json() == answer.json()


def test_settings_are_edited_and_the_rest_stays(editor, design):
    tag = editor.get("")["ETag"]

    answer = editor.patch("", {"summary": "Borrow.", "style": {"names": "camel"}}, If_Match=tag)

    design.refresh_from_db()
    assert (answer.status_code, design.summary, design.title) == (200, "Borrow.", "Tool shed")
    assert take(design).style.names == "camel"


def test_only_an_owner_deletes_a_design(callers, design):
    assert callers.editor.delete("", If_Match="*").status_code == 403
    assert callers.owner.delete("", If_Match="*").status_code == 204
    assert not Design.objects.filter(pk=design.pk).exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"title": None}, "/title"),
        ({"design": "other"}, "/design"),
        ({"workspace": "elsewhere"}, "/workspace"),
        ({"language": "tlh"}, "/language"),
        ({"contact_url": "javascript:alert(1)"}, "/contact_url"),
        ({"contact_email": "a@b.test\nBcc: c@d.test"}, "/contact_email"),
        ({"style": {"profile": "baroque"}}, "/style/profile"),
        ({"style": {"colour": "red"}}, "/style/colour"),
        ({"glossary": {"a": 1}}, "/glossary/a"),
        ({"glossary": []}, "/glossary"),
    ],
)
def test_what_is_wrong_is_named(editor, body, pointer):
    answer = editor.patch("", body, If_Match="*")

    assert answer.status_code == 400
    assert pointer in {one["pointer"] for one in answer.json()["errors"]}


def test_designs_of_a_workspace_are_listed(callers, design):
    found = callers.viewer.get("/api/v1/designs?workspace=shed").json()["items"]

    assert [one["design"] for one in found] == ["tool-shed"]
    assert callers.viewer.get("/api/v1/designs?workspace=elsewhere").json()["items"] == []


def test_a_design_that_leaves_as_a_file_comes_back(editor, design):
    text = editor.get("design-file").content
    made = editor.client.post("/api/v1/workspaces/shed/imports", text, content_type="application/yaml").json()

    assert take(Design.objects.get(slug=made["design"])) == design_file.load(text)


def test_a_service_is_added_edited_and_deleted(editor, design):
    made = editor.post(
        "services",
        {
            "name": "Repair shop",
            "servers": [{"url": "https://repair.test", "description": "Production"}],
            "scopes": {"repairs:write": "Book"},
        },
    )
    url = made["Location"]
    edited = editor.patch(url, {"version": "2.0.0"}, If_Match=made["ETag"])

    assert (made.status_code, made.json()["key"], made.json()["security"]) == (201, "repair-shop", "bearer")
    assert (edited.status_code, edited.json()["version"]) == (200, "2.0.0")
    assert editor.delete(url, If_Match=edited["ETag"]).status_code == 204
    assert not design.services.filter(key="repair-shop").exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"key": "Loans"}, "/key"),
        ({"key": "tools"}, "/key"),
        ({"version": "one"}, "/version"),
        ({"servers": [{"url": "ftp://x"}]}, "/servers/0/url"),
        ({"servers": [{"url": "/a", "port": 1}]}, "/servers/0/port"),
        ({"openapi": {}}, "/openapi"),
        ({"layer": "cloud"}, "/layer"),
        ({"name": "a", "position": 1}, "/position"),
    ],
)
def test_what_is_wrong_with_a_service_is_named(editor, design, body, pointer):
    others = set(design.services.values_list("key", flat=True)) - {"loans"}
    if body.get("key") == "tools":
        body = {"key": others.pop()}

    answer = editor.patch("services/loans", body, If_Match="*")

    assert answer.status_code == 400
    assert pointer in {one["pointer"] for one in answer.json()["errors"]}

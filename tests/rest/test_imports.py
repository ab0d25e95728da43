"""A file posted to the REST API becomes a design; what has no form is told."""

from pathlib import Path

import pytest

from seedapp.core.openapi_import import read
from seedapp.designs.models import Design
from seedapp.snapshot.take import take

DOCUMENT = Path(__file__).parents[1] / "core" / "openapi_import" / "documents" / "parking.yaml"


@pytest.fixture
def editor(team):
    return team.client(team.editor)


@pytest.fixture
def viewer(team):
    return team.client(team.viewer)


@pytest.fixture
def place(team):
    return f"/api/v1/workspaces/{team.workspace.slug}/imports"


def test_an_openapi_document_becomes_a_design(editor, place):
    answer = editor.post(place, DOCUMENT.read_bytes(), content_type="application/yaml")

    assert answer.status_code == 201
    assert Design.objects.get(slug=answer.json()["design"]).title == "Parking"


def test_what_has_no_form_is_told_with_its_place(editor, place):
    answer = editor.post(place, DOCUMENT.read_bytes(), content_type="application/yaml")

    assert {"/paths/~1places/get/tags"} <= {one["pointer"] for one in answer.json()["leftovers"]}


def test_a_design_file_becomes_the_design_that_it_says(editor, place):
    answer = editor.post(place, b"seed: 1\ntitle: Boats\n", content_type="application/yaml")

    assert (answer.status_code, answer.json()["leftovers"]) == (201, [])


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"swagger: '2.0'", "Swagger 2.0"), (b"", "empty"), (b"seed: 1\ntitel: x\n", "title")],
)
def test_another_file_is_refused_by_name_and_leaves_nothing(content, told, editor, place):
    answer = editor.post(place, content, content_type="application/yaml")

    assert answer.status_code == 400
    assert told in answer.json()["errors"][0]["detail"]
    assert not Design.objects.exists()


def test_a_viewer_may_not_import(viewer, place):
    assert viewer.post(place, b"seed: 1", content_type="application/yaml").status_code == 403


def test_rows_hold_all_that_was_read(editor, place):
    slug = editor.post(place, DOCUMENT.read_bytes(), content_type="application/yaml").json()["design"]

    taken, wanted = take(Design.objects.get(slug=slug)), read(DOCUMENT.read_bytes()).design
    assert (taken.services, taken.types, taken.style) == (wanted.services, wanted.types, wanted.style)

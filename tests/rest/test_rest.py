"""The REST API: the same change functions as the pages, problems as RFC 9457 has them."""

import pytest
import yaml

from seedapp.core import design_file
from seedapp.core.design import Style
from seedapp.designs.models import Design
from seedapp.history.models import Change


@pytest.fixture
def actors_url(design):
    return f"/api/v1/designs/{design.workspace.slug}/{design.slug}/actors"


def test_an_editor_adds_an_actor_and_the_journal_knows(team, design, actors_url):
    answer = team.client(team.editor).post(
        actors_url, {"name": "Night watch", "needs": ["a lamp"]}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["key"]) == (201, "night-watch")
    assert design.actors.get(key="night-watch").needs == ["a lamp"]
    assert Change.objects.filter(design_id=design.pk, verb="actors.added", by=team.editor).count() == 1


def test_a_patch_from_an_old_version_is_a_conflict_and_writes_nothing(team, design, actors_url):
    client = team.client(team.editor)
    url = f"{actors_url}/tool-owner"
    assert (
        client.patch(url, {"name": "A", "row_version": 1}, content_type="application/json").status_code == 200
    )
    answer = client.patch(url, {"name": "B", "row_version": 1}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert design.actors.get(key="tool-owner").name == "A"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": "A", "kind": "robot"}, "/kind"),
        ({"name": "A", "colour": "red"}, "/colour"),
        ({"name": "A", "needs": "one"}, "/needs"),
        ({"name": None}, "/name"),
    ],
)
def test_what_is_wrong_is_named_by_pointer(team, actors_url, body, pointer):
    answer = team.client(team.editor).post(actors_url, body, content_type="application/json")
    assert answer.status_code == 400
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}


def test_a_viewer_may_read_and_not_write(team, actors_url):
    client = team.client(team.viewer)
    assert len(client.get(actors_url).json()["items"]) == 3
    answer = client.post(actors_url, {"name": "A"}, content_type="application/json")
    assert answer.status_code == 403
    assert "Editor" in answer.json()["detail"]


def test_an_outsider_finds_nothing(team, actors_url):
    assert team.client(team.outsider).get(actors_url).status_code == 404
    assert team.client(team.outsider).get("/api/v1/designs").json()["items"] == []


def test_nobody_comes_in_without_signing_in(team, actors_url):
    assert team.client().get(actors_url).status_code == 401


def test_the_document_of_a_service_is_openapi(team, design):
    url = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/documents/loans"
    document = yaml.safe_load(team.client(team.viewer).get(url).content)
    assert document["openapi"] == "3.1.1"
    assert "/loans" in document["paths"]
    assert team.client(team.viewer).get(url.replace("loans", "nothing")).status_code == 404


def test_an_actor_is_deleted_and_kept_in_the_journal(team, design, actors_url):
    assert (
        team.client(team.editor).delete(f"{actors_url}/tool-owner", headers={"If-Match": "*"}).status_code
        == 204
    )
    change = Change.objects.get(design_id=design.pk, verb="actors.removed")
    assert change.can_be_undone


def test_the_design_file_of_a_design_says_its_style(team, design):
    Design.objects.filter(pk=design.pk).update(style={"profile": "google", "transitions": "noun"})
    answer = team.client(team.viewer).get(
        f"/api/v1/designs/{design.workspace.slug}/{design.slug}/design-file"
    )

    assert design_file.load(answer.content).style == Style("google", transitions="noun")

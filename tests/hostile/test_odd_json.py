"""JSON that is JSON, and holds what no text can hold: half of a surrogate pair."""

import json

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(9, 43, 49)]
HALF = "\ud800"


@pytest.fixture
def post(team, design, published):
    browser = team.client(team.owner)
    below = f"/api/v1/designs/{team.workspace.slug}/{design.slug}"

    def sending(place, body):
        return browser.post(f"{below}/{place}", json.dumps(body), content_type="application/json")

    return sending


@pytest.mark.parametrize(
    ("place", "body", "pointer"),
    [
        ("threads", {"revision": 1, "kind": HALF, "anchor": "", "body": "x"}, "/kind"),
        ("threads", {"revision": 1, "kind": "document", "anchor": "", "body": "x", HALF: 1}, "/\\ud800"),
        ("rounds", {"revision": 1, "people": [{"name": "A", "perspective": HALF}]}, "/people/0/perspective"),
        ("actors", {"name": "Somebody", "kind": HALF}, "/kind"),
    ],
)
def test_what_is_refused_is_named(post, place, body, pointer):
    answer = post(place, body)

    assert answer.status_code == 400
    assert pointer in [one["pointer"] for one in answer.json()["errors"]]


def test_a_member_that_stands_twice_is_named(team, design):
    address = f"/api/v1/designs/{team.workspace.slug}/{design.slug}/actors"

    answer = team.client(team.owner).post(
        address, r'{"\ud800": 1, "\ud800": 2}', content_type="application/json"
    )

    assert answer.status_code == 400
    assert r"\ud800" in answer.json()["detail"]

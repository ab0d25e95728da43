"""The mock's page and its door: who may open one, what an address shows, what an answer can do."""

import json

import pytest
from django.urls import reverse

from seedapp.accounts.models import User
from seedapp.mock.changes import MOST_OPEN, close_mock, open_mock
from seedapp.mock.models import MockAddress
from seedapp.operations import changes as operations
from seedapp.traffic.limits import Limit
from seedapp.web.mock import door

pytestmark = pytest.mark.django_db


def _opened(design, **more):
    return open_mock(design, by=None, **more)[1]


def _ask(client, token, path="/tools?street=Elm", service="tools", method="get", **more):
    address = reverse("mock", kwargs={"token": token, "service": service}) + path
    return getattr(client, method)(address, **more)


CREDENTIALS = {"headers": {"authorization": "Bearer any"}}


def test_whoever_knows_the_address_gets_the_examples(client, design):
    answered = _ask(client, _opened(design), **CREDENTIALS)

    assert answered.status_code == 200
    assert "items" in answered.json() or "tools" in answered.json()


def test_the_address_is_shown_once_and_kept_as_a_hash(editor, at, design):
    shown = editor.post(at("open_mock"), {"once": "the only time"}).content.decode()

    token = shown.partition("/mock/")[2].partition("/")[0]
    assert len(token) > 20
    assert not MockAddress.objects.filter(token_sha256=token).exists()
    assert token not in editor.get(at("mock_page")).content.decode()


def test_pressing_twice_opens_one(editor, at, design):
    for _ in range(2):
        editor.post(at("open_mock"), {"once": "the same press"})

    assert design.mock_addresses.count() == 1


def test_a_closed_address_answers_nothing(editor, at, client, design):
    token = _opened(design)
    editor.post(at("close_mock", design.mock_addresses.get().pk))

    answered = _ask(client, token, **CREDENTIALS)

    assert answered.status_code == 404
    assert design.title not in answered.content.decode()


@pytest.mark.hostile(23)
def test_an_address_of_another_design_is_not_closed(team, design, empty_design, editor):
    _opened(design)
    address = reverse(
        "close_mock", args=[team.workspace.slug, empty_design.slug, design.mock_addresses.get().pk]
    )

    assert editor.post(address).status_code == 404
    assert design.mock_addresses.get().is_open


@pytest.mark.hostile(23)
@pytest.mark.parametrize("token", ["guessed" * 4, "0" * 64])
def test_a_guessed_address_answers_nothing(client, design, token):
    _opened(design)

    assert _ask(client, token, **CREDENTIALS).status_code == 404


def test_a_revision_answers_as_it_was(client, design, published):
    token = _opened(design, revision=published)
    operation = design.services.get(key="tools").operations.get()
    operations.remove_operation(operation, by=None)

    assert _ask(client, token, **CREDENTIALS).status_code == 200
    assert _ask(client, _opened(design), **CREDENTIALS).status_code == 404


def test_the_design_answers_as_it_stands_after_each_edit(client, design):
    token = _opened(design)
    assert _ask(client, token, **CREDENTIALS).status_code == 200

    operation = design.services.get(key="tools").operations.get()
    operations.edit_operation(operation, seen=operation.row_version, by=None, http_path="/instruments")

    assert _ask(client, token, **CREDENTIALS).status_code == 404
    assert _ask(client, token, "/instruments?street=Elm", **CREDENTIALS).status_code == 200


@pytest.mark.hostile(52)
def test_an_answer_can_do_nothing_to_our_pages(team, design):
    """Somebody who is signed in here is nobody there, and gets no cookie."""
    browser = team.client(team.owner)
    answered = _ask(browser, _opened(design))

    assert answered.status_code == 401
    assert not answered.cookies
    assert "sandbox" in answered["Content-Security-Policy"]
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert answered["Cache-Control"] == "no-store"


@pytest.mark.hostile(41)
def test_no_visitor_fills_anything(client, design):
    """There is no state to fill: what is sent is checked and forgotten."""
    token = _opened(design)
    body = json.dumps(
        {
            "tool_id": "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10",
            "borrower_id": "9b2f0f54-8a70-4f7c-9d0e-1f6f4b0f5a77",
        }
    )
    rows = [design.services.count(), User.objects.count(), MockAddress.objects.count()]

    answers = {
        _ask(
            client,
            token,
            "/loans",
            "loans",
            "post",
            data=body,
            content_type="application/json",
            **CREDENTIALS,
        ).content
        for _ in range(50)
    }

    assert len(answers) == 1
    assert [design.services.count(), User.objects.count(), MockAddress.objects.count()] == rows


@pytest.mark.hostile(41)
def test_one_visitor_who_asks_too_often_does_not_stop_the_others(client, design, monkeypatch):
    monkeypatch.setattr(door, "EACH_VISITOR", Limit(2))
    token = _opened(design)
    statuses = [_ask(client, token, REMOTE_ADDR="192.0.2.1", **CREDENTIALS).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert _ask(client, token, REMOTE_ADDR="192.0.2.2", **CREDENTIALS).status_code == 200


@pytest.mark.hostile(38)
def test_a_large_body_is_refused_before_it_is_read(client, design):
    answered = _ask(
        client,
        _opened(design),
        "/loans",
        "loans",
        "post",
        data=b"x" * 1_000_001,
        content_type="application/json",
    )

    assert answered.status_code == 413


def test_a_browser_of_another_origin_may_ask(client, design):
    answered = _ask(client, _opened(design), method="options", headers={"origin": "https://client.test"})

    assert answered.status_code == 204
    assert answered["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answered


def test_there_are_only_so_many_open_addresses(editor, at, design, said):
    for _ in range(MOST_OPEN):
        _opened(design)

    page = editor.post(at("open_mock"), {"once": "one more"})

    assert page.status_code == 422
    assert "Close one first" in said(page)


def test_closing_makes_room(design):
    for _ in range(MOST_OPEN):
        _opened(design)
    close_mock(design.mock_addresses.first(), by=None)

    assert _opened(design)

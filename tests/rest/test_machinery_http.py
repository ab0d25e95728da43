"""Whatever is sent, the answer is what HTTP says, as a problem, private, and with nothing of ours in it."""

import io
import json

import pytest
from django.db import OperationalError
from django.test import Client

from seedapp.accounts.models import Scope
from seedapp.accounts.token_changes import make_token, revoke_token
from seedapp.actors.models import Actor

JSON = {"content_type": "application/json"}


@pytest.fixture
def bearer(team):
    """`bearer(person, scope)`: the header of a new token."""

    def header(person, scope=Scope.WRITE):
        return {"Authorization": f"Bearer {make_token(person, name='ci', scope=scope)[1]}"}

    return header


@pytest.fixture
def place(editor):
    return f"{editor.place}/actors"


def problem(answer, status, code):
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (told["code"], told["status"]) == (code, status)
    assert told["type"].endswith(code)
    assert told["title"]
    assert told["detail"]
    return told


# Who asks


def test_a_token_writes_without_a_forgery_token(bearer, team, place, design):
    answer = Client(enforce_csrf_checks=True).post(
        place, {"name": "Night watch"}, headers=bearer(team.editor), **JSON
    )

    assert answer.status_code == 201
    assert design.actors.filter(name="Night watch").exists()


@pytest.mark.hostile(28)
def test_a_session_does_not(team, place):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(team.editor)

    problem(browser.post(place, {"name": "Night watch"}, **JSON), 403, "forgery")


def test_nobody_is_told_how_to_sign_in(client, place, db):
    answer = client.get(place)

    problem(answer, 401, "not-signed-in")
    assert answer["WWW-Authenticate"] == 'Bearer realm="SEED Workbench"'


@pytest.mark.hostile(25, 44)
@pytest.mark.parametrize("secret", ["", "guessed", "seed_" + "a" * 43, "seed_ключ", "x" * 5000])
def test_a_token_that_opens_nothing_is_refused(client, place, secret):
    answer = client.get(place, headers={"Authorization": f"Bearer {secret}"})

    problem(answer, 401, "token-refused")
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]


def test_a_revoked_token_opens_nothing(client, place, team):
    token, secret = make_token(team.editor, name="ci", scope=Scope.READ)
    revoke_token(token)

    assert client.get(place, headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_a_token_that_is_refused_is_not_saved_by_a_session(team, place):
    answer = team.client(team.editor).get(place, headers={"Authorization": "Bearer guessed"})

    assert answer.status_code == 401


def test_a_reading_token_reads_and_is_told_why_it_does_not_write(client, bearer, team, place, design):
    reading = bearer(team.owner, Scope.READ)

    assert client.get(place, headers=reading).status_code == 200
    told = problem(client.post(place, {"name": "A"}, headers=reading, **JSON), 403, "read-only-token")
    assert "ci" in told["detail"]
    refused = client.delete(f"{place}/tool-owner", headers={**reading, "If-Match": "*"})
    assert 'scope="write"' in refused["WWW-Authenticate"]
    assert design.actors.filter(key="tool-owner").exists()


def test_a_token_does_what_its_person_may_and_no_more(client, bearer, team, place):
    assert client.post(place, {"name": "A"}, headers=bearer(team.viewer), **JSON).status_code == 403
    assert client.get(place, headers=bearer(team.outsider)).status_code == 404


def test_a_token_for_another_workspace_finds_nothing(client, team, place):
    own = team.outsider.memberships.get().workspace
    _token, secret = make_token(team.editor, name="ci", scope=Scope.READ, only_in=own.pk)

    assert client.get(place, headers={"Authorization": f"Bearer {secret}"}).status_code == 404
    assert client.get("/api/v1/designs", headers={"Authorization": f"Bearer {secret}"}).json()["items"] == []


# What is sent


@pytest.mark.hostile(38, 43, 46, 51)
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "required"),
        (b"{", "JSON"),
        (b"[" * 100_000, "deep"),
        (b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "deep"),
        (b'{"name": "a", "name": "b"}', "twice"),
        (b'{"name": NaN}', "NaN"),
        (b'{"name": 1e999}', ""),
        (b'{"name": ' + b"9" * 5000 + b"}", "JSON"),
        (b"\xff\xfe{\x00}\x00", "JSON"),
        (b'{"name": "\\ud800"}', ""),
        (b'"name"', ""),
        (b"[]", ""),
        (b"null", ""),
        (b'{"__proto__": 1, "__class__": 2}', ""),
    ],
)
def test_a_body_that_cannot_be_meant_is_refused(editor, place, body, told):
    answer = editor.client.post(place, body, **JSON)

    assert answer.status_code == 400
    assert told in json.dumps(answer.json())


@pytest.mark.hostile(28, 38)
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", ""]
)
def test_a_body_of_another_kind_is_refused(editor, place, kind):
    answer = editor.client.generic("POST", place, '{"name": "A"}', content_type=kind)

    problem(answer, 415, "unsupported-media-type")


@pytest.mark.hostile(38)
@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "klingon"])
def test_json_in_another_charset_is_refused(editor, place, charset):
    answer = editor.client.generic("POST", place, "{}", content_type=f"application/json; charset={charset}")

    problem(answer, 415, "unsupported-media-type")


class NeverRead(io.BytesIO):
    def read(self, *_size):
        raise AssertionError("The body is not to be read.")


@pytest.mark.hostile(38)
def test_a_body_of_100_megabytes_is_refused_before_it_is_read(editor, place):
    sent = {"CONTENT_LENGTH": str(100 * 1024 * 1024), "wsgi.input": NeverRead()}

    for address in (place, "/api/v1/workspaces/shed/imports"):
        answer = editor.client.generic("POST", address, b"", content_type="application/json", **sent)
        problem(answer, 413, "too-large")


@pytest.mark.hostile(38)
def test_a_body_without_a_length_is_refused(editor, place):
    sent = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": NeverRead()}

    problem(editor.client.generic("POST", place, b"", **JSON, **sent), 411, "length-required")


@pytest.mark.hostile(43)
@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"name": None}, {"/name"}),
        ({"name": 7}, {"/name"}),
        ({"name": ["a"]}, {"/name"}),
        ({"name": {"a": 1}}, {"/name"}),
        ({"key": "a", "colour": 1, "a/b~c": 2}, {"/key", "/colour", "/a~1b~0c"}),
        ({"needs": ["a", 1]}, {"/needs/1"}),
        ({"needs": ["a" * 1001]}, {"/needs/0"}),
        ({"needs": ["a"] * 51}, {"/needs"}),
        ({"kind": True}, {"/kind"}),
        ({"name": "a" * 201}, {"/name"}),
        ({"name": "\u200b\u202e"}, {"/name"}),
    ],
)
def test_each_member_that_is_wrong_is_named(editor, body, pointers):
    answer = editor.patch("actors/tool-owner", body, If_Match="*")

    assert {one["pointer"] for one in problem(answer, 400, "invalid")["errors"]} == pointers


# What is asked


@pytest.mark.hostile(39, 49)
def test_an_address_that_is_not_there_is_a_problem(editor):
    problem(editor.get("/api/v1/nowhere"), 404, "not-found")
    problem(editor.get("/api/v1/designs/shed/tool-shed/actors/%00"), 404, "not-found")


def test_a_slash_at_the_end_is_another_address(editor, place):
    problem(editor.client.post(f"{place}/", {"name": "A"}, **JSON), 404, "not-found")


@pytest.mark.hostile(39)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_a_method_that_is_not_there_is_refused_with_those_that_are(editor, place, method):
    answer = editor.client.generic(method, place)

    problem(answer, 405, "method-not-allowed")
    assert answer["Allow"] == "GET, POST, HEAD, OPTIONS"


@pytest.mark.hostile(28)
def test_a_method_is_not_overridden(editor, place, design):
    editor.client.post(
        f"{place}/tool-owner", "{}", headers={"X-HTTP-Method-Override": "DELETE", "If-Match": "*"}, **JSON
    )
    editor.client.post(f"{place}?_method=DELETE", "{}", **JSON)

    assert design.actors.filter(key="tool-owner").exists()


@pytest.mark.hostile(39)
def test_head_is_get_without_its_body(editor, place):
    get, head = editor.client.get(place), editor.client.head(place)

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])


@pytest.mark.hostile(39)
def test_options_tells_the_methods(editor, callers, place):
    answer = editor.client.options(place)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == "GET, POST, HEAD, OPTIONS"
    assert callers.outsider.client.options(place).status_code == 404


@pytest.mark.parametrize("accepted", ["text/html", "application/xml", "image/*"])
def test_a_form_that_there_is_not_is_refused(editor, place, accepted):
    problem(editor.get(place, Accept=accepted), 406, "not-acceptable")


def test_what_can_be_had_as_yaml_is_had_as_yaml(editor):
    for accepted in ("application/yaml", "*/*"):
        assert editor.get("design-file", Accept=accepted)["Content-Type"].startswith("application/yaml")
    problem(editor.get("documents/nothing", Accept="application/yaml"), 404, "not-found")


# What is answered


@pytest.mark.hostile(30, 44, 53)
def test_answers_are_private_and_open_to_no_other_site(editor, place):
    answer = editor.get(place, Origin="https://evil.test")

    assert answer["Cache-Control"] == "private, no-store"
    assert {"Authorization", "Cookie"} <= {one.strip() for one in answer["Vary"].split(",")}
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
    assert "Server" not in answer.headers
    assert "X-Powered-By" not in answer.headers


@pytest.mark.hostile(44)
def test_a_mistake_of_ours_tells_nothing_of_the_inside(editor, place, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("the secret password is hunter2")

    monkeypatch.setattr("seedapp.actors.changes.add_actor", fail)
    editor.client.raise_request_exception = False
    answer = editor.client.post(place, {"name": "A"}, **JSON)

    problem(answer, 500, "failed")
    assert b"hunter2" not in answer.content
    assert b"Traceback" not in answer.content


@pytest.mark.hostile(33)
def test_a_lost_database_is_told_with_when_to_try_again(editor, place, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OperationalError("server closed the connection to 10.0.0.5")

    monkeypatch.setattr("seedapp.actors.changes.add_actor", fail)
    answer = editor.client.post(place, {"name": "A"}, **JSON)

    told = problem(answer, 503, "try-again")
    assert answer["Retry-After"] == "5"
    assert "10.0.0.5" not in json.dumps(told)


def test_two_who_choose_one_key_at_once_both_get_theirs(editor, design, team, monkeypatch):
    def chosen_when_it_was_free(*_args):
        monkeypatch.undo()
        return "tool-owner"

    monkeypatch.setattr("seedapp.rest.actors.free_key_in", chosen_when_it_was_free)

    assert editor.post("actors", {"name": "Tool owner"}).json()["key"] == "tool-owner-2"
    assert Actor.objects.filter(design=design, name="Tool owner").count() == 2


def test_problems_speak_the_readers_language(editor):
    assert editor.get("/api/v1/designs?x=1", Accept_Language="ko")["Content-Language"] == "ko"

"""A program that brings its token: nothing of a browser has a part in what it is answered."""

import pytest
from django.test import Client

from seedapp.accounts.token_changes import make_token


@pytest.fixture
def actors(design):
    return f"/api/v1/designs/{design.workspace.slug}/{design.slug}/actors"


@pytest.fixture
def bearer(team):
    """The header of an editor's token."""
    _token, secret = make_token(team.editor, name="CI", scope="write")
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def strict():
    """A client whose writes are looked at for forgery, as a browser's are."""
    return Client(enforce_csrf_checks=True)


def test_a_token_writes_without_session_and_forgery_token(
    strict, bearer, actors, django_assert_max_num_queries
):
    strict.post(actors, {"name": "Day watch"}, "application/json", headers=bearer)  # notes that it came in

    with django_assert_max_num_queries(12):
        answer = strict.post(actors, {"name": "Night watch"}, "application/json", headers=bearer)

    assert answer.status_code == 201
    assert answer.cookies == {}
    assert (answer["Content-Language"], int(answer["Content-Length"])) == ("en", len(answer.content))


@pytest.mark.parametrize("sent", ["Bearer seed_unknown", "Bearer ", "Bearer  x", "bearer\tx", "Bearer"])
def test_a_token_that_opens_nothing_is_not_made_good_by_a_session(team, sent, actors):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(team.editor)

    answer = browser.post(actors, {"name": "A"}, "application/json", headers={"Authorization": sent})

    assert answer.status_code in (401, 403)
    assert team.workspace.designs.get().actors.filter(name="A").count() == 0


def test_the_token_says_who_asks_not_the_session(team, bearer, actors):
    browser = Client()
    browser.force_login(team.viewer)

    assert browser.post(actors, {"name": "A"}, "application/json", headers=bearer).status_code == 201


@pytest.mark.parametrize("address", ["/api/v1/nowhere", "/api/v1/actors/"])
def test_what_is_not_there_is_a_problem_with_a_token_too(strict, bearer, address, db):
    answer = strict.get(address, headers=bearer)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_host_name_that_is_not_ours_is_refused_with_a_token_too(strict, bearer, actors):
    assert strict.get(actors, headers={**bearer, "Host": "elsewhere.test"}).status_code == 400


def test_a_token_is_answered_in_the_language_that_it_asks_for(strict, bearer, actors):
    answer = strict.get(f"{actors}/none", headers={**bearer, "Accept-Language": "ko"})

    assert answer["Content-Language"] == "ko"
    assert "Accept-Language" in answer["Vary"]


def test_data_loads_nothing(strict, bearer, actors):
    found, missing = (strict.get(one, headers=bearer) for one in (actors, f"{actors}/none"))

    policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert [one["Content-Security-Policy"] for one in (found, missing)] == [policy] * 2

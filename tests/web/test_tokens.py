"""The page of a person's tokens: made after signing in once more, shown once, revoked."""

import logging
import re

import pytest
from django.urls import reverse

from seedapp.accounts.models import Token
from seedapp.accounts.token_changes import authenticate, make_token

pytestmark = pytest.mark.django_db

PASSWORD = "a long pass phrase"
TYPED = {"name": "Pipeline of bikes", "scope": "write", "only_in": "0", "days": "30"}


@pytest.fixture
def browser(team):
    """The editor, who has just given the password once more."""
    browser = team.client(team.editor)
    assert browser.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return browser


def secrets_in(page):
    return set(re.findall(r"seed_[A-Za-z0-9]{43}", page.content.decode()))


def test_a_token_is_made_and_its_secret_is_shown_once(browser, team, said):
    page = browser.post("/tokens/", TYPED)

    [secret] = secrets_in(page)
    assert authenticate(secret)[0] == team.editor
    assert "shown only this once" in said(page)
    later = browser.get("/tokens/")
    assert "Pipeline of bikes" in said(later)
    assert not secrets_in(later)


def test_the_person_is_told_by_mail(browser, mailoutbox):
    page = browser.post("/tokens/", TYPED)

    [letter] = mailoutbox
    assert letter.to == ["editor@team.test"]
    assert "Pipeline of bikes (Read and write)" in letter.body
    assert not secrets_in(page) & set(letter.body.split())


def test_no_cache_keeps_the_page_that_shows_a_secret(browser):
    assert "no-store" in browser.post("/tokens/", TYPED)["Cache-Control"]


def test_whoever_found_an_open_browser_must_know_the_password(team):
    browser = team.client(team.editor)

    answer = browser.post("/tokens/", TYPED)

    assert answer.url.startswith("/accounts/reauthenticate/")
    assert not Token.objects.exists()
    made = browser.post(answer.url, {"password": PASSWORD, "next": "/tokens/"})
    assert len(secrets_in(made)) == 1  # and what was typed is not typed again


def test_the_same_form_sent_twice_makes_one_token(browser, said):
    browser.post("/tokens/", TYPED | {"once": "pressed twice"})

    again = browser.post("/tokens/", TYPED | {"once": "pressed twice"}, follow=True)

    assert Token.objects.count() == 1
    assert "revoke that token and make another" in said(again)


def test_the_workspaces_offered_are_ones_own(browser, team):
    elsewhere = team.outsider.workspaces.get()

    page = browser.post("/tokens/", TYPED | {"only_in": elsewhere.pk})

    assert page.status_code == 422
    assert "Elsewhere" not in page.content.decode()
    browser.post("/tokens/", TYPED | {"only_in": team.workspace.pk})
    assert Token.objects.get().only_in == team.workspace.pk


def test_a_token_is_revoked(browser, team, said):
    token, secret = make_token(team.editor, name="Old pipeline", scope="read")

    page = browser.post(reverse("revoke_token", args=[token.pk]), follow=True)

    assert "“Old pipeline” is revoked" in said(page)
    assert authenticate(secret) is None


def test_the_token_of_somebody_else_is_not_there(browser, team):
    token, secret = make_token(team.owner, name="Of the owner", scope="read")

    assert "Of the owner" not in browser.get("/tokens/").content.decode()
    assert browser.post(reverse("revoke_token", args=[token.pk])).status_code == 404
    assert authenticate(secret)


def test_too_many_tokens_are_refused_with_what_was_typed(browser, team, monkeypatch, said):
    monkeypatch.setattr("seedapp.accounts.token_changes.LIVE_TOKENS_A_PERSON", 0)

    page = browser.post("/tokens/", TYPED)

    assert page.status_code == 422
    assert "Revoke one that is not needed any more" in said(page)
    assert page.context["form"]["name"].value() == "Pipeline of bikes"


def test_a_name_that_is_markup_is_text(browser):
    page = browser.post("/tokens/", TYPED | {"name": "<img src=x onerror=alert(1)>"})

    assert "<img src=x" not in page.content.decode()


def test_no_secret_comes_into_the_log(browser, caplog):
    with caplog.at_level(logging.DEBUG):
        [secret] = secrets_in(browser.post("/tokens/", TYPED))
        browser.get("/api/v1/no-such-place/", headers={"authorization": f"Bearer {secret}"})

    assert secret not in caplog.text

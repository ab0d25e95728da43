"""Who may do what: the table of every page × role holds, and no page is missing from it."""

import dataclasses

import pytest
from django.urls import URLPattern, get_resolver, reverse

from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .pages import ANYONE, GUEST, PAGES, PERSON, Page

ROLES = ("owner", "editor", "reviewer", "viewer", "outsider", "anonymous")
NOT_OURS = ("accounts/", "i18n/")
WITHOUT_A_TOKEN = {
    "mock": "it changes nothing",
    "stop_mail": "mail programs press it (RFC 8058); its address is the token, and it only stops mail",
}
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def routes(patterns=None, before=""):
    """(name, whole pattern) of each of our routes."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLPattern):
            if not whole.startswith(NOT_OURS):
                yield one.name, whole
        else:
            yield from routes(one.url_patterns, whole)


def expected(page, role):
    """The status that a role gets from a page."""
    if page.needs == ANYONE:
        return page.answer
    if page.needs == GUEST:
        return page.answer if role == "guest" else 302
    if role == "anonymous":
        if page.name.startswith("rest_"):
            return 401
        has_typed = page.method == "POST" and any(page.sent.values())
        return 403 if has_typed else 302  # what was typed is shown again, not dropped
    if page.needs == PERSON:
        return page.answer
    if role == "outsider":
        return 404
    return page.answer if allows(role, Role(page.needs)) else 403


@pytest.mark.hostile(24)
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_each_role_gets_the_answer_of_the_table(stage, page):
    roles = [*ROLES, "guest"] if "token" in page.of and page.needs in {ANYONE, GUEST} else ROLES
    if page.name == "review":
        roles = ROLES  # who has a name already is sent on, see below

    answers = {role: stage.answer(page, role) for role in roles}

    assert {role: one.status_code for role, one in answers.items()} == {
        role: expected(page, role) for role in roles
    }
    if answers["anonymous"].status_code == 302 and page.needs != ANYONE:
        door = reverse("review", args=[stage.token]) if page.needs == GUEST else reverse("account_login")
        assert answers["anonymous"]["Location"].startswith(door)


def test_a_guest_of_a_review_is_a_stranger_everywhere_else(stage):
    elsewhere = [page for page in PAGES if page.needs != GUEST and "@token" not in page.of.values()]

    answers = {str(page): stage.answer(page, "guest").status_code for page in elsewhere}

    assert answers == {str(page): expected(page, "anonymous") for page in elsewhere}


def test_a_guest_with_a_name_is_sent_on_from_the_door(stage):
    door = next(page for page in PAGES if page.name == "review")

    assert stage.answer(door, "guest").status_code == 302


def test_no_page_is_missing_from_the_table():
    assert {name for name, _ in routes()} == {page.name for page in PAGES}


def test_the_pages_refuse_the_methods_that_the_table_does_not_name(stage):
    answers = {
        f"{method} {page.name}": stage.answer(page, "owner", method).status_code
        for page in {page.name: page for page in PAGES}.values()
        for method in METHODS - {one.method for one in PAGES if one.name == page.name}
    }

    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.hostile(28)
def test_nothing_is_changed_without_a_token(stage, settings):
    settings.CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
    settings.SEED_API_REQUESTS_A_MINUTE = dict.fromkeys(settings.SEED_API_REQUESTS_A_MINUTE, 10_000)
    browsers = {GUEST: stage.guest}
    owner = stage.team.client(stage.team.owner)
    for browser in (owner, stage.guest):
        browser.handler.enforce_csrf_checks = True
    unsafe = [page for page in PAGES if page.method != "GET" and page.name not in WITHOUT_A_TOKEN]

    answers = {
        str(page): browsers.get(page.needs, owner).generic(page.method, stage.address(page)).status_code
        for page in unsafe
    }

    assert answers == dict.fromkeys(answers, 403)


@pytest.mark.hostile(23)
def test_a_design_of_another_workspace_is_not_reached_through_ones_own(stage):
    own = stage.team.outsider.memberships.get().workspace.slug
    outsider = stage.team.client(stage.team.outsider)
    inside = [page for page in PAGES if "<slug:design>" in dict(routes())[page.name]]

    answers = {}
    for page in inside:
        through_own = stage.address(page).replace(f"/{stage.team.workspace.slug}/", f"/{own}/", 1)
        answers[str(page)] = outsider.generic(page.method, through_own).status_code

    assert len(inside) > 50
    assert answers == dict.fromkeys(answers, 404)


def test_a_wrong_review_link_opens_nothing(stage):
    wrong = [
        dataclasses.replace(page, of=page.of | {"token": "guessed"})
        for page in PAGES
        if page.of.get("token") == "@token"
    ]

    answers = {str(page): stage.answer(page, "guest").status_code for page in wrong}

    assert answers
    assert answers == dict.fromkeys(answers, 404)


def test_a_page_that_lets_in_too_many_would_be_seen(stage):
    claimed = Page("actors", "GET", Role.EDITOR, 200)

    assert stage.answer(claimed, "viewer").status_code != expected(claimed, "viewer")

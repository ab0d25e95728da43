"""Who may do what: the table of every page × role holds, and no page is missing from it."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .pages import ANYONE, PAGES, PERSON, Page

MEMBERS = ("owner", "editor", "reviewer", "viewer")
ROLES = (*MEMBERS, "outsider", "anonymous")
NOT_OURS = ("accounts/", "i18n/")


def routes(patterns=None, before=""):
    """Name → whole pattern of each of our routes."""
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
    if role == "anonymous":
        return 302
    if page.needs == PERSON:
        return page.answer
    if role == "outsider":
        return 404
    return page.answer if allows(role, Role(page.needs)) else 403


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_each_role_gets_the_answer_of_the_table(stage, page):
    answers = {role: stage.answer(page, getattr(stage.team, role, None)) for role in ROLES}

    assert {role: one.status_code for role, one in answers.items()} == {
        role: expected(page, role) for role in ROLES
    }
    if page.needs != ANYONE:
        assert answers["anonymous"]["Location"].startswith(reverse("account_login"))


def test_no_page_is_missing_from_the_table():
    assert {name for name, _ in routes()} == {page.name for page in PAGES}


@pytest.mark.parametrize("name", sorted({page.name for page in PAGES}))
def test_a_page_refuses_the_methods_that_the_table_does_not_name(stage, name):
    known = [page for page in PAGES if page.name == name]
    for method in {"GET", "POST", "PUT", "DELETE"} - {page.method for page in known}:
        assert stage.answer(known[0], stage.team.owner, method).status_code == 405


def test_nothing_is_changed_without_a_token(stage, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(stage.team.owner)
    posts = [page for page in PAGES if page.method == "POST"]

    assert {str(page): client.post(stage.address(page)).status_code for page in posts} == {
        str(page): 403 for page in posts
    }


def test_a_design_of_another_workspace_is_not_reached_through_ones_own(stage):
    own = stage.team.outsider.memberships.get().workspace.slug
    client = stage.team.client(stage.team.outsider)
    inside = [page for page in PAGES if "<slug:design>" in dict(routes())[page.name]]
    through_own = {
        str(page): stage.address(page).replace(f"/{stage.team.workspace.slug}/", f"/{own}/", 1)
        for page in inside
    }

    assert inside
    assert {
        str(page): getattr(client, page.method.lower())(through_own[str(page)]).status_code for page in inside
    } == {str(page): 404 for page in inside}


def test_a_page_without_a_role_would_be_seen(stage):
    wide_open = Page("actors", "GET", ANYONE, 200)

    assert stage.answer(wide_open, None).status_code != expected(wide_open, "anonymous")

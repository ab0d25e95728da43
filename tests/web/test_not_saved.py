"""A locked, full or lost database in the middle of a request: what was typed is there, nothing half done."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.test import Client

from seedapp.actors.models import Actor
from seedapp.designs.changes import remove_design
from seedapp.history.models import Change
from seedapp.web.not_saved import is_out_of_reach, mistake
from seedapp.workspaces.changes import change_role

from .sending import form_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.hostile(33)]
TYPED = {"name": "Roof builder", "description": "Climbs.\nAnd says so.", "needs": "a <b>ladder</b>"}


@pytest.fixture
def browser(team):
    """The editor's; a mistake is answered, as it is in use."""
    one = Client(raise_request_exception=False)
    one.force_login(team.editor)
    return one


@pytest.fixture
def opened(browser, at):
    page = browser.get(at("actor", "weekend-builder"))
    return page, form_of(page, "seen")


@pytest.fixture
def full_disk():
    """From now on, no page can be added to the database's file."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages that other tests have left empty would still take rows
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def locked(design):
    """Somebody else is writing, and does not end."""
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    yield other
    other.close()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20000")


only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own ways to fail")
only_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a server that hangs up")


def is_told(answer, said):
    told = said(answer)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "Not saved. Your text is here." in told
    assert "Roof builder" in told
    assert "Climbs. And says so." in told
    assert "a <b>ladder</b>" in told
    return form_of(answer, "name")


def nothing_is_written(design):
    assert design.actors.get(key="weekend-builder").name == "Weekend builder"
    assert not Change.objects.filter(design_id=design.pk, verb="actors.edited").exists()


@only_sqlite
def test_a_locked_database_keeps_what_was_typed_and_the_button_sends_it_again(
    opened, browser, design, locked, said
):
    page, form = opened

    again = is_told(form.send(browser, page, **TYPED), said)
    nothing_is_written(design)
    locked.rollback()

    assert again.send(browser, page).status_code == 302
    assert design.actors.get(key="weekend-builder").description == "Climbs.\nAnd says so."


@only_sqlite
def test_a_full_disk_keeps_what_was_typed_and_leaves_nothing_half_written(
    opened, browser, design, full_disk, said
):
    page, form = opened

    answer = form.send(browser, page, **TYPED | {"behaviours": "\n".join(["x" * 900] * 40)})

    is_told(answer, said)
    nothing_is_written(design)


@only_postgres
def test_a_lost_connection_keeps_what_was_typed_and_the_next_request_has_a_new_one(
    opened, browser, design, said
):
    page, form = opened

    def hang_up(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and "actors_actor" in sql:
            connection.connection.close()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hang_up):
        answer = form.send(browser, page, **TYPED)

    again = is_told(answer, said)
    nothing_is_written(design)
    assert again.send(browser, page).status_code == 302


@only_sqlite
def test_a_new_thing_that_could_not_be_written_can_be_sent_again_and_is_there_once(
    browser, at, design, locked, said
):
    page = browser.get(at("actors"))
    form = form_of(page, "once")

    again = is_told(form.send(browser, page, **TYPED), said)
    locked.rollback()

    assert [again.send(browser, page).status_code for _ in range(2)] == [302, 302]
    assert design.actors.filter(name="Roof builder").count() == 1


@only_sqlite
def test_the_rest_api_says_when_to_try_again(browser, design, locked):
    answer = browser.post(
        f"/api/v1/designs/{design.workspace.slug}/{design.slug}/actors",
        {"name": "Roof builder"},
        content_type="application/json",
    )

    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) > 0
    assert not Actor.objects.filter(name="Roof builder").exists()


def test_what_is_typed_about_ones_own_account_is_never_shown_again(rf):
    request = rf.post("/accounts/signup/", {"email": "new@team.test", "password1": "a long pass phrase"})
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        answer = mistake(request)

    assert answer.status_code == 503
    assert "a long pass phrase" not in answer.content.decode()
    assert "new@team.test" not in answer.content.decode()


def test_a_database_that_was_not_migrated_is_a_mistake_of_ours():
    assert not is_out_of_reach(OperationalError("no such table: actors_actor"))
    assert is_out_of_reach(OperationalError("database is locked"))
    assert is_out_of_reach(OSError(28, "No space left on device"))
    assert not is_out_of_reach(ValueError("anything"))


def test_a_design_that_was_deleted_while_one_typed_leaves_the_text_on_the_page(
    opened, browser, team, design, said
):
    page, form = opened
    remove_design(design, by=team.owner)

    answer = form.send(browser, page, **TYPED)

    assert answer.status_code == 404
    assert "It was not saved. Copy from here what you want to keep." in said(answer)
    assert "Name Roof builder" in said(answer)


def test_a_role_that_was_lowered_while_one_typed_leaves_the_text_on_the_page(
    opened, browser, team, design, said
):
    page, form = opened
    change_role(team.workspace.members.get(user=team.editor), role="viewer", by=team.owner)

    answer = form.send(browser, page, **TYPED)

    assert answer.status_code == 403
    assert "Roof builder" in said(answer)
    nothing_is_written(design)

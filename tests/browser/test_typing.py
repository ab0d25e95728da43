"""What is typed survives a reload, a lost connection, an expired session, another person at the browser."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from seedapp.history.models import Press

from .waiting import until

PASSWORD = "a long pass phrase"
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('seed-draft:'))"


@pytest.fixture
def page(opened):
    """The actors of the design, open for the editor."""
    return opened("actors")


def type_an_actor(page, name="Night nurse"):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Needs").fill("a bed at once")
    until(page, f"{DRAFTS}.some((key) => localStorage.getItem(key).includes('{name}'))")


def sign_in(page, email, password=PASSWORD):
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")


def test_a_reload_offers_what_was_typed(page):
    type_an_actor(page)

    page.reload()
    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_label("Name")).to_have_value("Night nurse")
    expect(page.get_by_label("Needs")).to_have_value("a bed at once")


@pytest.mark.hostile(31)
def test_without_a_connection_the_page_stays_and_sends_when_it_is_back(page, design):
    type_an_actor(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Add actor").click()

    expect(page.get_by_text("Not saved: there is no connection.")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Night nurse")
    token = page.locator("form[data-keep-typing] [name=once]").input_value()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Night nurse")).to_be_visible()
    assert design.actors.filter(name="Night nurse").count() == 1
    assert Press.objects.filter(token=token).exists()
    until(page, f"{DRAFTS}.length === 0")


def test_a_session_that_ended_keeps_the_page_and_saves_after_signing_in_beside_it(page, design, team):
    type_an_actor(page)
    Session.objects.all().delete()

    page.get_by_role("button", name="Add actor").click()

    note = page.locator("[data-unsaved=signed-out]")
    expect(note).to_contain_text("Not saved: you are signed out.")
    with page.context.expect_page() as opening:
        note.get_by_role("link", name="Sign in").click()
    beside = opening.value
    sign_in(beside, team.editor.email)
    expect(beside.get_by_role("heading", name="Actors")).to_be_visible()
    beside.close()
    page.bring_to_front()
    expect(note).to_have_count(0)
    expect(page.get_by_label("Name")).to_have_value("Night nurse")
    page.get_by_role("button", name="Add actor").click()
    expect(page.get_by_role("heading", name="Night nurse")).to_be_visible()
    assert design.actors.filter(name="Night nurse").count() == 1


def test_signing_in_on_the_way_back_offers_the_text(page, team):
    type_an_actor(page)
    here = page.url
    Session.objects.all().delete()

    page.goto(here)
    sign_in(page, team.editor.email)

    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Name")).to_have_value("Night nurse")


def test_somebody_else_does_not_see_what_was_typed(page, team):
    type_an_actor(page)
    here = page.url
    Session.objects.all().delete()

    page.goto(here)
    sign_in(page, team.owner.email)

    expect(page.get_by_role("button", name="Add actor")).to_be_visible()
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)


def test_a_page_of_a_session_that_ended_is_not_put_into_another(opened, live_server):
    page = opened("matrix")
    Session.objects.all().delete()

    page.locator("#matrix button").first.click()

    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.locator("[name=password]")).to_have_count(0)
    expect(page.locator("#matrix")).to_be_visible()


def test_without_javascript_a_session_that_ended_loses_nothing(opened, design, team):
    page = opened("actors", java_script_enabled=False)
    page.get_by_label("Name").fill("Night nurse")
    Session.objects.all().delete()

    page.get_by_role("button", name="Add actor").click()

    expect(page.get_by_role("heading", name="This was not saved yet")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="Night nurse")).to_be_visible()
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Sign in, in another tab").click()
    sign_in(opening.value, team.editor.email)
    expect(opening.value.get_by_role("heading", name="Actors")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_text("You are Editor now")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_role("heading", name="Night nurse")).to_be_visible()
    assert design.actors.filter(name="Night nurse").count() == 1


@pytest.mark.hostile(31)
def test_two_tabs_of_one_form_keep_a_text_each(page):
    type_an_actor(page, "Night nurse")
    other = page.context.new_page()
    other.goto(page.url)
    type_an_actor(other, "Day nurse")

    other.get_by_role("button", name="Add actor").click()
    expect(other.get_by_role("heading", name="Day nurse")).to_be_visible()
    until(other, f"{DRAFTS}.length === 1")
    other.close()
    page.reload()

    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Name")).to_have_value("Night nurse")


def test_a_full_storage_makes_room_or_says_so(page):
    type_an_actor(page)
    page.evaluate("""() => {
        let text = "x".repeat(1 << 20);
        for (let number = 0; text.length; number += 1) {
            try { localStorage.setItem(`other-${number}`, text); }
            catch { text = text.slice(text.length / 2 + 1); }
        }
    }""")

    page.get_by_label("Needs").fill("a bed " * 2000)
    expect(page.get_by_text("This browser has no room left")).to_be_visible()
    page.evaluate("localStorage.removeItem('other-0')")
    page.get_by_label("Needs").fill("a bed")
    expect(page.get_by_text("This browser has no room left")).to_have_count(0)


@pytest.mark.parametrize(
    ("answer", "kept"), [("Forget them and sign out", 0), ("Keep them for me and sign out", 1)]
)
def test_signing_out_asks_what_becomes_of_what_was_typed(page, team, answer, kept):
    type_an_actor(page)

    page.get_by_label("Your account").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name=answer).click()

    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert len(page.evaluate(DRAFTS)) == kept


@pytest.mark.hostile(24)
def test_who_was_demoted_does_not_lose_the_page_by_saving(page, team):
    type_an_actor(page)
    team.workspace.members.filter(user=team.editor).update(role="viewer")

    page.get_by_role("button", name="Add actor").click()

    expect(page.get_by_text("Not saved: your role here has changed")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Night nurse")


def test_the_way_to_sign_in_is_known_to_the_page(page):
    assert page.evaluate("document.body.dataset.signIn") == reverse("account_login")

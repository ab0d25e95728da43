"""Notices in a browser: they come while a page is open; by the keyboard, without JavaScript, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from seedapp.actors import changes as actors
from seedapp.core import coach
from seedapp.feedback import changes as feedback
from seedapp.notices import reading
from seedapp.notices.models import Look
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def answer(team, design):
    """`answer(text)`: the owner answers a thread that the editor began, and the editor is told."""
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.viewer)
    round_ = feedback.open_round(revision, by=team.viewer)[0]
    thread = feedback.begin_thread(
        round_, body="What is it?", anchor_kind="document", anchor="", anchor_title="Shed", member=team.editor
    )

    def do(text):
        feedback.answer(thread, body=text, member=team.owner)
        while reading.read_on():
            continue

    return do


def test_the_bell_rings_on_an_open_page(opened, answer):
    page = opened("actors")
    page.wait_for_selector("html[data-behaviours]")
    expect(page.locator("[data-bell-count]")).to_be_hidden()

    answer("A shed.")

    expect(page.locator("[data-bell-count]")).to_have_text("1")
    page.get_by_role("link", name="Notices 1").click()
    expect(page.get_by_role("button", name="Owner answered your comment on “Shed”.")).to_be_visible()


def test_the_open_list_takes_in_what_comes(opened, live_server, answer):
    page = opened("actors")
    page.goto(f"{live_server.url}/notices/")
    page.wait_for_selector("html[data-behaviours]")
    expect(page.get_by_text("No notices")).to_be_visible()

    answer("A shed.")

    expect(page.get_by_text("A shed.")).to_be_visible()


def test_by_the_keyboard_alone_a_notice_leads_to_its_thread(opened, live_server, answer):
    answer("A shed.")
    page = opened("actors")
    page.goto(f"{live_server.url}/notices/")
    page.wait_for_selector("html[data-behaviours]")

    page.get_by_role("button", name="Mark all as read").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("What is it?").first).to_be_visible()
    expect(page.locator("[data-bell-count]")).to_be_hidden()


def test_without_javascript_notices_are_read_and_changes_seen(opened, team, design, answer):
    page = opened("design", java_script_enabled=False)
    page.get_by_role("button", name="I have seen them").click()
    Look.objects.update(at="2020-02-29T12:00:00Z")
    actors.add_actor(design, by=team.owner, key="new", name="New", kind="human")
    answer("A shed.")

    page.reload()
    expect(page.get_by_role("region", name="Changed since you looked")).to_contain_text("Actors 1")
    page.get_by_role("link", name="Look at them").click()
    expect(page.locator("#change-" + str(Look.objects.get().number))).to_have_count(0)
    page.get_by_role("button", name="I have seen them").click()
    expect(page.get_by_text("since you looked")).to_have_count(0)
    page.get_by_role("link", name="Notices").click()
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("button", name="Mark as read")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ["notices/", "notices/preferences/", ""])
def test_the_pages_have_no_barrier_and_fit_a_phone(opened, live_server, answer, theme, address):
    answer("A shed with a_word_that_has_no_end_" + "x" * 200)
    page = opened("actors", color_scheme=theme, bypass_csp=True, viewport={"width": 360, "height": 800})

    page.goto(f"{live_server.url}/{address}")

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

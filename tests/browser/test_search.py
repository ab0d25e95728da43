"""Search in a browser: the key that leads to it, the way without JavaScript, no barrier."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_slash_leads_to_the_box_and_enter_to_what_was_found(opened):
    page = opened("actors")
    page.wait_for_selector("html[data-behaviours]")

    page.keyboard.press("/")
    page.keyboard.type("start a loan")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    expect(page.get_by_role("link", name="Start a loan").first).to_be_visible()


def test_a_slash_that_is_typed_into_a_form_stays_a_slash(opened):
    page = opened("actors")
    page.wait_for_selector("html[data-behaviours]")
    name = page.get_by_label("Name", exact=True)

    name.fill("")
    name.press_sequentially("day/night")

    expect(name).to_have_value("day/night")


@pytest.mark.parametrize("width", [360, 1440])
def test_without_javascript_the_header_leads_to_what_is_looked_for(opened, width):
    page = opened("actors", java_script_enabled=False, viewport={"width": width, "height": 800})
    if width == 360:
        page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("weekend")
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Weekend builder").click()

    expect(page.locator("#actor-weekend-builder")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_was_found_is_shown_without_a_barrier_and_fits_a_phone(opened, live_server, team, theme):
    page = opened("actors", color_scheme=theme, bypass_csp=True, viewport={"width": 360, "height": 800})

    page.goto(f"{live_server.url}/search/{team.workspace.slug}/?q=tool")

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

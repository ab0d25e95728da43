"""How the pages look and feel: readable, never wider than the window, drafts kept, rows by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(team, live_server):
    """Signs a browser page in as the owner and sends it to an address of the design."""
    session = team.client(team.owner).cookies["sessionid"].value

    def go(page, address: str):
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(live_server.url + address)
        page.wait_for_selector("html[data-behaviours]")
        return page

    return go


def _address(design, rest: str = "") -> str:
    return f"/w/{design.workspace.slug}/{design.slug}/{rest}"


def _serious(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_actors_page_has_no_serious_barrier(theme, design, signed_in, new_page):
    page = signed_in(new_page(color_scheme=theme, bypass_csp=True), _address(design, "actors/"))

    assert _serious(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signing_in_has_no_serious_barrier(theme, db, live_server, new_page):
    page = new_page(color_scheme=theme, bypass_csp=True)
    page.goto(f"{live_server.url}/accounts/login/")

    assert _serious(page) == []


@pytest.mark.parametrize("width", [360, 768, 1920])
@pytest.mark.parametrize("rest", ["", "actors/", "settings/", "history/"])
def test_a_page_is_never_wider_than_the_window(rest, width, design, signed_in, new_page):
    page = signed_in(new_page(viewport={"width": width, "height": 800}), _address(design, rest))

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_chosen_theme_stays_on_the_next_page(design, signed_in, page):
    signed_in(page, _address(design)).locator("[data-theme-toggle]").click()
    page.goto(page.url + "actors/")

    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_what_was_typed_and_not_saved_is_offered_again(design, signed_in, page):
    signed_in(page, _address(design, "actors/"))
    page.locator("#add [name=name]").fill("Night porter")
    page.reload()
    page.locator(".draft-bar .btn-primary").click()

    assert page.locator("#add [name=name]").input_value() == "Night porter"


def test_a_form_that_was_refused_and_then_saved_leaves_no_draft(design, signed_in, page):
    signed_in(page, _address(design, "actors/"))
    page.locator("#add [name=name]").evaluate("(one) => one.removeAttribute('maxlength')")
    page.locator("#add [name=name]").fill("Night porter " * 20)
    page.locator("#add .btn-primary").click()
    page.locator("#add .is-invalid").wait_for()
    page.locator("#add [name=name]").fill("Night porter")
    page.locator("#add .btn-primary").click()
    page.locator(".card-title", has_text="Night porter").wait_for()
    page.wait_for_selector("html[data-behaviours]")

    assert page.locator(".draft-bar").count() == 0


def test_a_saved_form_leaves_no_draft(design, signed_in, page):
    signed_in(page, _address(design, "actors/"))
    page.locator("#add [name=name]").fill("Night porter")
    page.locator("#add .btn-primary").click()
    page.locator(".card-title", has_text="Night porter").wait_for()
    page.wait_for_selector("html[data-behaviours]")

    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('seed-draft:'))") == []


def test_a_form_sent_after_the_session_ended_is_offered_again(design, signed_in, page, team):
    signed_in(page, _address(design, "actors/"))
    cookies = page.context.cookies()
    page.locator("#add [name=name]").fill("Night porter")
    page.context.clear_cookies(name="sessionid")
    page.locator("#add .btn-primary").click()
    page.locator("[data-unsaved=signed-out]").wait_for()
    page.context.add_cookies(cookies)
    signed_in(page, _address(design, "actors/"))
    page.locator(".draft-bar .btn-primary").click()

    assert page.locator("#add [name=name]").input_value() == "Night porter"


def test_the_thread_of_steps_shows_the_current_one(design, signed_in, page):
    signed_in(page, _address(design, "actors/"))

    assert page.locator(".rail [aria-current=step] .rail-knot").inner_text() == "1"

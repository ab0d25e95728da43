"""Working through everything that was said by keys alone, and the pages of verdicts without a barrier."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def said(transactional_db, team, design):
    """A round in which two threads were begun and a verdict was given; (its link's token, the threads)."""
    from seedapp.core import coach
    from seedapp.feedback import changes
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    round_, token = changes.open_round(revision, by=team.editor)
    gil = changes.join(round_.links.get(), name="Gil", perspective="client-developer")[0]
    changes.give_verdict(
        gil, judgement="request-changes", note="Two ids are one too many.", operations=[LOAN]
    )
    place = {"anchor_kind": "operation", "anchor": LOAN, "anchor_title": "Borrow a tool"}
    first, second = (
        changes.begin_thread(round_, reviewer=gil, body=body, severity=severity, **place)
        for body, severity in (("Why two ids?", "must-fix"), ("An example, please.", "suggestion"))
    )
    return token, round_, first, second


def current(page):
    return page.locator("[data-triage-item]:focus")


def test_keys_lead_through_the_threads_to_answers_and_marks(said, opened):
    _token, _round, first, _second = said
    page = opened("triage")
    page.wait_for_selector("html[data-behaviours=attached]")

    page.keyboard.press("j")
    expect(current(page)).to_contain_text("Why two ids?")
    page.keyboard.press("j")
    expect(current(page)).to_contain_text("An example, please.")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.keyboard.type("jkjk are letters here")
    page.keyboard.press("Escape")
    expect(current(page)).to_contain_text("Why two ids?")
    expect(page.locator(f"#answer-{first.pk}")).to_have_value("jkjk are letters here")

    page.keyboard.press("m")
    page.keyboard.type("Took one out.")
    page.locator(f"#done-{first.pk}").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Took one out.")
    first.refresh_from_db()
    assert first.state == "addressed"


def test_a_key_opens_the_thread(said, opened):
    page = opened("triage")
    page.wait_for_selector("html[data-behaviours=attached]")

    page.keyboard.press("j")
    page.keyboard.press("o")

    page.wait_for_url(f"**/threads/{said[2].pk}/")


def test_keys_can_be_turned_off_and_stay_off(said, opened):
    page = opened("triage")
    page.wait_for_selector("html[data-behaviours=attached]")

    page.locator("[data-keys-toggle]").uncheck()
    page.keyboard.press("j")
    expect(current(page)).to_have_count(0)
    page.reload()

    expect(page.locator("[data-keys-toggle]")).not_to_be_checked()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_teams_pages_have_no_barrier_and_fit(said, opened, live_server, design, theme, width):
    _token, round_, _first, _second = said
    page = opened("triage", viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    slugs = [design.workspace.slug, design.slug]
    for name, *args in (("triage",), ("revision_verdicts", 1), ("print_round", round_.pk), ("feedback",)):
        page.goto(live_server.url + reverse(name, args=[*slugs, *args]))

        found = Axe().run(page)

        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_guest_judges_on_a_phone_without_javascript(said, new_page, live_server, theme):
    token, round_, _first, _second = said
    page = new_page(viewport={"width": 360, "height": 700}, color_scheme=theme, java_script_enabled=False)
    page.goto(f"{live_server.url}/r/{token}/")
    page.fill("input[name=name]", "Uli")
    page.check("input[value=client-developer]")
    page.locator("main form button").click()
    page.goto(f"{live_server.url}/r/{token}/verdict/")

    page.get_by_label("Approve").check()
    page.get_by_label("Borrow a tool").check()
    page.get_by_role("button", name="Give this verdict").click()

    expect(page.locator("#verdict")).to_contain_text("Only on: Borrow a tool")
    given = round_.reviewers.get(name="Uli").verdicts.get()
    assert (given.judgement, given.operations) == ("approve", [LOAN])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_guests_page_has_no_barrier(said, new_page, live_server, theme):
    page = new_page(viewport={"width": 360, "height": 700}, color_scheme=theme, bypass_csp=True)
    page.goto(f"{live_server.url}/r/{said[0]}/")
    page.fill("input[name=name]", "Uli")
    page.check("input[value=client-developer]")
    page.locator("main form button").click()
    page.goto(f"{live_server.url}/r/{said[0]}/verdict/")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

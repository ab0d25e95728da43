"""Two people at one form, each in a browser of their own: nothing typed is lost, and the choice is easy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect


@pytest.fixture
def at_form(live_server, transactional_db, team, design, new_page):
    """Opens the form of an actor as somebody."""

    def open_(person, **options):
        page = new_page(**options)
        session = team.client(person).cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": live_server.url}])
        address = reverse("actor", args=[design.workspace.slug, design.slug, "weekend-builder"])
        page.goto(live_server.url + address)
        return page

    return open_


def save(page):
    page.locator("form[data-keep-typing] .form-actions .btn-primary").first.click()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_who_change_one_field_both_see_what_the_other_wrote(has_scripts, at_form, team, design):
    hers = at_form(team.owner, java_script_enabled=False)
    his = at_form(team.editor, java_script_enabled=has_scripts)
    hers.fill("[name=name]", "Sunday builder")
    hers.fill("[name=pains]", "rain")
    his.fill("[name=name]", "Roof builder")
    his.fill("[name=description]", "Climbs.")

    save(hers)
    expect(hers.locator(".message-success")).to_be_visible()
    save(his)

    clash = his.locator(".clash")
    expect(clash).to_have_count(1)
    expect(clash).to_contain_text("Sunday builder")
    expect(clash).to_contain_text("Roof builder")
    expect(his.locator("[name=pains]")).to_have_value("rain")
    expect(his.locator("[name=description]")).to_have_value("Climbs.")
    his.get_by_label("Keep yours").check()
    save(his)
    expect(his.locator(".message-success")).to_be_visible()

    row = design.actors.get(key="weekend-builder")
    assert (row.name, row.description, row.pains) == ("Roof builder", "Climbs.", ["rain"])


def test_writing_in_the_box_chooses_it_and_the_page_has_no_barrier(at_form, team, design):
    hers = at_form(team.owner, java_script_enabled=False)
    his = at_form(team.editor, bypass_csp=True)  # axe brings a style of its own
    hers.fill("[name=name]", "Sunday builder")
    his.fill("[name=name]", "Roof builder")
    save(hers)
    expect(hers.locator(".message-success")).to_be_visible()
    save(his)

    expect(his.locator(".clash")).to_be_visible()
    found = Axe().run(his)
    assert not found.response["violations"], found.generate_report()
    his.set_viewport_size({"width": 360, "height": 800})
    assert his.evaluate("document.documentElement.scrollWidth") == 360
    his.fill("[name=name]", "Sunday roof builder")
    expect(his.get_by_label("Write it from both:")).to_be_checked()
    save(his)
    expect(his.locator(".message-success")).to_be_visible()

    assert design.actors.get(key="weekend-builder").name == "Sunday roof builder"

"""Publishing in a browser: by keyboard alone, without barriers, on a phone, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from seedapp.core import coach
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take
from seedapp.specification import changes

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    ("publish",),
    ("published", 1),
    ("withdraw_revision", 1),
    ("changelog",),
    ("public_addresses",),
    ("revision_changes", 1),
]


@pytest.fixture
def second(team, design):
    """Published once, with public addresses; since then a client would break."""
    value = take(design)
    changes.publish(design, value=value, findings=coach.check(value), by=team.owner, note="First")
    changes.open_addresses(design, by=team.owner)
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_of_publishing_have_no_barriers_and_fit_a_phone(theme, second, design, opened):
    page = opened(*PAGES[0], color_scheme=theme, bypass_csp=True, viewport={"width": 360, "height": 740})
    found = {}
    for name, *args in PAGES:
        page.goto(
            page.url.partition("/w/")[0] + reverse(name, args=[design.workspace.slug, design.slug, *args])
        )
        barriers = [one["id"] for one in Axe().run(page).response["violations"]]
        found[name] = (barriers, page.evaluate("document.documentElement.scrollWidth") <= 360)
    assert found == {name: ([], True) for name, *_args in PAGES}


def test_it_is_published_by_the_keyboard_alone(second, design, opened):
    page = opened("publish")
    expect(page.get_by_label("Version to publish (Loans)")).to_have_value("0.2.0")
    page.get_by_label("What is new?").focus()
    page.keyboard.type("Clearer names")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Publish revision 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Revision 2 is published")).to_be_visible()
    assert design.services.get(key="loans").version == "0.2.0"


def test_a_refused_version_is_said_at_its_field_and_mended_there(second, design, opened):
    page = opened("publish", java_script_enabled=False)
    page.get_by_label("Version to publish (Loans)").fill("0.1.5")
    page.get_by_role("button", name="Publish revision 2").click()
    field = page.get_by_label("Version to publish (Loans)")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Version 0.2.0 would do.")).to_be_visible()
    field.fill("0.2.0")
    page.get_by_role("button", name="Publish revision 2").click()
    expect(page.get_by_role("heading", name="Revision 2 is published")).to_be_visible()


def test_a_page_of_another_site_loads_a_published_document(second, design, opened, live_server):
    page = opened("public_addresses", bypass_csp=True)  # another site would have no policy of ours
    address = page.get_by_label("To be copied").first.input_value()
    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/health/")
    told = page.evaluate(
        """async address => {
            const answer = await fetch(address, {headers: {"If-None-Match": "\\"none\\""}})
            return [answer.status, answer.headers.get("ETag"), (await answer.text()).slice(0, 8)]
        }""",
        address,
    )
    assert told[0] == 200
    assert told[1].removeprefix("W/").strip('"') in set(
        design.revisions.get().documents.values_list("sha256", flat=True)
    )
    assert told[2] == "openapi:"

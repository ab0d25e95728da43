"""A team, an end user and a client developer, two revisions: every comment ends where its thing went."""

import re

import pytest
from playwright.sync_api import expect

from seedapp.feedback.models import Thread

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {
    "Borrow or lend?": "moved",  # the operation has another name
    "Why must I say who I am?": "removed",  # the field is gone
    "Is it a path of its own?": "moved",  # the operation has another path
    "How long may a name be?": "changed",  # the field has another type
    "Are these all?": "same",
    "I would need it on Thursday.": "same",
}


@pytest.fixture
def team_page(team, design, live_server, new_page):
    """The owner's browser; `go(rest)` opens a page of the design."""
    page = new_page()
    session = team.client(team.owner).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    home = f"{live_server.url}/w/{design.workspace.slug}/{design.slug}/"

    def go(rest):
        page.goto(home + rest)
        return page

    page.go = go
    return page


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def publish(page, number):
    page.go("feedback/publish/")
    page.get_by_label("What is new?").fill(f"The {number}. time")
    press(page, f"Publish revision {number}")
    expect(page.get_by_role("heading", name=f"Revision {number} is published")).to_be_visible()


def open_round(page):
    """Links for Ella, an end user, and Carl, a client developer."""
    page.go("feedback/rounds/open/")
    page.get_by_label("End users").fill("Ella")
    page.get_by_label("Client developers").fill("Carl")
    press(page, "Open the round")
    expect(page.get_by_role("heading", name="For one person each")).to_be_visible()
    told = page.get_by_label("All links, one a line").input_value()
    return dict(re.findall(r"^(\w+): (\S+)$", told, re.MULTILINE))


def begin(page, link):
    page.goto(link)
    press(page, "Begin")
    expect(page.get_by_role("link", name="Contract").first).to_be_visible()
    return page


def read(page, link, rest):
    page.goto(link + rest)
    page.wait_for_selector("html[data-behaviours]")


def comment(page, on, body):
    page.get_by_role("link", name=f"Comment on “{on}”", exact=True).first.click()
    form = page.locator(".say-here")
    form.locator("[name=body]").fill(body)
    form.get_by_role("button", name="Send").click()
    expect(page.get_by_text("The team sees your comment").first).to_be_visible()


def standings(page):
    """What a page shows of threads: first words → where their thing stands."""
    threads = page.locator(".said")
    words = [one.locator(".said-comment .prose").first.text_content().strip() for one in threads.all()]
    return dict(zip(words, [standing(one) for one in threads.all()], strict=True))


def standing(thread):
    return thread.locator(".standing").first.get_attribute("data-standing")


def evolve(page):
    """The team renames an operation, removes a field, changes the type of one, and moves a path."""
    page.go("operations/of/loans/startLoan/")
    page.locator("[name=name]").first.fill("Start a loan")
    row = page.locator("tr", has=page.locator("[name='inputs-1-name']"))
    row.locator("[name='inputs-1-name']").press("Alt+Delete")
    save(page)
    page.go("operations/types/of/Tool/")
    page.locator("[name='fields-1-type']").fill("text")
    save(page)
    page.go("specification/of/tools/findFreeTools/")
    page.locator("[name=http_path]").fill("/free-tools")
    save(page)


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.locator(".message-success").first).to_be_visible()


def test_every_comment_ends_where_its_thing_went(team_page, new_page, design):
    publish(team_page, 1)
    links = open_round(team_page)
    ella, carl = begin(new_page(), links["Ella"]), begin(new_page(), links["Carl"])

    story = ella.locator(".review-goal", has_text="find a free drill in my street").first
    story.get_by_label("Partly").check()
    story.get_by_label("What is missing").fill("I would need it on Thursday.")
    story.get_by_role("button", name="Send").first.click()
    expect(ella.get_by_text("You said “Partly”").first).to_be_visible()
    read(carl, links["Carl"], "contract/loans/")
    comment(carl, "Borrow a tool", "Borrow or lend?")
    read(carl, links["Carl"], "contract/loans/")
    comment(carl, "borrower_id", "Why must I say who I am?")
    read(carl, links["Carl"], "contract/tools/")
    comment(carl, "Find free tools", "Is it a path of its own?")
    for named, on, words in (
        ("Tool", "name", "How long may a name be?"),
        ("ToolStatus", "ToolStatus", "Are these all?"),
    ):
        read(carl, links["Carl"], f"contract/tools/types/{named}/")
        comment(carl, on, words)

    evolve(team_page)
    publish(team_page, 2)
    again = open_round(team_page)

    # Carl's old link tells what became of all that he and Ella said.
    shown = {}
    for rest in ("goals/", "contract/loans/", "contract/tools/", "contract/tools/types/Tool/"):
        read(carl, links["Carl"], rest)
        carl.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        shown |= standings(carl)
    assert shown == {words: where for words, where in SAID.items() if words in shown}
    assert len(shown) >= 4

    # By the new one he finds his own, in their places; Ella's are hers.
    begin(carl, again["Carl"])
    read(carl, again["Carl"], "contract/loans/")
    assert standings(carl) == {"Borrow or lend?": "moved", "Why must I say who I am?": "removed"}
    expect(carl.get_by_text("Said of revision 1:").first).to_be_visible()
    begin(ella, again["Ella"])
    read(ella, again["Ella"], "goals/")
    assert standings(ella) == {"I would need it on Thursday.": "same"}

    # The team sees each exactly once, where it stands.
    team_page.go("feedback/threads/?in=2")
    assert standings(team_page) == SAID
    assert team_page.locator(".said").count() == len(SAID)
    assert Thread.objects.count() == len(SAID)

    # What the team marks, its author resolves or takes up again.
    asked = Thread.objects.get(part="inputs/borrower_id")
    team_page.go(f"feedback/threads/{asked.pk}/")
    team_page.get_by_text("Mark as addressed").first.click()
    team_page.get_by_label("What was done?").fill("It is taken from the token.")
    team_page.get_by_role("button", name="Mark as addressed").click()
    expect(team_page.get_by_text("It is taken from the token.").first).to_be_visible()
    read(carl, again["Carl"], "contract/loans/")
    gone = carl.locator(".said", has_text="Why must I say who I am?")
    expect(gone.get_by_text("It is taken from the token.")).to_be_visible()
    with carl.expect_navigation():
        gone.get_by_role("button", name="It is resolved").click()
    asked.refresh_from_db()
    assert asked.state == "resolved"

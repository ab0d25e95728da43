"""A reviewer reads and speaks: without barriers, on a phone, by keyboard alone, without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from seedapp.feedback.models import GoalAnswer, Seen, Thread

from .open_round import LOAN
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "goals": ("review_goals",),
    "contract": ("review_contract", "tools"),
    "operation": ("review_operation", "loans", LOAN),
    "type": ("review_type", "tools", "Tool"),
    "said": ("review_said",),
    "say": ("review_say",),
}
ABOUT_LOAN = f"?kind=operation&anchor={LOAN}"


def everything_open(page):
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", PAGES)
def test_axe_finds_nothing(review, view, theme):
    query = ABOUT_LOAN if view in ("said", "say") else ""
    page = review(*PAGES[view], query=query, color_scheme=theme, bypass_csp=True)
    everything_open(page)

    found = Axe().run(page).response["violations"]

    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []


def test_axe_finds_nothing_in_a_form_that_was_opened_in_place(review):
    page = review("review_contract", "loans", bypass_csp=True)
    page.locator(".doc-rows a[data-say]").first.click()
    page.locator(".say-here [name=body]").wait_for()

    found = Axe().run(page).response["violations"]

    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []


@pytest.mark.parametrize("view", PAGES)
def test_a_page_is_as_wide_as_a_phone(review, view):
    query = ABOUT_LOAN if view in ("said", "say") else ""
    page = review(*PAGES[view], query=query, viewport={"width": 360, "height": 740})
    everything_open(page)
    if view == "contract":
        page.locator(".doc-rows a[data-say]").first.click()
        page.locator(".say-here [name=body]").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_comment_is_written_where_it_belongs_by_keyboard_alone(review):
    page = review("review_contract", "loans")
    page.keyboard.press("j")
    expect(page.locator(f"#operation-{LOAN} > summary")).to_be_focused()
    handle = page.get_by_role("link", name="Comment on “borrower_id”")
    while not handle.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".say-here [name=body]").wait_for()
    page.keyboard.type("Why not the name?")
    send = page.locator(".say-here").get_by_role("button", name="Send")
    while not send.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert Thread.objects.latest("pk").part == "inputs/borrower_id"
    assert page.locator(".said", has_text="Why not the name?").is_visible()


def test_j_and_k_go_from_goal_to_goal_and_c_comments(review):
    page = review("review_goals")
    for key in "jjk":
        page.keyboard.press(key)
    until(page, "document.activeElement.matches('.review-goal')")
    page.keyboard.press("c")
    page.locator(".say-here [name=body]").wait_for()

    assert page.locator(".review-goal").first.locator(".say-here").count() == 1


def test_keys_can_be_turned_off_and_stay_off(review):
    page = review("review_goals")
    page.get_by_label("Keys:").uncheck()
    page.keyboard.press("j")
    page.reload()
    page.wait_for_selector("html[data-behaviours=attached]")

    expect(page.get_by_label("Keys:")).not_to_be_checked()
    page.keyboard.press("j")
    assert not page.evaluate("document.activeElement.matches('.review-goal')")
    page.get_by_label("Keys:").check()
    page.keyboard.press("j")
    until(page, "document.activeElement.matches('.review-goal')")


def test_whoever_opens_an_answer_can_type_at_once_and_lands_on_it(review):
    page = review("review_contract", "loans")
    page.locator(".say summary", has_text="Answer").first.click()
    expect(page.locator(".say[open] [name=body]")).to_be_focused()
    page.keyboard.type("Typed at once")
    with page.expect_navigation():
        page.locator(".say[open] button", has_text="Send").click()

    said = page.locator(".said", has_text="Typed at once")
    assert page.url.endswith("#" + said.get_attribute("id"))
    expect(said).to_be_in_viewport()


def test_escape_closes_an_empty_form_and_leads_back(review):
    page = review("review_contract", "loans")
    handle = page.get_by_role("link", name="Comment on “borrower_id”")
    handle.click()
    page.locator(".say-here [name=body]").wait_for()
    page.keyboard.press("Escape")

    expect(page.locator(".say-here")).to_have_count(0)
    expect(handle).to_be_focused()


def test_a_second_press_opens_no_second_form(review):
    page = review("review_contract", "loans")
    handle = page.get_by_role("link", name="Comment on “borrower_id”")
    handle.evaluate("one => { one.click(); one.click(); }")
    page.locator(".say-here [name=body]").first.wait_for()
    page.wait_for_load_state("networkidle")

    expect(page.locator(".say-here")).to_have_count(1)


def test_an_address_whose_end_names_nothing_breaks_nothing(review):
    page = review("review_contract", "loans", query="#%")

    expect(page.locator("html")).to_have_attribute("data-behaviours", "attached")


def test_a_phrase_that_is_marked_can_be_commented_on(review):
    page = review("review_contract", "loans")
    page.get_by_text("Starts a loan of a free tool.").first.click(click_count=3)
    page.get_by_role("button", name="Comment on this phrase").click()
    page.locator(".say-here [name=body]").wait_for()
    page.locator(".say-here [name=body]").fill("Free in which sense?")
    with page.expect_navigation():
        page.locator(".say-here").get_by_role("button", name="Send").click()

    begun = Thread.objects.latest("pk")
    assert (begun.anchor, begun.quote) == (LOAN, "Starts a loan of a free tool.")


def test_a_goal_is_answered_by_keyboard(review):
    page = review("review_goals")
    page.locator(".goal-answer [value=yes]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("I work on Sundays.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert GoalAnswer.objects.get().answer == "partly"
    assert page.locator(".said", has_text="I work on Sundays.").is_visible()


def test_what_was_read_is_remembered(review):
    page = review("review_contract", "loans")
    page.wait_for_load_state("networkidle")

    assert Seen.objects.get().reviewer.name == "Gil"


def test_a_large_document_is_read_and_commented_on_piece_by_piece(review, monkeypatch):
    monkeypatch.setattr("seedapp.web.reading.frozen.MOST_OPERATIONS_IN_FULL", 0)
    page = review("review_contract", "loans")
    assert "2 comments" in page.locator(f"#operation-{LOAN} > summary").inner_text()
    page.locator(f"#operation-{LOAN} > summary").click()
    page.get_by_text("Is this must-fix?").wait_for()
    page.get_by_role("link", name="Comment on “tool_id”").click()
    page.locator(".say-here [name=body]").wait_for()

    assert page.get_by_role("textbox", name="Your comment on “Borrow a tool › tool_id”").is_visible()


def test_without_javascript_everything_can_be_said(review):
    page = review("review_contract", "loans", java_script_enabled=False)
    page.get_by_role("link", name="Comment on “borrower_id”").click()
    page.get_by_label("Your comment on “Borrow a tool › borrower_id”").fill("Why not the name?")
    page.get_by_text("About certain words only").click()
    page.get_by_label("The words that you mean").fill("Who borrows it.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()

    begun = Thread.objects.latest("pk")
    assert (begun.part, begun.quote) == ("inputs/borrower_id", "Who borrows it.")
    assert page.locator(".said-comment .prose", has_text="Why not the name?").is_visible()


def test_the_drawing_of_a_goal_is_drawn(review):
    page = review("review_goals")
    picture = page.locator(".review-picture img.only-light").first
    picture.scroll_into_view_if_needed()
    until(page, "document.querySelector('.review-picture img.only-light').naturalWidth > 100")

    assert picture.is_visible()
    assert not page.locator(".review-picture img.only-dark").first.is_visible()

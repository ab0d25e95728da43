"""A reviewer has the page open while others speak: they learn of it, and nothing that they type is lost."""

import pytest
from playwright.sync_api import expect

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.web.reading import frozen

from .open_round import LOAN

pytestmark = pytest.mark.django_db(transaction=True)


def ask_now(page):
    page.evaluate("document.dispatchEvent(new CustomEvent('seed:ask-now'))")


def test_an_answer_of_the_team_comes_into_the_open_page_and_typing_stays(review, team):
    page = review("review_contract", "loans")
    page.get_by_role("link", name="Comment on “borrower_id”").click()
    page.locator(".say-here [name=body]").fill("Half a thought")
    first, second = Thread.objects.order_by("pk")
    answering = page.locator("#thread-2 .say")
    answering.locator("summary").click()
    answering.locator("textarea").fill("Half an answer")

    changes.answer(first, member=team.editor, body="It is the tool's.")
    changes.dismiss(second, member=team.editor, note="As ever.")
    ask_now(page)

    expect(page.locator("#thread-1")).to_contain_text("It is the tool's.")
    expect(page.locator("#thread-2")).to_contain_text("As ever.")
    expect(page.locator(".say-here [name=body]")).to_have_value("Half a thought")
    expect(answering.locator("textarea")).to_have_value("Half an answer")
    expect(page.locator("[data-spoken]")).to_have_text("Something is new in this review.")


def test_a_round_that_is_closed_says_so_on_the_open_page(review, team):
    page = review("review_goals")

    changes.close_round(Thread.objects.first().round, by=team.editor)
    ask_now(page)

    expect(page.get_by_text("The team has closed this review.")).to_be_visible()


def test_a_link_that_is_revoked_says_so_and_keeps_what_is_typed(review, team):
    page = review("review_contract", "loans")
    page.get_by_role("link", name="Comment on “borrower_id”").click()
    page.locator(".say-here [name=body]").fill("Half a thought")

    changes.revoke_link(Thread.objects.first().round.links.get(), by=team.editor)
    ask_now(page)

    expect(page.get_by_text("This review is not open to you any more.")).to_be_visible()
    expect(page.locator(".say-here [name=body]")).to_have_value("Half a thought")


def test_an_operation_that_was_opened_in_a_long_contract_stays_open_with_what_is_new(
    review, team, monkeypatch
):
    monkeypatch.setattr(frozen, "MOST_OPERATIONS_IN_FULL", 0)
    page = review("review_contract", "loans")
    operation = page.locator(f"#operation-{LOAN}")
    operation.locator("summary").first.click()
    operation.get_by_role("heading", name="Parameters").or_(
        operation.get_by_role("heading", name="Body")
    ).wait_for()

    changes.answer(Thread.objects.first(), member=team.editor, body="It is the tool's.")
    changes.dismiss(Thread.objects.first(), member=team.editor, note="As ever.")
    ask_now(page)

    expect(operation).to_contain_text("2 comments, 1 open")
    expect(operation).to_contain_text("It is the tool's.")
    assert operation.evaluate("(one) => one.open")


def test_a_browser_that_lost_who_they_are_is_not_sent_to_sign_in(review):
    page = review("review_goals")

    page.context.clear_cookies()
    ask_now(page)

    expect(page.get_by_text("This review is not open to you any more.")).to_be_visible()
    expect(page.get_by_text("You are signed out.")).to_have_count(0)

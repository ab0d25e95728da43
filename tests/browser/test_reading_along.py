"""The coach reads along: what is typed is judged beside the form, and advice leads to its control."""

import re

from playwright.sync_api import expect

from seedapp.operations.models import Operation

from .waiting import until


def test_advice_follows_the_typing_and_marks_the_control(opened):
    page = opened("operation", "loans", "startLoan")

    page.locator("#id_outcome").fill("")

    expect(page.locator("#live")).to_contain_text("OPR-02")
    expect(page.locator("#id_outcome")).to_have_class(re.compile("advised-error"))
    expect(page.locator("#id_outcome")).to_be_focused()

    page.locator("#id_outcome").fill("The tool is lent.")

    expect(page.locator("#live")).not_to_contain_text("OPR-02")
    expect(page.locator("#id_outcome")).not_to_have_class(re.compile("advised-error"))


def test_what_was_typed_is_offered_again_after_the_coach_has_read_it(opened):
    page = opened("operation", "loans", "startLoan")
    page.locator("#id_outcome").fill("")
    expect(page.locator("#live")).to_contain_text("OPR-02")
    page.locator("#id_name").fill("Lend it out")
    until(page, "Object.values(localStorage).join().includes('Lend it out')")

    page.reload()

    expect(page.locator(".draft-bar")).to_be_visible()


def test_a_link_opens_what_is_closed_and_puts_the_cursor_into_the_control(opened, design):
    page = opened("job_story", "J1")

    page.evaluate("location.hash = 'id_provider'")

    expect(page.locator("#id_provider")).to_be_focused()
    expect(page.locator("#id_provider")).to_be_visible()


def test_a_link_to_a_line_of_a_diagram_selects_it(opened):
    page = opened("interaction", "find-and-borrow")
    page.goto(f"{page.url}?line=3#id_plantuml")

    expect(page.locator(".cm-activeLine").first).to_be_visible()
    expect(page.locator(".cm-content")).to_be_focused()


def test_one_press_mends_and_undo_takes_it_back(opened, design):
    Operation.objects.filter(service__design=design, key="startLoan").update(http_method="GET")
    page = opened("binding", "loans", "startLoan")

    page.locator(".mend").get_by_role("button", name="Mend").first.click()

    expect(page.locator(".messages")).to_contain_text("Mended: Use POST")
    page.locator(".messages").get_by_role("button", name="Undo").click()
    expect(page.locator(".messages")).to_contain_text("as it was before")
    assert Operation.objects.get(service__design=design, key="startLoan").http_method == "GET"


def test_the_question_before_deleting_opens_in_view(opened):
    page = opened("operation", "loans", "startLoan")

    page.locator("summary", has_text="Delete this operation").click()
    expect(
        page.locator("details[open] .confirm-box").get_by_role("button", name="Yes, delete")
    ).to_be_in_viewport(ratio=1)

"""The drawing keeps up while its text is typed, and nothing jumps or is lost."""

import re

from playwright.sync_api import expect

from .waiting import until

TEXT = "@startuml\napp -> api: findTools\n@enduml"


def write(page, text):
    """Replaces the whole text, as a person would: select all, delete, type."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def picture(page):
    return page.locator("[data-live-part=picture] img:visible")


def test_typing_draws_the_text_and_reads_it(opened):
    page = opened("add_interaction")

    write(page, TEXT)

    expect(picture(page)).to_have_attribute("src", re.compile(r"/drawings/[0-9a-f]{64}-[0-9a-f]{32}\.svg$"))
    expect(page.locator("[data-live-part=messages]")).to_contain_text("findTools")
    expect(page.locator("[data-live-part=participants] select")).to_have_count(2)


def test_a_line_that_is_wrong_is_marked_and_the_old_drawing_stays(opened):
    page = opened("add_interaction")
    write(page, TEXT)
    expect(picture(page)).to_be_visible()
    drawn = picture(page).get_attribute("src")

    write(page, "@startuml\napp -> api: findTools\n!include /etc/passwd\n@enduml")

    expect(page.locator("[data-live-part=problems]")).to_contain_text("Line 3:")
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    expect(page.locator("[data-live-status]")).to_have_text("This is the last text that could be drawn.")
    assert picture(page).get_attribute("src") == drawn


def test_a_mended_line_loses_its_mark(opened):
    page = opened("add_interaction")
    write(page, "@startuml\napp => api\n@enduml")
    expect(page.locator("[data-live-part=problems]")).to_contain_text("Line 2:")

    write(page, TEXT)

    expect(page.locator("[data-live-part=problems] .alert-box")).to_have_count(0)
    expect(picture(page)).to_be_visible()


def test_the_page_does_not_jump_while_a_drawing_is_made(opened):
    page = opened("interaction", "find-and-borrow")
    expect(picture(page)).to_be_visible()
    place = "document.querySelector('[data-live-part=participants]').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.evaluate(
        """() => {
            window.tops = [];
            const look = () => {
                window.tops.push(document.querySelector("[data-live-part=participants]").getBoundingClientRect().top);
                requestAnimationFrame(look);
            };
            look();
        }"""
    )

    with page.expect_response(re.compile("/draft/")):
        page.locator(".cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("\n' a comment")
    expect(picture(page)).to_have_attribute("src", re.compile("/drawings/"))

    scrolled = page.evaluate("scrollY")
    assert {round(top) for top in page.evaluate("window.tops")} <= {round(before), round(before - scrolled)}


def test_a_choice_of_whom_a_participant_stands_for_is_saved(opened, design):
    page = opened("interaction", "find-and-borrow")
    write(page, "@startuml\nphone -> tools: findTools\n@enduml")
    choice = page.get_by_label("phone")
    expect(choice).to_have_value("")

    choice.select_option("street-app")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/find-and-borrow/")
    expect(page.locator(".message-success")).to_be_visible()

    assert design.interactions.get().participants == {"phone": "street-app"}


def test_a_dark_page_gets_a_dark_drawing(opened):
    page = opened("interaction", "find-and-borrow", color_scheme="dark")

    expect(picture(page)).to_have_attribute("src", re.compile(r"drawing\.svg\?dark=1$"))
    until(
        page,
        "[...document.querySelectorAll('[data-live-part] img')].some((one) => one.naturalWidth > 200)",
    )


def test_a_lost_connection_is_said_and_the_text_stays(opened):
    page = opened("interaction", "find-and-borrow")
    page.route("**/draft/", lambda route: route.abort())

    write(page, TEXT)

    expect(page.locator("[data-live-status]")).to_contain_text("No answer just now.")
    assert page.locator("textarea[name=plantuml]").input_value() == TEXT


def test_a_lost_session_is_said(opened):
    page = opened("interaction", "find-and-borrow")
    page.context.clear_cookies(name="sessionid")

    write(page, TEXT)

    expect(page.locator("[data-live-status]")).to_contain_text("Sign in again in another tab")


def test_without_javascript_saving_shows_the_same(opened, design):
    page = opened("add_interaction", java_script_enabled=False)

    page.get_by_label("Title").fill("By hand")
    page.get_by_label("PlantUML").fill("@startuml\napp -> api: findTools\nwhat is this\n@enduml")
    page.get_by_role("button", name="Save").click()

    expect(page.locator(".message-success")).to_be_visible()
    expect(page.get_by_text("Line 3:")).to_be_visible()
    expect(page.locator(".message-label")).to_have_text("findTools")
    assert design.interactions.filter(title="By hand").exists()

"""The door of a review and the pages of rounds: on a phone, by the keyboard alone, without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from seedapp.core import coach
from seedapp.feedback import changes
from seedapp.feedback.models import Answer, Question, Reviewer, Round
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 360, "height": 740}, "bypass_csp": True}  # axe brings a style of its own


@pytest.fixture
def published(team, design):
    value = take(design)
    return publish(design, value=value, findings=coach.check(value), by=team.owner)


@pytest.fixture
def invited(team, published):
    """The secrets of a link for many and of one for Ann."""
    round_, many = changes.open_round(
        published, by=team.editor, intro="Please be **blunt**.", questions=["Would you use it?"]
    )
    [(_link, ann)] = changes.make_links(round_, by=None, people=[changes.Person("Ann", "end-user")])
    return many, ann


@pytest.fixture
def behind(live_server, new_page):
    """Opens a page behind a link: `behind(token, width=…)`."""

    def go(token, name="review", **options):
        page = new_page(**{**PHONE, **options})
        page.goto(live_server.url + reverse(name, args=[token]))
        return page

    return go


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def tab_to(page, label):
    """Press Tab until the control is in focus, as somebody without a mouse does."""
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches(':focus-visible')") and page.evaluate(
            "label => document.activeElement.textContent.trim() === label || "
            "[...(document.activeElement.labels ?? [])].some((one) => one.textContent.includes(label))",
            label,
        ):
            return
    raise AssertionError(f"Tab never came to {label}")


def faults(page):
    return [one["id"] for one in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_doors_fit_a_phone_and_axe_finds_nothing(behind, invited, scheme):
    many, ann = invited
    for token in (many, ann, "wrong" * 5):
        page = behind(token, color_scheme=scheme)
        assert fits(page)
        assert faults(page) == []


def test_what_is_pressed_on_a_phone_is_large_enough_for_a_thumb(behind, invited):
    page = behind(invited[0])

    for control in (*page.locator("main input:not([type=hidden])").all(), *page.locator("main button").all()):
        holder = control if control.get_attribute("type") != "radio" else control.locator("xpath=..")
        assert holder.bounding_box()["height"] >= 24  # WCAG 2.2, 2.5.8


def test_a_choice_stands_beside_its_words_on_a_phone(behind, invited):
    page = behind(invited[0])

    circle = page.get_by_label("End user").bounding_box()
    words = page.get_by_text("End user: does this").bounding_box()
    assert abs(circle["y"] - words["y"]) < words["height"]
    assert words["x"] > circle["x"]


def test_many_join_with_the_keyboard_alone(behind, invited):
    page = behind(invited[0])

    tab_to(page, "Your name")
    page.keyboard.type("Gil")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Begin")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_text("Review by Gil")).to_be_visible()
    assert Reviewer.objects.get().perspective == "client-developer"
    assert fits(page)


def test_one_person_begins_and_answers_with_the_keyboard_alone(behind, invited):
    page = behind(invited[1])

    tab_to(page, "Begin")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "The team asks")
    page.keyboard.press("Enter")
    tab_to(page, "Would you use it?")
    page.keyboard.type("On Saturdays")
    tab_to(page, "Send my answers")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_label("Would you use it?")).to_have_value("On Saturdays")
    assert Answer.objects.get().reviewer.name == "Ann"


def test_without_javascript_a_guest_joins_and_answers(behind, invited):
    page = behind(invited[1], java_script_enabled=False, bypass_csp=False)

    with page.expect_navigation():
        page.get_by_role("button", name="Begin").click()
    page.get_by_label("Would you use it?").fill("Now and then")
    with page.expect_navigation():
        page.get_by_role("button", name="Send my answers").click()

    assert Answer.objects.get().body == "Now and then"


def test_a_round_is_opened_with_questions_that_were_moved(opened, published, team):
    page = opened("open_round")
    page.get_by_label("End users, each").fill("Ann\nBob")
    first = page.locator("#id_questions-0-text")
    first.fill("Second?")
    first.press("Enter")
    page.keyboard.type("First?")
    page.keyboard.press("Alt+ArrowUp")
    with page.expect_navigation():
        page.get_by_role("button", name="Open the round and show the links").click()

    assert [one.text for one in Question.objects.all()] == ["First?", "Second?"]
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as CSV").click()
    table = saved.value.path().read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in table] == ["Name", "", "Ann", "Bob"]
    page.get_by_role("button", name="Copy for Ann").click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()


def test_links_stay_in_view_when_somebody_writes_and_are_not_asked_back(opened, published, team):
    """A page that followed would put the empty form in their place."""
    page = opened("open_round")
    with page.expect_navigation():
        page.get_by_role("button", name="Open the round and show the links").click()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    link = page.get_by_label("To be copied").input_value()

    changes.close_round(Round.objects.get(), by=team.owner)
    page.evaluate("document.dispatchEvent(new CustomEvent('seed:ask-now'))")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.get_by_label("To be copied").input_value() == link
    assert not [one for one in asked if "pulse" in one]
    page.goto(page.url)
    expect(page.get_by_text("was not saved")).to_have_count(0)


def test_without_javascript_questions_are_ordered_by_their_numbers(opened, published):
    page = opened("open_round", java_script_enabled=False)
    for place, text in enumerate(("Second?", "First?", "Third?")):
        page.locator(f"#id_questions-{place}-text").fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="More rows").click()
    page.locator("#id_questions-3-text").fill("Fourth?")
    for place, number in enumerate((2, 1, 3, 4)):
        page.locator(f"#id_questions-{place}-ORDER").fill(str(number))
    with page.expect_navigation():
        page.get_by_role("button", name="Open the round and show the links").click()

    assert [one.text for one in Question.objects.all()] == ["First?", "Second?", "Third?", "Fourth?"]
    assert re.search(r"/r/[\w-]{22}/", page.get_by_label("To be copied").input_value())
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as CSV").click()
    assert "/r/" in saved.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_of_rounds_fit_and_axe_finds_nothing(opened, published, invited, width):
    size = {"viewport": {"width": width, "height": 800}, "bypass_csp": True}
    round_ = Round.objects.get()
    changes.answer_question(
        changes.join(round_.links.get(name="Ann"))[0], question=round_.questions.get(), body="Yes"
    )

    for page in (opened("open_round", **size), opened("round", round_.pk, **size)):
        assert fits(page)
        assert faults(page) == []
    opening = opened("open_round", **size)
    with opening.expect_navigation():
        opening.get_by_role("button", name="Open the round and show the links").click()
    assert fits(opening)
    assert faults(opening) == []

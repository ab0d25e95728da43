"""With JavaScript off the steps can still be filled in: only links, forms and buttons."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

STORIES = """When the shop is closed, I want to find a ladder, so I can clean the gutter.
늦은 밤에 도착했을 때 자전거를 빌리기를 원한다. 그래서 걸어가지 않아도 된다.
Ladders are heavy."""


@pytest.fixture
def open_step(team, live_server, new_page):
    """Opens a page of a design, signed in as the editor, in a browser without JavaScript."""
    page = new_page(java_script_enabled=False)
    session = team.client(team.editor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def go(design, rest: str):
        page.goto(f"{live_server.url}/w/{design.workspace.slug}/{design.slug}/{rest}")
        return page

    return go


def _press(page, name: str) -> None:
    """Without JavaScript each press asks for another page: it ends when that is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def test_actors_are_added_edited_moved_deleted_and_put_back(empty_design, open_step):
    page = open_step(empty_design, "actors/")
    for name in ("Night commuter", "Ticket seller"):
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Needs").fill("a seat\na light")
        _press(page, "Add actor")

    page.get_by_role("link", name="Edit").last.click()
    page.get_by_label("Description").fill("Sells tickets on the quay.")
    _press(page, "Save")
    _press(page, "Move “Ticket seller” up")
    assert list(empty_design.actors.values_list("name", flat=True)) == ["Ticket seller", "Night commuter"]
    assert empty_design.actors.first().description == "Sells tickets on the quay."

    page.get_by_role("link", name="Edit").last.click()
    page.get_by_text("Delete this actor").click()
    _press(page, "Yes, delete")
    assert empty_design.actors.count() == 1
    _press(page, "Undo")
    assert empty_design.actors.filter(name="Night commuter", needs=["a seat", "a light"]).exists()


def test_a_faulty_actor_keeps_what_was_typed(empty_design, open_step):
    page = open_step(empty_design, "actors/")
    page.get_by_label("Name", exact=True).fill("Night commuter")
    page.get_by_label("Needs").fill("one\n" * 60)
    _press(page, "Add actor")

    assert page.get_by_text("These are 60 lines. Keep it to 50.").is_visible()
    assert page.get_by_label("Name", exact=True).input_value() == "Night commuter"


def test_a_story_is_written_and_set_right(design, open_step):
    page = open_step(design, "job-stories/")
    page.get_by_label("Whose story").select_option(label="Tool owner")
    page.get_by_label("When").fill("the ladder is due")
    page.get_by_label("I want to").fill("hear who has it")
    page.get_by_label("so that").fill("I can ask for it")
    _press(page, "Add story")
    page.get_by_role("link", name="Edit").last.click()
    page.get_by_label("What it rests on").select_option(label="Interview")
    _press(page, "Save")

    story = design.job_stories.get(key="J3")
    assert (story.actor.name, story.evidence_source) == ("Tool owner", "interview")


def test_stories_are_pasted_looked_over_and_kept(design, open_step):
    page = open_step(design, "job-stories/")
    page.get_by_role("link", name="Paste many").click()
    page.get_by_label("Stories", exact=True).fill(STORIES)
    _press(page, "Read them")
    assert page.get_by_text("not understood").count() == 1
    _press(page, "Keep these stories")

    assert page.get_by_text("2 stories are added.").is_visible()
    assert set(design.job_stories.values_list("motivation", flat=True)) >= {
        "find a ladder",
        "자전거를 빌리고 싶다",
    }


def test_proposed_technical_stories_are_chosen(design, open_step):
    design.job_stories.filter(key="T1").delete()
    page = open_step(design, "job-stories/")
    page.get_by_role("link", name="proposed").click()
    _press(page, "Add the chosen ones")

    assert design.job_stories.filter(level="technical", refines__key="J1").exists()


def test_advice_is_set_aside_with_a_reason(design, open_step):
    page = open_step(design, "actors/")
    page.get_by_text("Set aside…").first.click()
    page.get_by_label("Why does this not matter here?").first.fill("Told in another design.")
    _press(page, "Set aside")

    assert page.get_by_text("Set aside: Told in another design.").is_visible()
    assert design.waivers.get(rule="ACT-07").reason == "Told in another design."


def test_a_query_is_written_with_rows_and_a_sample(design, open_step):
    page = open_step(design, "operations/add/")
    page.locator("[name=name]").fill("Show a tool")
    page.locator("[name=service]").select_option(label="Tools")
    page.locator("[name=kind][value=query]").check()
    page.locator("[name=inputs-0-name]").fill("tool_id")
    page.locator("#rows-response summary").click()
    page.locator("#response_sample").fill(
        '{"tool_id": "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10", "is_free": true}'
    )
    page.locator("#rows-response").get_by_role("button", name="Make fields of it").click()
    assert page.locator("[name=response-1-name]").input_value() == "is_free"
    page.locator("[name=failures-0-when]").fill("the tool is not known")
    page.get_by_role("button", name="Save", exact=True).last.click()

    row = design.services.get(key="tools").operations.get(name="Show a tool")
    assert [field.name for field in row.fields.all()] == ["tool_id", "tool_id", "is_free"]
    assert row.failures.get().when == "the tool is not known"


def test_a_candidate_is_accepted(design, open_step):
    design.services.get(key="loans").operations.all().delete()
    page = open_step(design, "operations/")
    page.get_by_role("link", name="Look at the candidates").click()
    _press(page, "Accept what is ticked")

    assert design.services.get(key="loans").operations.exists()


def test_a_revision_is_published_shared_commented_on_and_answered(design, open_step, new_page):
    page = open_step(design, "feedback/")
    page.get_by_role("link", name="Publish the first revision").click()
    page.get_by_label("What is new?").fill("The first version to look at.")
    _press(page, "Publish revision 1")
    page.get_by_role("link", name="Open a round").click()
    _press(page, "Open the round and show the links")
    link = page.get_by_label("To be copied").input_value()

    _comment(new_page(java_script_enabled=False), link)
    page = open_step(design, "feedback/")
    assert page.get_by_text("Who decides what is free?").first.is_visible()
    page.locator("summary", has_text="Answer").first.click()
    page.get_by_label("Your answer").first.fill("The owner does.")
    _press(page, "Send")

    assert page.get_by_text("The owner does.").first.is_visible()


def _comment(guest, link: str) -> None:
    """What somebody without an account does: gives a name, and comments on the contract."""
    guest.goto(link)
    guest.get_by_label("Your name").fill("Ravi")
    guest.get_by_label("Client developer").check()
    _press(guest, "Begin")
    guest.get_by_role("link", name="Contract").click()
    guest.get_by_role("link", name="Comment on “", exact=False).first.click()
    guest.locator("[name=body]").fill("Who decides what is free?")
    _press(guest, "Send")

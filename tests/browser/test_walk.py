"""Somebody new walks from sign-up through all seven steps, by typing and clicking only.

The pictures of each step go to build/walk; `make screenshots` puts them into docs/screenshots.
"""

import os
import re
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate
from playwright.sync_api import expect

PICTURES = Path(os.environ.get("SEED_WALK_PICTURES", Path(__file__).parents[2] / "build" / "walk"))

DIAGRAM = """\
@startuml
actor "Night-shift nurse" as nurse
participant "Ward app" as app
participant "Ward API" as api
participant Beds as beds
nurse -> app ++: look for a bed
app -> api ++: findFreeBeds(ward)
api -> beds ++: findFreeBeds(ward)
return []bed
return []bed
return list of beds
nurse -> app ++: take it
app -> api ++: reserveBed(bed_id, patient_id)
api -> beds ++: reserveBed(bed_id, patient_id)
return reservation_id
return reservation_id
return confirmation
@enduml
"""


class Walk:
    """The person's browser, and what they do on each page."""

    def __init__(self, page, address):
        self.page, self.address = page, address

    def shoot(self, name):
        """A picture of the page as it is now."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.mouse.move(0, 0)
        self.page.screenshot(path=PICTURES / f"{name}.png")

    def step(self, title):
        """Follow the rail to a step."""
        self.page.get_by_role("navigation", name="The seven steps").get_by_role(
            "link", name=re.compile(title)
        ).click()
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible()

    def press(self, name, **options):
        self.page.get_by_role("button", name=name, exact=True, **options).first.click()

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=False).first.fill(text)

    def saved(self, words):
        """A heading, a message or a card says so."""
        expect(self.page.get_by_text(words).first).to_be_visible()


@pytest.fixture
def walk(live_server, transactional_db, new_page):
    return Walk(new_page(viewport={"width": 1440, "height": 900}), live_server.url)


def sign_up(walk):
    walk.page.goto(walk.address)
    walk.shoot("0-landing")
    walk.follow("Create an account")
    walk.fill("Your name", "Noor")
    walk.fill("Email", "noor@ward.test")
    walk.fill("Password", "a bed for everybody")
    walk.press("Create my account")
    walk.fill("Name of the workspace", "Ward team")
    walk.press("Create the workspace")
    walk.fill("Title", "Ward beds")
    walk.fill("In one sentence", "Find and reserve a free bed.")
    walk.press("Begin")
    walk.saved("What is next")
    walk.shoot("0-overview")


def add_service(walk, name, layer):
    walk.page.get_by_role("link", name="Settings").first.click()
    walk.follow("Add a service")
    walk.page.get_by_label("Name", exact=True).fill(name)
    walk.page.get_by_label("Layer").select_option(layer)
    walk.fill("Description", f"{name} of the hospital.")
    walk.page.get_by_label("Servers").fill("https://ward.hospital.test = Production")
    walk.press("Save")
    walk.saved(f"“{name}” is saved.")


def add_actor(walk, name, kind, need):
    walk.page.get_by_label("Name", exact=True).fill(name)
    walk.page.get_by_label("Kind").select_option(kind)
    walk.fill("Needs", need)
    walk.fill("Pains", f"{need} comes too late")
    walk.fill("Behaviours", "does it between two other things")
    walk.press("Add actor")
    expect(walk.page.get_by_role("heading", name=name)).to_be_visible()


def write_stories(walk):
    walk.step("Job stories")
    walk.page.get_by_label("Whose story").select_option(label="Night-shift nurse")
    walk.page.get_by_label("When", exact=False).first.fill(
        "an ambulance announces a patient at three in the morning"
    )
    walk.page.get_by_label("I want to", exact=False).first.fill("find a free bed on a fitting ward")
    walk.page.get_by_label(re.compile("so (I can|that)")).first.fill("I can answer before it arrives")
    walk.page.get_by_label("What it rests on").select_option("interview")
    walk.press("Add story")
    walk.saved("find a free bed on a fitting ward")
    walk.follow("Paste many")
    walk.fill(
        "Stories",
        "When I have found a bed that fits, I want to reserve it for the patient, "
        "so nobody else gives it away.",
    )
    walk.press("Read them")
    walk.press("Keep these stories")
    walk.saved("1 story is added.")
    walk.follow("proposed")
    walk.press("Add the chosen ones")
    expect(walk.page.locator("article.kind-technical").first).to_be_visible()
    walk.shoot("2-job-stories")


def draw_interaction(walk):
    walk.step("Interactions")
    walk.shoot("3-interactions-empty")
    walk.follow("Add an interaction")
    walk.fill("Title", "Find and reserve a bed")
    walk.page.locator(".cm-content").click()
    walk.page.keyboard.press("Control+a")
    walk.page.keyboard.press("Delete")
    walk.page.keyboard.insert_text(DIAGRAM)
    expect(walk.page.locator("[data-live-part=picture] img:visible")).to_be_visible()
    expect(walk.page.locator("[data-live-part=messages]")).to_contain_text("reserveBed")
    for job in ("J1", "J2"):
        walk.page.get_by_label(re.compile(f"^{job} ")).check()
    walk.press("Save")
    expect(walk.page.get_by_role("heading", level=1, name="Find and reserve a bed")).to_be_visible()
    walk.shoot("3-interaction")


def accept_operations(walk):
    walk.step("Queries & actions")
    walk.follow("Look at the candidates")
    walk.shoot("4-candidates")
    walk.press("Accept what is ticked")
    walk.step("Queries & actions")
    walk.shoot("4-operations")
    walk.page.locator("main").get_by_role("link", name=re.compile("^Reserve")).last.click()
    walk.page.get_by_label("expected outcome", exact=False).first.fill("The bed is kept for the patient.")
    walk.page.locator("[name=failures-0-when]").fill("the bed is already reserved")
    walk.page.get_by_role("button", name="Save", exact=True).last.click()
    walk.step("Queries & actions")
    walk.saved("the bed is already reserved")
    walk.follow("Matrix")
    walk.shoot("4-matrix")


def download_document(walk, tmp_path):
    walk.step("Specification")
    walk.page.locator("main").get_by_role("link", name="Beds", exact=True).first.click()
    walk.shoot("5-specification")
    walk.page.get_by_text("Download", exact=True).first.click()
    with walk.page.expect_download() as download:
        walk.page.get_by_role("link", name=re.compile("YAML.*3.1|3.1.*YAML")).first.click()
    path = tmp_path / "beds.yaml"
    download.value.save_as(path)
    return yaml.safe_load(path.read_text())


def publish_and_share(walk):
    walk.step("Feedback")
    walk.follow("Publish the first revision")
    walk.fill("What is new?", "The first version to look at.")
    walk.press("Publish revision 1")
    walk.saved("Revision 1 is published")
    walk.shoot("6-published")
    walk.follow("Open a round")
    walk.press("Open the round and show the links")
    shown = walk.page.get_by_label("To be copied")
    expect(shown).to_have_value(re.compile("/r/.+"))
    walk.shoot("6-feedback-link")
    return shown.input_value()


def comment_as_a_guest(guest, link):
    """Open the link without an account, give a name, comment on one operation; the text of the comment."""
    words = "What happens to the **reservation** when the ambulance turns round?"
    guest.goto(link)
    guest.get_by_label("Your name").fill("Ravi")
    guest.get_by_label(re.compile("Client developer")).check()
    guest.get_by_role("button", name="Begin").click()
    guest.get_by_role("link", name="Goals").click()
    expect(guest.get_by_text("find a free bed on a fitting ward").first).to_be_visible()
    guest.get_by_role("link", name="Contract").click()
    guest.get_by_role("link", name="Beds").first.click()
    expect(guest).to_have_url(re.compile("/contract/beds/"))
    guest.wait_for_selector("html[data-behaviours]")
    guest.get_by_role("link", name="Comment on “Reserve bed”", exact=True).first.click()
    guest.locator(".say-here [name=body]").fill(words)
    guest.locator(".say-here").get_by_role("button", name="Send").click()
    expect(guest.get_by_text("What happens to the reservation").first).to_be_visible()


def answer_as_the_team(walk):
    walk.step("Feedback")
    walk.saved("What happens to the reservation")
    walk.page.locator("summary", has_text="Answer").first.click()
    walk.page.get_by_label("Your answer").first.fill("It ends after two hours; see the outcome.")
    walk.press("Send")
    walk.saved("It ends after two hours")
    walk.page.locator("summary", has_text="Mark as addressed").first.click()
    walk.page.get_by_label("What was done?").first.fill("The outcome now says when it ends.")
    walk.press("Mark as addressed")
    walk.saved("The outcome now says when it ends.")
    walk.shoot("6-feedback")


@pytest.mark.slow
def test_somebody_new_walks_from_sign_up_to_an_answered_comment(walk, new_page, tmp_path):
    sign_up(walk)
    add_service(walk, "Ward API", "api")
    add_service(walk, "Beds", "microservice")
    walk.step("Actors")
    walk.shoot("1-actors-empty")
    add_actor(walk, "Night-shift nurse", "human", "a bed before the ambulance arrives")
    add_actor(walk, "Ward app", "app", "one call a screen")
    walk.shoot("1-actors")
    write_stories(walk)
    draw_interaction(walk)
    accept_operations(walk)

    document = download_document(walk, tmp_path)
    validate(document)
    assert {"findFreeBeds", "reserveBed"} <= {
        operation["operationId"] for item in document["paths"].values() for operation in item.values()
    }

    link = publish_and_share(walk)
    guest = new_page(viewport={"width": 1440, "height": 900})
    comment_as_a_guest(guest, link)
    guest.screenshot(path=PICTURES / "6-guest.png")
    answer_as_the_team(walk)
    guest.reload()
    expect(guest.get_by_text("It ends after two hours").first).to_be_attached()
    expect(guest.get_by_text("The outcome now says when it ends.").first).to_be_attached()

    walk.step("Implementation")
    walk.shoot("7-implementation")
    with walk.page.expect_download() as bundle:
        walk.page.get_by_role("link", name="Download revision 1, as published").click()
    assert bundle.value.suggested_filename.endswith(".zip")

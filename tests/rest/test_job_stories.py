"""Job stories through the REST API: written, pasted, derived, put in order."""

import pytest

from seedapp.actors.changes import add_actor
from seedapp.designs.changes import add_design
from seedapp.job_stories import changes
from seedapp.job_stories.models import JobStory

STORY = {"actor": "tool-owner", "when": "the drill breaks", "want": "see who had it", "so": "I can ask"}


@pytest.fixture
def elsewhere(team):
    """A design of another workspace, with an actor and a story."""
    place = team.outsider.memberships.get().workspace
    design = add_design(place, by=team.outsider, title="Theirs")
    actor = add_actor(design, by=team.outsider, key="stranger", name="Stranger", kind="human")
    changes.add_job_story(design, by=team.outsider, key="X9", level="customer", actor=actor, motivation="x")
    return design


def test_a_story_is_added_edited_and_deleted(editor, design):
    made = editor.post("job-stories", STORY)
    url = made["Location"]
    edited = editor.patch(url, {"so": "I know"}, If_Match=made["ETag"])

    assert (made.status_code, made.json()["actor"], made.json()["when"]) == (201, "tool-owner", STORY["when"])
    assert (edited.status_code, edited.json()["so"], edited.json()["actor"]) == (200, "I know", "tool-owner")
    assert edited.json()["uid"] == made.json()["uid"]
    assert editor.delete(url, If_Match=edited["ETag"]).status_code == 204


def test_a_technical_story_refines_and_asks_a_service(editor, design):
    body = {
        "level": "technical",
        "provider": "loans",
        "refines": ["J1"],
        "want": "know the loans",
    }
    made = editor.post("job-stories", body).json()

    assert (made["provider"], made["refines"], made["actor"]) == ("loans", ["J1"], "")
    row = design.job_stories.get(key=made["key"])
    assert [one.key for one in row.refines.all()] == ["J1"]
    cleared = editor.patch(
        f"job-stories/{made['key']}", {"provider": None, "refines": []}, If_Match="*"
    ).json()
    assert (cleared["provider"], cleared["refines"]) == (None, [])


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"actor": "stranger"}, "/actor"),
        ({"actor": 7}, "/actor"),
        ({"provider": "nothing"}, "/provider"),
        ({"refines": ["X9"]}, "/refines"),
        ({"refines": ["J1"]}, "/refines"),
        ({"when": "", "want": " ", "so": ""}, ""),
        ({"when": ["a"]}, "/when"),
        ({"evidence_source": "rumour"}, "/evidence_source"),
        ({"design": 1}, "/design"),
        ({"key": "J9"}, "/key"),
    ],
)
def test_what_is_wrong_is_named(editor, design, elsewhere, body, pointer):
    answer = editor.patch("job-stories/J1", body, If_Match="*")

    assert answer.status_code == 400
    assert pointer in {one["pointer"] for one in answer.json()["errors"]}


def test_a_collision_of_stories_speaks_the_members_words(editor, design, team):
    row = design.job_stories.get(key="J1")
    changes.edit_job_story(row, seen=row.row_version, by=team.owner, motivation="theirs")

    told = editor.patch("job-stories/J1", {"want": "mine", "row_version": 1}).json()

    assert (told["collisions"], told["theirs"]["want"], told["yours"]["want"]) == (["want"], "theirs", "mine")
    assert told["base"]["want"] not in ("theirs", "mine")
    assert told["base"]["actor"] == told["theirs"]["actor"]


def test_stories_are_filtered(editor, design):
    technical = editor.get("job-stories?level=technical").json()["items"]

    assert {one["level"] for one in technical} == {"technical"}
    assert {one["actor"] for one in editor.get("job-stories?actor=tool-owner").json()["items"]} <= {
        "tool-owner"
    }


def test_a_pasted_text_is_read_and_nothing_is_written(editor, design):
    before = design.job_stories.count()
    text = "When the drill breaks, I want to see who had it, so I can ask.\n\nbread"

    told = editor.post("pasted-stories/reading", {"text": text}).json()["items"]

    assert [one["understood"] for one in told] == [True, False]
    assert told[0]["want"]
    assert design.job_stories.count() == before


def test_several_stories_are_added_together_or_not_at_all(editor, design):
    before = design.job_stories.count()

    refused = editor.post("pasted-stories", {"items": [STORY, {"when": ""}]})
    made = editor.post("pasted-stories", {"items": [STORY, STORY]})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/items/1"
    assert len({one["key"] for one in made.json()["items"]}) == 2
    assert design.job_stories.count() == before + 2


def test_a_proposed_technical_story_is_accepted_once(editor, design):
    JobStory.objects.filter(design=design, level="technical").delete()
    proposed = editor.get("technical-stories").json()["items"]

    made = editor.post("technical-stories/accept", {"ids": [proposed[0]["id"]]})
    again = editor.post("technical-stories/accept", {"ids": [proposed[0]["id"]]})

    assert proposed[0]["reasons"]
    assert (made.status_code, made.json()["items"][0]["level"]) == (201, "technical")
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (400, "/ids")


@pytest.mark.parametrize("room", ["actors", "job-stories", "interactions"])
def test_things_are_put_into_another_order(editor, design, room):
    keys = [one["key"] for one in editor.get(room).json()["items"]]

    answer = editor.post(f"order-of-{room}", {"keys": keys[::-1]})

    assert answer.json()["keys"] == keys[::-1]
    assert [one["key"] for one in editor.get(room).json()["items"]] == keys[::-1]
    assert editor.post(f"order-of-{room}", {"keys": ["nobody"]}).status_code == 400

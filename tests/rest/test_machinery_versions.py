"""Tags and versions: what was seen must be named; edits are merged, or refused with every side."""

import pytest

from seedapp.actors import changes

ONE = "actors/tool-owner"


@pytest.fixture
def actor(design):
    return design.actors.get(key="tool-owner")


def test_an_edit_that_names_no_version_is_refused(editor):
    answer = editor.patch(ONE, {"name": "A"})

    assert (answer.status_code, answer.json()["code"]) == (428, "version-required")


def test_a_deletion_that_names_no_version_is_refused(editor, actor):
    assert editor.delete(ONE).status_code == 428
    assert type(actor).objects.filter(pk=actor.pk).exists()


def test_the_tag_that_was_read_lets_an_edit_through_once(editor):
    tag = editor.get(ONE)["ETag"]

    first = editor.patch(ONE, {"name": "A"}, If_Match=tag)
    second = editor.patch(ONE, {"name": "B"}, If_Match=tag)

    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["theirs"]["name"] == "A"
    assert editor.get(ONE)["ETag"] == first["ETag"] != tag


def test_any_version_is_taken_by_an_asterisk(editor):
    assert editor.patch(ONE, {"name": "A"}, If_Match="*").json()["name"] == "A"


def test_a_weak_tag_never_matches(editor):
    assert editor.patch(ONE, {"name": "A"}, If_Match=f"W/{editor.get(ONE)['ETag']}").status_code == 412


def test_an_old_row_version_merges_what_others_changed_elsewhere(editor, actor, team):
    changes.edit_actor(actor, seen=actor.row_version, by=team.owner, description="Theirs.")

    answer = editor.patch(ONE, {"name": "Mine", "row_version": 1})

    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["description"]) == ("Mine", "Theirs.")


@pytest.mark.hostile(32)
def test_a_collision_shows_all_three_sides_and_writes_nothing(editor, actor, team):
    changes.edit_actor(actor, seen=actor.row_version, by=team.owner, name="Theirs")

    answer = editor.patch(ONE, {"name": "Mine", "row_version": 1})

    told = answer.json()
    assert (answer.status_code, told["code"], told["collisions"]) == (409, "stale", ["name"])
    assert (told["theirs"]["name"], told["yours"]["name"]) == ("Theirs", "Mine")
    assert told["base"]["name"] not in ("Theirs", "Mine")
    assert editor.get(ONE).json()["name"] == "Theirs"


@pytest.mark.hostile(32)
def test_a_deletion_of_a_version_that_others_changed_is_refused(editor, actor, team):
    changes.edit_actor(actor, seen=actor.row_version, by=team.owner, name="Theirs")

    answer = editor.delete(f"{ONE}?row_version=1")

    assert (answer.status_code, answer.json()["theirs"]["name"]) == (409, "Theirs")
    assert editor.delete(f"{ONE}?row_version=2").status_code == 204


@pytest.mark.hostile(32)
def test_an_edit_of_what_is_deleted_finds_nothing(editor, actor, team):
    changes.remove_actor(actor, by=team.owner)

    assert editor.patch(ONE, {"name": "A", "row_version": 1}).status_code == 404


def test_who_has_a_thing_already_is_told_so(editor):
    for address in (ONE, "actors", "design-file"):
        tag = editor.get(address)["ETag"]
        answer = editor.get(address, If_None_Match=f'"other", {tag}')
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)


def test_reading_another_version_than_the_one_named_is_refused(editor):
    assert editor.get(ONE, If_Match='"1-other"').status_code == 412


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.5, True, 2**70])
def test_a_row_version_is_a_whole_number(editor, version):
    answer = editor.patch(ONE, {"name": "A", "row_version": version})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/row_version")


def test_the_answer_to_an_addition_says_where_it_is(editor):
    answer = editor.post("actors", {"name": "Night watch"})

    assert editor.get(answer["Location"]).json() == answer.json()
    assert editor.get(answer["Location"])["ETag"] == answer["ETag"]

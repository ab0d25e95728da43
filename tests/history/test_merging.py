"""An edit of an older version: put together with what others saved since, or both texts told."""

import pytest

from seedapp.actors.changes import edit_actor, remove_actor
from seedapp.core import design as core
from seedapp.core.merging import UNKNOWN
from seedapp.designs.changes import edit_design, edit_service
from seedapp.history.changes import after, last_number, state_at
from seedapp.history.rows import Gone, Stale
from seedapp.interactions.changes import edit_interaction
from seedapp.job_stories.changes import edit_job_story
from seedapp.operations import changes as operations
from seedapp.operations.parts import fields_of
from seedapp.operations.type_changes import edit_type


@pytest.fixture
def builder(design):
    return lambda: design.actors.select_related("design").get(key="weekend-builder")


@pytest.fixture
def loan(design):
    return lambda: operations.Operation.objects.select_related("service__design").get(
        service__design=design, key="startLoan"
    )


def test_edits_of_different_fields_are_both_saved_and_the_second_hears_of_the_first(team, builder):
    mine = builder()
    edit_actor(builder(), seen=1, by=team.owner, name="Sunday builder")

    saved = edit_actor(mine, seen=1, by=team.editor, name="Weekend builder", description="Mine")

    now = builder()
    assert (now.name, now.description, now.row_version) == ("Sunday builder", "Mine", 3)
    assert saved.meanwhile == {"name": "Owner"}
    assert state_at(now, 3)["name"] == "Sunday builder"


def test_an_edit_that_meets_nobody_tells_of_nobody(team, builder):
    assert edit_actor(builder(), seen=1, by=team.editor, name="Mine").meanwhile == {}


def test_edits_of_one_field_collide_and_all_three_texts_are_told(team, builder):
    edit_actor(builder(), seen=1, by=team.owner, name="Theirs", needs=["a ladder"])

    with pytest.raises(Stale) as raised:
        edit_actor(builder(), seen=1, by=team.editor, name="Mine", description="Also mine")

    (one,) = raised.value.collisions
    assert (one.field, one.base, one.theirs, one.mine) == ("name", "Weekend builder", "Theirs", "Mine")
    conflict = raised.value.conflict
    assert conflict.merged.values == {"description": "Also mine"}
    assert conflict.authors == {"name": "Owner", "needs": "Owner"}
    assert not conflict.is_own
    assert raised.value.current.row_version == 2
    assert builder().description != "Also mine"


def test_ones_own_edit_in_another_window_is_known_as_ones_own(team, builder):
    edit_actor(builder(), seen=1, by=team.editor, name="In one window")

    with pytest.raises(Stale) as raised:
        edit_actor(builder(), seen=1, by=team.editor, name="In another")

    assert raised.value.conflict.is_own


def test_the_same_edit_sent_twice_is_written_once(team, design, builder):
    stale = builder()
    edit_actor(builder(), seen=1, by=team.editor, name="Once", needs=["a"])
    number = last_number(design.pk)

    saved = edit_actor(stale, seen=1, by=team.editor, name="Once", needs=["a"])

    assert saved.row_version == builder().row_version == 2
    assert last_number(design.pk) == number


def test_an_edit_that_names_no_version_writes_over_nothing(team, builder):
    with pytest.raises(Stale) as raised:
        edit_actor(builder(), seen=0, by=team.editor, name="Mine", kind="human")

    (one,) = raised.value.collisions
    assert one.field == "name"
    assert one.base is UNKNOWN


def test_an_edit_of_a_version_that_is_to_come_writes_over_nothing(team, builder):
    with pytest.raises(Stale):
        edit_actor(builder(), seen=7, by=team.editor, name="Mine")


def test_an_edit_of_what_was_deleted_is_told_so(team, builder):
    stale = builder()
    remove_actor(builder(), by=team.owner)

    with pytest.raises(Gone):
        edit_actor(stale, seen=0, by=team.editor, name="Mine")


def test_needs_that_two_add_are_both_there(team, builder):
    needs = builder().needs
    edit_actor(builder(), seen=1, by=team.owner, needs=[*needs, "theirs"])
    edit_actor(builder(), seen=1, by=team.editor, needs=[*needs, "mine"])

    assert builder().needs == [*needs, "theirs", "mine"]


def test_a_story_keeps_the_actor_of_one_and_the_stories_of_the_other(team, design):
    story = design.job_stories.filter(level="technical").first()
    others = list(design.job_stories.filter(level="customer"))
    edit_job_story(design.job_stories.get(pk=story.pk), seen=1, by=team.owner, refines=[], goal="Theirs")

    saved = edit_job_story(story, seen=1, by=team.editor, refines=others, motivation="Mine")

    story = design.job_stories.get(pk=story.pk)
    assert (story.goal, story.motivation) == ("Theirs", "Mine")
    assert saved.meanwhile["goal"] == "Owner"
    assert {one.key for one in story.refines.all()} <= {one.key for one in others}


def test_two_choices_of_whose_story_it_is_collide(team, design):
    story = design.job_stories.get(key="J1")
    first, second = design.actors.exclude(pk=story.actor_id)[:2]
    service = design.services.first()
    edit_job_story(design.job_stories.get(key="J1"), seen=1, by=team.owner, actor=first)

    with pytest.raises(Stale) as raised:
        edit_job_story(story, seen=1, by=team.editor, actor=None, consumer=service)

    assert [(one.field, one.theirs, one.mine) for one in raised.value.collisions] == [
        ("actor", first.key, ""),
        ("consumer", "", service.key),
    ]
    assert second


def test_a_diagram_takes_lines_of_two_at_different_places(team, design):
    row = design.interactions.get()
    lines = row.plantuml.split("\n")
    theirs = "\n".join([lines[0], "title Theirs", *lines[1:]])
    mine = "\n".join([*lines[:-2], "note over shed: mine", *lines[-2:]])
    edit_interaction(design.interactions.get(), seen=1, by=team.owner, plantuml=theirs)
    edit_interaction(row, seen=1, by=team.editor, plantuml=mine, title="Mine too")

    now = design.interactions.get()
    assert "title Theirs" in now.plantuml
    assert "note over shed: mine" in now.plantuml
    assert now.title == "Mine too"


def test_rows_of_an_operation_are_merged_by_name(team, loan):
    inputs = fields_of(loan(), "in")
    theirs = [*inputs, core.Field("theirs", "string")]
    mine = [core.Field(**{**vars(inputs[0]), "description": "Mine"}), *inputs[1:], core.Field("mine", "uuid")]
    operations.edit_operation(loan(), seen=1, by=team.owner, inputs=theirs)
    failures = [core.Failure("it is raining", None)]
    operations.edit_operation(loan(), seen=1, by=team.editor, inputs=mine, failures=failures)

    now = fields_of(loan(), "in")
    assert [one.name for one in now] == [*(one.name for one in inputs), "theirs", "mine"]
    assert now[0].description == "Mine"
    assert [one.when for one in loan().failures.all()] == ["it is raining"]


def test_a_row_that_two_described_collides(team, loan):
    first, *rest = fields_of(loan(), "in")
    described = [[core.Field(**{**vars(first), "description": text}), *rest] for text in ("Theirs", "Mine")]
    operations.edit_operation(loan(), seen=1, by=team.owner, inputs=described[0])

    with pytest.raises(Stale) as raised:
        operations.edit_operation(loan(), seen=1, by=team.editor, inputs=described[1])

    (one,) = raised.value.collisions
    assert (one.theirs[0]["description"], one.mine[0]["description"]) == ("Theirs", "Mine")


def test_the_binding_and_the_words_of_an_operation_are_edited_by_two(team, loan):
    operations.edit_operation(loan(), seen=1, by=team.owner, http_path="/loans", openapi={"deprecated": True})
    operations.edit_operation(loan(), seen=1, by=team.editor, name="Mine", jobs=[], openapi={"x-mine": 1})

    now = loan()
    assert (now.name, now.http_path) == ("Mine", "/loans")
    assert now.openapi == {"deprecated": True, "x-mine": 1}


def test_a_type_made_of_values_by_one_and_of_fields_by_the_other_collides(team, design):
    row = design.types.get(name="Tool")
    edit_type(design.types.get(name="Tool"), seen=1, by=team.owner, values=["saw"], fields=[])

    with pytest.raises(Stale) as raised:
        edit_type(row, seen=1, by=team.editor, fields=[core.Field("mine", "string")], values=[])

    assert {one.field for one in raised.value.collisions} == {"fields", "values"}


def test_the_style_and_the_title_of_a_design_are_edited_by_two(team, design):
    version = design.row_version
    edit_design(type(design).objects.get(pk=design.pk), seen=version, by=team.owner, style={"names": "camel"})
    edit_design(design, seen=version, by=team.editor, title="Mine", glossary={"a": "b"})

    now = type(design).objects.get(pk=design.pk)
    assert (now.title, now.style) == ("Mine", {"names": "camel"})


def test_servers_of_a_service_are_merged_by_their_address(team, design):
    row = design.services.get(key="loans")
    theirs = [*row.servers, {"url": "https://their.test", "description": ""}]
    mine = [*row.servers, {"url": "https://my.test", "description": ""}]
    edit_service(design.services.get(key="loans"), seen=1, by=team.owner, servers=theirs)
    edit_service(row, seen=1, by=team.editor, servers=mine)

    urls = [one["url"] for one in design.services.get(key="loans").servers]
    assert urls[-2:] == ["https://their.test", "https://my.test"]


def test_a_merge_is_one_row_of_the_journal_with_what_it_began_from(team, design, builder):
    edit_actor(builder(), seen=1, by=team.owner, name="Theirs")
    number = last_number(design.pk)
    edit_actor(builder(), seen=1, by=team.editor, description="Mine")

    (change,) = after(design.pk, number)
    assert (change.before["name"], change.after["name"]) == ("Theirs", "Theirs")
    assert change.after["description"] == "Mine"

"""The journal, optimistic versions, and deletions that can be put back."""

import pytest
from django.db import IntegrityError, transaction

from seedapp.actors import changes as actor_changes
from seedapp.designs import changes as design_changes
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.removal import CannotPutBack, hanging_on, put_back
from seedapp.history.rows import Gone, Stale
from seedapp.operations import changes as operation_changes
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take


def test_each_write_appends_one_numbered_row(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    actor_changes.edit_actor(actor, seen=1, by=team.owner, name="B")
    rows = list(history.after(empty_design.pk, 0))
    assert [(row.number, row.verb, row.by_name) for row in rows] == [
        (1, "designs.added", "Owner"),
        (2, "actors.added", "Editor"),
        (3, "actors.edited", "Owner"),
    ]
    assert (rows[2].before["name"], rows[2].after["name"]) == ("A", "B")


@pytest.mark.django_db(transaction=True)
def test_the_journal_refuses_to_write_outside_a_transaction(team, empty_design):
    with pytest.raises(RuntimeError):
        history.record(empty_design, by=team.owner, verb="x.y", target="design", title="t")


def test_a_row_of_the_journal_names_the_thing_whatever_it_is_called_by_then(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    actor_changes.edit_actor(actor, seen=1, by=team.owner, key="b")
    actor_changes.remove_actor(actor, by=team.owner)
    rows = list(history.after(empty_design.pk, 1))
    assert {row.thing for row in rows} == {f"actors.actor:{rows[0].thing.partition(':')[2]}"}
    assert [row.row_version for row in rows] == [1, 2, None]


def test_the_journal_knows_a_row_as_it_was_at_any_version(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    for seen, name in ((1, "B"), (2, "C")):
        actor_changes.edit_actor(actor, seen=seen, by=team.owner, name=name)
    assert [history.state_at(actor, version)["name"] for version in (1, 2, 3)] == ["A", "B", "C"]
    assert history.state_at(actor, 4) is None


def test_the_first_version_of_what_was_imported_is_known_from_the_edit_that_left_it(team, design):
    actor = design.actors.get(key="weekend-builder")
    assert history.state_at(actor, 1) is None
    actor_changes.edit_actor(actor, seen=1, by=team.owner, name="Sunday builder")
    assert history.state_at(history.thing_of(actor), 1)["name"] == "Weekend builder"


@pytest.mark.parametrize("room", ["actors", "job_stories", "interactions", "types", "services"])
def test_every_room_names_the_row_that_it_wrote(room, team, design):
    from seedapp.interactions.changes import edit_interaction
    from seedapp.job_stories.changes import edit_job_story
    from seedapp.operations.type_changes import edit_type

    edit = {
        "actors": actor_changes.edit_actor,
        "job_stories": edit_job_story,
        "interactions": edit_interaction,
        "types": edit_type,
        "services": design_changes.edit_service,
    }[room]
    row = getattr(design, room).first()
    edit(row, seen=1, by=team.owner)
    change = Change.objects.get(design_id=design.pk, verb=f"{room}.edited")
    assert (change.thing, change.row_version) == (history.thing_of(row), 2)


def test_a_failed_write_leaves_no_row_in_the_journal(team, empty_design):
    actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    with pytest.raises(IntegrityError), transaction.atomic():
        actor_changes.add_actor(empty_design, by=team.editor, key="a", name="Again")
    assert Change.objects.filter(design_id=empty_design.pk).count() == 2


def test_an_edit_from_an_old_version_is_refused_and_writes_nothing(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    actor_changes.edit_actor(actor, seen=1, by=team.owner, name="B")
    with pytest.raises(Stale) as conflict:
        actor_changes.edit_actor(empty_design.actors.get(), seen=1, by=team.editor, name="C")
    assert conflict.value.current.name == "B"
    assert empty_design.actors.get().name == "B"


def test_an_edit_of_a_deleted_row_is_refused(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    stale_copy = empty_design.actors.get()
    actor_changes.remove_actor(actor, by=team.owner)
    with pytest.raises(Gone):
        actor_changes.edit_actor(stale_copy, seen=1, by=team.editor, name="C")


def test_what_hangs_on_an_actor_is_counted(design):
    assert hanging_on(design.actors.get(key="weekend-builder")) == [("job_stories.JobStory", 2)]


def test_a_deleted_actor_comes_back_with_all_that_hung_on_it(team, design):
    before = take(design)
    change = actor_changes.remove_actor(design.actors.get(key="weekend-builder"), by=team.editor)
    assert "J1" not in {job.key for job in take(design).jobs}
    put_back(change, design=design, by=team.editor)
    assert take(design) == before


def test_a_deleted_service_comes_back_with_its_operations_and_references(team, design):
    before = take(design)
    change = design_changes.remove_service(design.services.get(key="loans"), by=team.editor)
    assert take(design).job("T2").provider == ""
    put_back(change, design=design, by=team.editor)
    assert take(design) == before


def test_a_deletion_is_put_back_once(team, design):
    change = operation_changes.remove_operation(
        Operation.objects.select_related("service__design").get(key="startLoan"), by=team.editor
    )
    put_back(change, design=design, by=team.editor)
    with pytest.raises(CannotPutBack):
        put_back(change, design=design, by=team.editor)
    assert Operation.objects.filter(key="startLoan").count() == 1


def test_what_has_lost_its_place_is_not_put_back_and_nothing_is_half_written(team, empty_design):
    actor = actor_changes.add_actor(empty_design, by=team.editor, key="a", name="A")
    change = actor_changes.remove_actor(actor, by=team.editor)
    actor_changes.add_actor(empty_design, by=team.editor, key="a", name="New A")
    with pytest.raises(CannotPutBack):
        put_back(change, design=empty_design, by=team.editor)
    assert [actor.name for actor in empty_design.actors.all()] == ["New A"]
    assert Change.objects.get(pk=change.pk).undone_at is None

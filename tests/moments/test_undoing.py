"""Undo of every kind of write: itself a write, which can be undone as well."""

import pytest

from seedapp.actors import changes as actors
from seedapp.coach import changes as coach
from seedapp.core import design as core
from seedapp.designs import changes as designs
from seedapp.history.changes import last_number
from seedapp.history.models import Change, Journal, Written
from seedapp.interactions import changes as interactions
from seedapp.job_stories import changes as job_stories
from seedapp.moments.changes import restore_moment
from seedapp.moments.undoing import CannotUndo, WrittenSince, can_undo, undo
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take


def operation(design, key):
    return Operation.objects.select_related("service__design").get(service__design=design, key=key)


def latest(design):
    return Change.objects.get(design_id=design.pk, number=last_number(design.pk))


def edit_story(design, by):
    story = design.job_stories.get(key="J1")
    job_stories.edit_job_story(story, seen=1, by=by, actor=design.actors.last(), motivation="go", refines=[])


def rename_type(design, by):
    type_changes.edit_type(
        design.types.get(name="Tool"), seen=1, by=by, name="Utensil", fields=[core.Field("id", "uuid")]
    )


def redraw(design, by):
    drawn = design.interactions.get()
    interactions.edit_interaction(drawn, seen=1, by=by, plantuml="@startuml\na -> b: x\n@enduml", jobs=[])


def edit_operation(design, by):
    row = operation(design, "startLoan")
    operations.edit_operation(
        row,
        seen=1,
        by=by,
        inputs=[],
        failures=[],
        jobs=[],
        messages=[],
        key="begin",
        service=design.services.last(),
    )


def merge(design, by):
    one, other = Operation.objects.filter(service__design=design).select_related("service__design")[:2]
    operations.merge_operations(one, other, seen=1, by=by)


def turn_round(design, by):
    actors.order_actors(design, by=by, pks=[one.pk for one in reversed(design.actors.all())])


def turn_operations_round(design, by):
    service = design.services.first()
    pks = [one.pk for one in reversed(service.operations.all())]
    operations.order_operations(service, by=by, pks=pks)


def leave_and_restore(design, by):
    actors.remove_actor(design.actors.first(), by=by)
    restore_moment(design, number=last_number(design.pk) - 1, by=by)


WRITES = {
    "an actor is added": lambda d, by: actors.add_actor(d, by=by, key="n", name="N"),
    "an actor is edited": lambda d, by: actors.edit_actor(
        d.actors.first(), seen=1, by=by, name="N", key="n", needs=["x"]
    ),
    "an actor is removed": lambda d, by: actors.remove_actor(d.actors.first(), by=by),
    "actors are ordered": turn_round,
    "a story is added": lambda d, by: job_stories.add_job_story(
        d, by=by, refines=d.job_stories.all()[:1], level="technical", motivation="x"
    ),
    "a story is edited": edit_story,
    "a story is removed": lambda d, by: job_stories.remove_job_story(d.job_stories.get(key="J1"), by=by),
    "a diagram is added": lambda d, by: interactions.add_interaction(
        d, by=by, key="n", title="N", plantuml="@startuml\na -> b: x\n@enduml"
    ),
    "a diagram is redrawn": redraw,
    "a diagram is removed": lambda d, by: interactions.remove_interaction(d.interactions.get(), by=by),
    "an operation is added": lambda d, by: operations.add_operation(
        d.services.first(), by=by, key="n", kind="query", name="N", inputs=[core.Field("q")]
    ),
    "an operation is edited and moved": edit_operation,
    "an operation is removed": lambda d, by: operations.remove_operation(operation(d, "startLoan"), by=by),
    "operations are merged": merge,
    "operations are ordered": turn_operations_round,
    "a type is added": lambda d, by: type_changes.add_type(d, by=by, name="N", fields=[core.Field("q")]),
    "a type is renamed everywhere": rename_type,
    "the design's settings are edited": lambda d, by: designs.edit_design(
        d,
        seen=1,
        by=by,
        title="N",
        glossary={"x": "y"},
    ),
    "a service is added": lambda d, by: designs.add_service(d, by=by, key="n", name="N"),
    "a service is edited": lambda d, by: designs.edit_service(d.services.first(), seen=1, by=by, key="n"),
    "a service is removed": lambda d, by: designs.remove_service(d.services.get(key="loans"), by=by),
    "advice is set aside": lambda d, by: coach.waive(d, rule="ACT-09", target="design", reason="So", by=by),
    "a candidate is dismissed": lambda d, by: operations.dismiss_candidate(
        d, candidate="c", title="C", by=by
    ),
    "a moment is restored": leave_and_restore,
}


def all_of(design):
    design.refresh_from_db()
    return take(design), sorted(design.dismissals.values_list("candidate", flat=True))


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_is_undone_and_the_undoing_undone(write, team, design):
    for key in ("more", "others"):
        operations.add_operation(design.services.first(), by=team.owner, key=key, kind="query", name="More")
    whole = all_of(design)
    write(design, team.editor)
    written = latest(design)
    assert can_undo(written)
    after = all_of(design)

    undoing = undo(written, design=design, by=team.owner)

    assert (all_of(design) == whole) != (written.verb == "designs.restored")
    assert undoing.undoes == written.number
    assert undoing.by == team.owner
    assert not can_undo(latest_of(written))

    again = undo(latest(design), design=design, by=team.owner)

    assert all_of(design) == after
    assert again.undoes == undoing.number
    assert can_undo(latest_of(written))


def latest_of(change):
    return Change.objects.get(pk=change.pk)


def test_what_others_wrote_since_is_kept_by_an_undo(team, design):
    actor = design.actors.first()
    actors.edit_actor(actor, seen=1, by=team.editor, name="Mistake", description="Wrong")
    mistake = latest(design)
    actors.edit_actor(actor, seen=2, by=team.owner, needs=["a rest"])

    undo(mistake, design=design, by=team.editor)

    actor.refresh_from_db()
    assert (actor.name, actor.needs) == ("Weekend builder", ["a rest"])


def test_where_both_touched_the_same_both_texts_are_told(team, design):
    actor = design.actors.first()
    actors.edit_actor(actor, seen=1, by=team.editor, name="Mistake", kind="app")
    mistake = latest(design)
    actors.edit_actor(actor, seen=2, by=team.owner, name="Mended")

    with pytest.raises(WrittenSince) as refused:
        undo(mistake, design=design, by=team.editor)

    (collision,) = refused.value.collisions
    told = (collision.field, collision.base, collision.theirs, collision.mine)
    assert told == ("name", "Mistake", "Mended", "Weekend builder")
    assert can_undo(latest_of(mistake))


@pytest.mark.parametrize(("again", "name"), [("keep", "Mended"), ("set", "Weekend builder")])
def test_a_person_chooses_which_of_both_texts_stays(again, name, team, design):
    actor = design.actors.first()
    actors.edit_actor(actor, seen=1, by=team.editor, name="Mistake", kind="app")
    mistake = latest(design)
    actors.edit_actor(actor, seen=2, by=team.owner, name="Mended")

    undo(mistake, design=design, by=team.editor, again=again)

    actor.refresh_from_db()
    assert (actor.name, actor.kind) == (name, "human")


def test_an_addition_that_was_edited_since_is_not_undone(team, empty_design):
    actor = actors.add_actor(empty_design, by=team.editor, key="a", name="A")
    added = latest(empty_design)
    actors.edit_actor(actor, seen=1, by=team.owner, name="B")

    with pytest.raises(CannotUndo, match="edited again since"):
        undo(added, design=empty_design, by=team.editor)
    assert empty_design.actors.get().name == "B"


def test_an_addition_on_which_others_hung_something_is_not_undone(team, empty_design):
    actor = actors.add_actor(empty_design, by=team.editor, key="a", name="A")
    added = latest(empty_design)
    job_stories.add_job_story(empty_design, by=team.owner, actor=actor, motivation="x")

    with pytest.raises(CannotUndo, match="hang on it"):
        undo(added, design=empty_design, by=team.editor)


def test_an_order_that_was_changed_again_is_not_undone(team, design):
    turn_round(design, team.editor)
    first = latest(design)
    pks = [*design.actors.values_list("pk", flat=True)]
    actors.order_actors(design, by=team.owner, pks=[pks[1], pks[0], *pks[2:]])

    with pytest.raises(CannotUndo, match="order"):
        undo(first, design=design, by=team.editor)


def test_a_merge_whose_result_was_edited_since_is_not_undone(team, design):
    merge(design, team.editor)
    merged = latest(design)
    row = Operation.objects.select_related("service__design").get(pk=merged.thing.partition(":")[2])
    operations.edit_operation(row, seen=row.row_version, by=team.owner, inputs=[core.Field("mine")])

    with pytest.raises(CannotUndo, match="inputs"):
        undo(merged, design=design, by=team.editor)


def test_a_restored_moment_is_not_undone_over_what_was_written_since(team, design):
    leave_and_restore(design, team.editor)
    restored = latest(design)
    actors.add_actor(design, by=team.owner, key="n", name="N")

    with pytest.raises(CannotUndo, match="edited since"):
        undo(restored, design=design, by=team.editor)


def test_a_write_is_undone_once(team, design):
    actors.edit_actor(design.actors.first(), seen=1, by=team.editor, name="Mistake")
    change = latest(design)
    undo(change, design=design, by=team.editor)

    with pytest.raises(CannotUndo, match="already"):
        undo(change, design=design, by=team.editor)


def test_an_import_and_a_publication_are_not_undone(team, design):
    assert not can_undo(latest(design))
    with pytest.raises(CannotUndo):
        undo(latest(design), design=design, by=team.editor)


def test_what_was_written_before_the_journal_told_rows_is_not_undone(team, design):
    actors.edit_actor(design.actors.first(), seen=1, by=team.editor, name="Old")
    Written.objects.filter(design_id=design.pk).delete()
    Journal.objects.filter(design_id=design.pk).update(moments_from=2)

    with pytest.raises(CannotUndo, match="before the journal"):
        undo(latest(design), design=design, by=team.editor)


def test_an_undo_that_names_something_deleted_since_says_so(team, design):
    edit_story(design, team.editor)
    edited = latest(design)
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.owner)

    with pytest.raises(CannotUndo):
        undo(edited, design=design, by=team.editor)
    assert last_number(design.pk) == edited.number + 1


def test_a_merge_is_one_write(team, design):
    before = last_number(design.pk)
    merge(design, team.editor)
    assert last_number(design.pk) == before + 1
    told = {one.thing.partition(":")[0]: one for one in latest(design).written.all()}
    assert told["operations.operation"]


def test_a_renamed_type_tells_of_all_that_followed(team, design):
    rename_type(design, team.editor)
    things = set(latest(design).written.values_list("thing", flat=True))
    users = {
        f"operations.operation:{one.pk}"
        for one in Operation.objects.filter(response_type__in=["Utensil", "Utensil[]"])
    }
    assert users and users <= things

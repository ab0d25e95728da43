"""A design as it was: read at any number of its journal, restored with every identity."""

import pytest

from seedapp.actors import changes as actors
from seedapp.coach import changes as coach
from seedapp.core import coach as core_coach
from seedapp.designs import changes as designs
from seedapp.feedback import changes as feedback
from seedapp.history.changes import last_number
from seedapp.history.models import Change, Journal, Written
from seedapp.interactions import changes as interactions
from seedapp.moments.changes import Unchanged, restore_moment
from seedapp.moments.reading import NoMoment, value_at
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish


def operation(design, key):
    return Operation.objects.select_related("service__design").get(service__design=design, key=key)


def test_the_moment_of_an_import_is_what_was_imported(team, design):
    before = take(design)
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.editor)
    designs.remove_service(design.services.get(key="loans"), by=team.editor)

    assert value_at(design, 1) == before


def test_a_restored_moment_is_that_moment(team, design):
    before = take(design)
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.editor)
    type_changes.edit_type(design.types.get(name="Tool"), seen=1, by=team.editor, name="Utensil")
    diagram = design.interactions.get()
    interactions.edit_interaction(diagram, seen=1, by=team.editor, plantuml="@startuml\na -> b: x\n@enduml")

    told = restore_moment(design, number=1, by=team.owner)

    assert take(design) == before
    assert (told.verb, told.after["moment"], told.number) == ("designs.restored", 1, last_number(design.pk))
    assert Change.objects.filter(design_id=design.pk).count() == told.number


def test_a_restored_moment_can_be_left_again(team, design):
    operations.remove_operation(operation(design, "startLoan"), by=team.editor)
    designs.edit_design(design, seen=1, by=team.editor, title="Sheds")
    after, number = take(design), last_number(design.pk)
    restore_moment(design, number=1, by=team.owner)

    restore_moment(design, number=number, by=team.owner)

    design.refresh_from_db()
    assert take(design) == after


def test_what_is_there_on_both_sides_stays_itself_and_what_was_removed_comes_back_as_itself(team, design):
    gone, kept = operation(design, "startLoan"), design.types.get(name="Tool")
    story = design.job_stories.get(key="J1")
    operations.remove_operation(operation(design, "startLoan"), by=team.editor)
    type_changes.edit_type(kept, seen=1, by=team.editor, name="Utensil")
    added = actors.add_actor(design, by=team.editor, key="new", name="New")

    restore_moment(design, number=1, by=team.owner)

    back = operation(design, "startLoan")
    assert (back.pk, back.uid) == (gone.pk, gone.uid)
    assert design.types.get(name="Tool").uid == kept.uid
    assert design.job_stories.get(key="J1").uid == story.uid
    assert not design.actors.filter(pk=added.pk).exists()


def test_comments_and_documents_stay_attached_through_a_restore(team, design):
    value = take(design)
    revision = publish(design, value=value, findings=core_coach.check(value), by=team.owner)
    number = last_number(design.pk)
    round_, _token = feedback.open_round(revision, by=team.owner)
    uid = str(operation(design, "startLoan").uid)
    thread = feedback.begin_thread(
        round_, body="?", anchor_kind="operation", anchor=uid, anchor_title="Start", member=team.owner
    )
    designs.remove_service(design.services.get(key="loans"), by=team.editor)
    assert revision.documents.get(service_key="loans").service is None

    restore_moment(design, number=number, by=team.owner)

    assert revision.documents.get(service_key="loans").service.key == "loans"
    assert design.revisions.get().rounds.get().threads.get() == thread
    assert str(operation(design, "startLoan").uid) == uid


def test_an_edit_form_that_was_open_across_a_restore_does_not_overwrite_it(team, design):
    tool = design.types.get(name="Tool")
    type_changes.edit_type(tool, seen=1, by=team.editor, name="Utensil")
    restore_moment(design, number=1, by=team.owner)

    assert design.types.get(pk=tool.pk).row_version == 3


def test_two_that_changed_places_change_back(team, design):
    one, other = design.actors.all()[:2]
    keys = one.key, other.key
    for row, key in ((one, "aside"), (other, keys[0]), (one, keys[1])):
        actors.edit_actor(row, seen=row.row_version, by=team.editor, key=key)

    restore_moment(design, number=1, by=team.owner)

    assert (design.actors.get(pk=one.pk).key, design.actors.get(pk=other.pk).key) == keys


def test_a_moment_that_is_now_is_not_restored(team, design):
    with pytest.raises(Unchanged):
        restore_moment(design, number=1, by=team.owner)
    assert last_number(design.pk) == 1


@pytest.mark.parametrize("number", [0, 2, 10**12])
def test_a_moment_that_never_was_is_refused(team, design, number):
    with pytest.raises(NoMoment):
        value_at(design, number)


def test_moments_begin_where_the_journal_learnt_to_tell_rows(team, design):
    actors.add_actor(design, by=team.editor, key="a", name="A")
    Written.objects.filter(design_id=design.pk).delete()  # as it was before there were such rows
    Journal.objects.filter(design_id=design.pk).update(moments_from=2)
    known = take(design)
    actors.remove_actor(design.actors.get(key="a"), by=team.editor)

    assert value_at(design, 2) == known
    with pytest.raises(NoMoment, match="from number 2 to 3"):
        value_at(design, 1)


def test_what_was_written_past_the_journal_is_noticed(team, design):
    actor = design.actors.first()
    actors.edit_actor(actor, seen=1, by=team.editor, name="Told")
    design.actors.filter(pk=actor.pk).update(name="Untold")

    with pytest.raises(NoMoment, match="past its journal"):
        value_at(design, 1)


def test_a_person_who_left_is_not_needed_to_restore_what_they_wrote(team, design):
    waiver = coach.waive(design, rule="ACT-02", target="design", reason="So", by=team.viewer)
    number = last_number(design.pk)
    coach.take_up_again(waiver, by=team.editor)
    team.viewer.delete()

    restore_moment(design, number=number, by=team.owner)

    assert design.waivers.get(rule="ACT-02").by is None


def test_any_moment_is_read_in_a_constant_number_of_queries(team, design, django_assert_max_num_queries):
    for number in range(30):
        actors.add_actor(design, by=team.editor, key=f"a{number}", name="A")
    with django_assert_max_num_queries(22):
        value_at(design, 1)
    with django_assert_max_num_queries(22):
        value_at(design, 31)

"""What happens when two acts meet: the table of docs/decisions/0016, where no page is needed to show it."""

import pytest

from seedapp.actors.changes import add_actor, edit_actor, order_actors, remove_actor
from seedapp.core import coach
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.history.removal import put_back
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from seedapp.specification.changes import Overtaken, publish

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(32)]


@pytest.fixture
def keys(design):
    return lambda: [one.key for one in design.actors.all()]


def pks(design, *keys):
    return [design.actors.get(key=key).pk for key in keys]


def test_what_was_added_while_others_were_ordered_stands_behind_them(team, design, keys):
    seen = keys()
    wanted = pks(design, *reversed(seen))
    add_actor(design, by=team.owner, key="neighbour", name="Neighbour")

    order_actors(design, by=team.editor, pks=wanted)

    assert keys() == [*reversed(seen), "neighbour"]


def test_what_was_deleted_while_it_was_ordered_is_passed_over(team, design, keys):
    seen = keys()
    wanted = pks(design, *reversed(seen))
    remove_actor(design.actors.select_related("design").get(key=seen[1]), by=team.owner)

    order_actors(design, by=team.editor, pks=wanted)

    assert keys() == [key for key in reversed(seen) if key != seen[1]]


def test_of_two_orders_the_later_holds_and_both_are_told(team, design, keys):
    first, second, third = keys()
    by_owner = pks(design, second, first, third)
    by_editor = pks(design, third, first, second)

    order_actors(design, by=team.owner, pks=by_owner)
    order_actors(design, by=team.editor, pks=by_editor)

    assert keys() == [third, first, second]
    told = Change.objects.filter(design_id=design.pk, verb="actors.ordered")
    assert [one.after for one in told] == [by_owner, by_editor]


def test_an_edit_before_a_deletion_comes_back_with_the_thing(team, design):
    stale = design.actors.select_related("design").get(key="weekend-builder")
    edit_actor(
        design.actors.select_related("design").get(pk=stale.pk),
        seen=1,
        by=team.owner,
        description="Theirs",
    )

    change = remove_actor(stale, by=team.editor)
    put_back(change, design=design, by=team.editor)

    assert design.actors.get(key="weekend-builder").description == "Theirs"


def test_what_was_edited_after_it_was_put_back_is_merged_with_an_edit_from_before(team, design):
    stale = design.actors.select_related("design").get(key="weekend-builder")
    put_back(remove_actor(design.actors.get(pk=stale.pk), by=team.owner), design=design, by=team.owner)
    now = design.actors.select_related("design").get(pk=stale.pk)
    edit_actor(now, seen=now.row_version, by=team.owner, name="Theirs")

    edit_actor(stale, seen=stale.row_version, by=team.editor, description="Mine")

    now = design.actors.get(pk=stale.pk)
    assert (now.name, now.description) == ("Theirs", "Mine")


def test_an_edit_in_the_middle_of_publishing_is_neither_left_out_nor_slipped_in(team, design):
    value, as_of = take(design), last_number(design.pk)
    row = design.actors.select_related("design").get(key="weekend-builder")
    edit_actor(row, seen=1, by=team.owner, name="Sunday builder")

    with pytest.raises(Overtaken):
        publish(design, value=value, findings=coach.check(value), by=team.editor, as_of=as_of)

    assert not design.revisions.exists()


def test_an_import_touches_no_other_design(team, design, sample):
    before = take(design)
    row = design.actors.select_related("design").get(key="weekend-builder")

    other = restore(sample, team.workspace, by=team.editor)
    edit_actor(row, seen=1, by=team.owner, name="Sunday builder")

    assert take(other).actors == before.actors
    assert design.actors.get(pk=row.pk).name == "Sunday builder"

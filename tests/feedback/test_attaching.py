"""A person says what became of the thing of a thread; the thread's own anchor is never lost."""

import pytest

from seedapp.core.anchors import Anchor
from seedapp.core.design import Field
from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import Placing
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.moments.undoing import undo
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.snapshot.take import take
from seedapp.specification.indexing import frozen_index, index_of_today

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"
NEW = Anchor("operation", LOAN, "inputs/implement_id")


@pytest.fixture
def first(publish):
    return publish()


@pytest.fixture
def thread(first, join):
    gil = join(first)
    return changes.begin_thread(
        gil.round, reviewer=gil, body="Why?", anchor_kind="operation", anchor=LOAN,
        anchor_title="Borrow a tool › tool_id", part="inputs/tool_id",
    )  # fmt: skip


@pytest.fixture
def renamed(design, thread):
    """The field has another name, which nobody told the workbench of."""
    rename(design, "tool_id", "implement_id")


@pytest.fixture
def today(design):
    return lambda: index_of_today(design, take(design))


@pytest.fixture
def placed(design, thread, today):
    """The thread in the design of today, or in a revision."""

    def place(revision=None):
        index = frozen_index(revision) if revision else today()
        as_of = revision.published_at if revision else None
        return Placing(design, index, as_of).of(Thread.objects.select_related("round").get(pk=thread.pk))

    return place


def rename(design, old, new):
    row = Operation.objects.select_related("service__design").get(service__design=design, uid=LOAN)
    fields = [Field(new, one.type, one.required, one.description, one.example) if one.name == old else one
              for one in fields_of(row, "in")]  # fmt: skip
    operations.edit_operation(row, seen=row.row_version, by=None, inputs=fields)


def test_renamed_field_is_removed_and_offered_never_taken(placed, renamed):
    found = placed()

    assert (found.where, found.stands_on.part) == ("removed", "inputs/tool_id")
    assert found.placement.candidates[0].entry.anchor == NEW


def test_attached_thread_moved_to_what_a_person_said(placed, renamed, thread, today, team):
    changes.attach(thread, entry=today().get(NEW), member=team.editor)

    found = placed()

    assert (found.where, found.stands_on, found.attachment.author_name) == ("moved", NEW, "Editor")
    thread.refresh_from_db()
    assert thread.part == "inputs/tool_id"


def test_attached_thread_tells_of_what_changes_afterwards(placed, renamed, thread, today, team, design):
    changes.attach(thread, entry=today().get(NEW), member=team.editor)
    row = Operation.objects.select_related("service__design").get(service__design=design, uid=LOAN)
    assert not placed().placement.has_changed

    operations.edit_operation(row, seen=row.row_version, by=None, inputs=[Field("implement_id", "string")])

    assert placed().placement.has_changed


def test_attachment_counts_in_revisions_where_the_thing_is_gone(
    placed, renamed, thread, today, team, first, publish
):
    without = publish()
    changes.attach(thread, entry=today().get(NEW), member=team.editor)

    assert placed(first).where == "same"
    assert (placed(without).where, placed(without).stands_on) == ("moved", NEW)


def test_thing_to_which_it_was_attached_and_that_is_gone_as_well_leaves_the_ghost(
    placed, renamed, thread, today, team, design
):
    changes.attach(thread, entry=today().get(NEW), member=team.editor)
    rename(design, "implement_id", "gear_id")

    found = placed()

    assert (found.where, found.attachment, found.stands_on.part) == ("removed", None, "inputs/tool_id")


def test_word_of_a_person_counts_though_the_old_name_comes_back(placed, renamed, thread, today, team, design):
    changes.attach(thread, entry=today().get(NEW), member=team.editor)
    row = Operation.objects.select_related("service__design").get(service__design=design, uid=LOAN)
    operations.edit_operation(
        row, seen=row.row_version, by=None, inputs=[Field("tool_id", "uuid"), Field("implement_id", "uuid")]
    )

    assert placed().stands_on == NEW


def test_attaching_is_undone_and_done_again_from_the_history(placed, renamed, thread, today, team, design):
    changes.attach(thread, entry=today().get(NEW), member=team.editor)
    told = Change.objects.get(design_id=design.pk, number=last_number(design.pk))

    taken_back = undo(told, design=design, by=team.owner)

    assert (taken_back.verb, placed().where) == ("feedback.attachment_taken_back", "removed")
    undo(taken_back, design=design, by=team.owner)
    assert placed().where == "moved"


def test_said_twice_it_is_written_once(renamed, thread, today, team, design):
    for _press in range(2):
        changes.attach(thread, entry=today().get(NEW), member=team.editor)

    assert thread.attachments.count() == 1


def test_taking_back_what_was_never_said_writes_nothing(thread, team, design):
    before = last_number(design.pk)

    changes.take_back_attachment(thread, member=team.editor)

    assert last_number(design.pk) == before

"""Calls have rows of their own, so that what hangs on a call survives edits of the diagram."""

import pytest

from seedapp.history.changes import after
from seedapp.history.removal import put_back
from seedapp.history.rows import Gone, Stale
from seedapp.interactions import changes
from seedapp.interactions.models import Interaction
from seedapp.operations.models import Operation

TEXT = """@startuml
app -> api: findTools
api -> tools: findFreeTools
@enduml
"""


@pytest.fixture
def row(empty_design, team):
    return changes.add_interaction(
        empty_design, by=team.owner, key="find", title="Find", plantuml=TEXT, participants={}
    )


def edit(row, team, text):
    changes.edit_interaction(row, seen=row.row_version, by=team.editor, plantuml=text)


def numbered(row):
    return {one.label: one.number for one in row.messages.all()}


def test_an_added_interaction_has_a_row_for_each_call(row):
    assert numbered(row) == {"findTools": 1, "findFreeTools": 2}


def test_a_call_put_first_renumbers_the_rows_of_the_others(row, team):
    pks = {one.label: one.pk for one in row.messages.all()}

    edit(row, team, TEXT.replace("app -> api", "app -> api: openMap\napp -> api"))

    assert numbered(row) == {"openMap": 1, "findTools": 2, "findFreeTools": 3}
    assert row.messages.get(number=3).pk == pks["findFreeTools"]


def test_a_retyped_label_keeps_its_row(row, team):
    pk = row.messages.get(number=2).pk

    edit(row, team, TEXT.replace("findFreeTools", "searchTools(street)"))

    assert row.messages.get(pk=pk).label == "searchTools(street)"
    assert row.messages.count() == 2


def test_a_call_that_is_gone_waits_without_a_number_and_comes_back(row, team):
    pk = row.messages.get(number=2).pk

    edit(row, team, "@startuml\napp -> api: findTools\n@enduml\n")
    waiting = row.messages.get(pk=pk).number
    edit(row, team, TEXT)

    assert waiting is None
    assert row.messages.get(pk=pk).number == 2


def test_an_operation_stays_with_its_call_when_the_text_around_it_changes(design, team):
    row = design.interactions.get(key="find-and-borrow")
    operation = Operation.objects.get(key="startLoan")

    edit(
        row,
        team,
        row.plantuml.replace("builder -> app ++: search", "builder -> app: open\nbuilder -> app ++: search"),
    )

    assert [one.number for one in operation.messages.all()] == [7]


def test_an_edit_without_text_leaves_the_calls_alone(row, team):
    changes.edit_interaction(row, seen=row.row_version, by=team.editor, title="Search")

    assert numbered(row) == {"findTools": 1, "findFreeTools": 2}


def test_an_edit_that_started_from_an_old_version_writes_nothing(row, team):
    seen = row.row_version
    edit(row, team, TEXT.replace("findTools", "searchTools"))

    with pytest.raises(Stale):
        changes.edit_interaction(row, seen=seen, by=team.owner, plantuml="@startuml\n@enduml")

    assert numbered(row) == {"searchTools": 1, "findFreeTools": 2}


def test_an_edit_of_what_was_deleted_says_so(row, team):
    other = Interaction.objects.get(pk=row.pk)
    changes.remove_interaction(row, by=team.owner)

    with pytest.raises(Gone):
        changes.edit_interaction(other, seen=other.row_version, by=team.editor, title="Later")


def test_a_deleted_interaction_comes_back_with_its_calls_stories_and_operations(design, team):
    row = design.interactions.get(key="find-and-borrow")
    pk, jobs = row.pk, sorted(job.key for job in row.jobs.all())
    operation = Operation.objects.get(key="startLoan")

    change = changes.remove_interaction(row, by=team.editor)
    left = operation.messages.count()
    put_back(change, design=design, by=team.editor)

    back = design.interactions.get(pk=pk)
    assert left == 0
    assert sorted(job.key for job in back.jobs.all()) == jobs
    assert [one.number for one in operation.messages.all()] == [6]


def test_each_write_is_one_row_of_the_journal(row, team):
    before = after(row.design_id, 0).count()

    edit(row, team, TEXT.replace("findTools", "searchTools"))

    rows = list(after(row.design_id, 0))
    assert len(rows) == before + 1
    assert (rows[-1].verb, rows[-1].target, rows[-1].by) == (
        "interactions.edited",
        "interaction:find",
        team.editor,
    )

"""What is written to a workspace itself: founding, inviting, joining, roles, leaving."""

import pytest

from seedapp.history.models import Change
from seedapp.workspaces import changes
from seedapp.workspaces.models import Role


def told(workspace):
    rows = Change.objects.filter(workspace_id=workspace.pk, design_id=-workspace.pk).order_by("number")
    return [(row.number, row.verb, row.by_name, row.title) for row in rows]


@pytest.fixture
def place(team):
    return changes.found_workspace(name="Garden", by=team.owner)


def test_a_workspace_has_a_journal_of_its_own_numbered_from_one(team, place):
    other = changes.found_workspace(name="Yard", by=team.editor)
    assert told(place) == [(1, "workspaces.founded", "Owner", "Garden")]
    assert told(other) == [(1, "workspaces.founded", "Editor", "Yard")]


def test_all_that_happens_to_members_is_told_with_before_and_after(team, place):
    changes.rename_workspace(place, name="Orchard", by=team.owner)
    invitation, token = changes.invite(place, role="viewer", by=team.owner)
    member = changes.accept(invitation, by=team.editor)
    changes.change_role(member, role=Role.EDITOR, by=team.owner)
    changes.remove_member(member, by=team.owner)
    withdrawn, _token = changes.invite(place, role="editor", by=team.owner)
    changes.withdraw(withdrawn, by=team.owner)
    changes.withdraw(withdrawn, by=team.owner)

    assert [verb for _number, verb, _by, _title in told(place)] == [
        "workspaces.founded",
        "workspaces.renamed",
        "workspaces.invited",
        "workspaces.joined",
        "workspaces.role_changed",
        "workspaces.member_removed",
        "workspaces.invited",
        "workspaces.invitation_withdrawn",
    ]
    rows = {row.verb: row for row in Change.objects.filter(design_id=-place.pk)}
    renamed, changed = rows["workspaces.renamed"], rows["workspaces.role_changed"]
    assert (renamed.before, renamed.after) == ({"name": "Garden"}, {"name": "Orchard"})
    assert (changed.before["role"], changed.after["role"]) == ("viewer", "editor")
    assert rows["workspaces.member_removed"].before == {"person": "Editor", "role": "editor"}
    assert token not in str(list(Change.objects.values()))


def test_leaving_is_told_apart_from_being_taken_out(team):
    changes.remove_member(team.workspace.members.get(user=team.viewer), by=team.viewer)
    assert told(team.workspace)[-1][1:] == ("workspaces.left", "Viewer", "Viewer")


def test_what_is_refused_leaves_no_row(team, place):
    with pytest.raises(changes.Refused):
        changes.remove_member(place.members.get(), by=team.owner)
    assert len(told(place)) == 1

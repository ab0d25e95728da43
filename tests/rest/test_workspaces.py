"""Workspaces through the REST API: founding, renaming, roles, invitations, leaving."""

import pytest

from seedapp.accounts.models import Scope
from seedapp.accounts.token_changes import make_token
from seedapp.traffic.models import KeptAnswer
from seedapp.workspaces.models import Member, Workspace

API = "/api/v1"


@pytest.fixture
def shed(team):
    return f"{API}/workspaces/{team.workspace.slug}"


@pytest.fixture
def owner(callers):
    return callers.owner


def member_url(team, person):
    return f"{API}/workspaces/{team.workspace.slug}/members/{team.workspace.members.get(user=person).pk}"


def test_one_sees_the_workspaces_that_one_is_in(owner, callers):
    assert [one["name"] for one in owner.get(f"{API}/workspaces").json()["items"]] == ["Shed"]
    assert [one["name"] for one in callers.outsider.get(f"{API}/workspaces").json()["items"]] == ["Elsewhere"]


def test_who_founds_a_workspace_owns_it(callers, team):
    answer = callers.viewer.post(f"{API}/workspaces", {"name": "Garden"})

    assert (answer.status_code, answer.json()["role"]) == (201, "owner")
    assert callers.viewer.get(answer["Location"]).json() == answer.json()


def test_an_owner_renames_a_workspace_that_is_as_they_saw_it(owner, shed):
    tag = owner.get(shed)["ETag"]

    assert owner.patch(shed, {"name": "Barn"}).status_code == 428
    assert owner.patch(shed, {"name": "Barn"}, If_Match=tag).json()["name"] == "Barn"
    assert owner.patch(shed, {"name": "Loft"}, If_Match=tag).status_code == 412
    assert Workspace.objects.get(slug="shed").name == "Barn"


def test_an_owner_changes_a_role(owner, team):
    url = member_url(team, team.viewer)

    answer = owner.patch(url, {"role": "reviewer"}, If_Match=owner.get(url)["ETag"])

    assert (answer.status_code, answer.json()["role"]) == (200, "reviewer")
    assert team.workspace.members.get(user=team.viewer).role == "reviewer"


def test_the_last_owner_stays(owner, team):
    url = member_url(team, team.owner)

    left = owner.delete(url, If_Match="*")
    lowered = owner.patch(url, {"role": "viewer"}, If_Match="*")

    assert {(one.status_code, one.json()["code"]) for one in (left, lowered)} == {(409, "refused")}
    assert "owner" in left.json()["detail"]


def test_everybody_may_leave_and_nobody_may_take_out_others(callers, team):
    assert callers.viewer.delete(member_url(team, team.editor), If_Match="*").status_code == 403
    assert callers.viewer.delete(member_url(team, team.viewer), If_Match="*").status_code == 204
    assert not Member.objects.filter(workspace=team.workspace, user=team.viewer).exists()


def test_a_member_of_another_workspace_is_not_reached(callers, team, owner):
    pk = team.outsider.memberships.get().pk

    assert owner.get(f"{API}/workspaces/shed/members/{pk}").status_code == 404


def test_an_invitation_lets_somebody_in_once(owner, callers, shed, team):
    made = owner.post(f"{shed}/invitations", {"role": "reviewer"}).json()
    token = made["link"].rstrip("/").rpartition("/")[2]

    joined = callers.outsider.post(f"{API}/invitations/accept", {"token": token})

    assert (joined.status_code, joined.json()["role"]) == (201, "reviewer")
    assert "link" not in str(owner.get(f"{shed}/invitations").json())
    assert owner.get(f"{shed}/invitations").json()["items"] == []


def test_an_invitation_sent_twice_is_one_and_its_link_is_told_once(owner, shed):
    first = owner.post(f"{shed}/invitations", {"role": "viewer"}, Idempotency_Key="k1")
    second = owner.post(f"{shed}/invitations", {"role": "viewer"}, Idempotency_Key="k1")

    assert (first.status_code, second.status_code, second.json()["code"]) == (201, 409, "told-once")
    assert first.json()["link"].rstrip("/").rpartition("/")[2] not in KeptAnswer.objects.get().content
    assert len(owner.get(f"{shed}/invitations").json()["items"]) == 1


def test_a_withdrawn_invitation_opens_nothing(owner, callers, shed):
    made = owner.post(f"{shed}/invitations", {"role": "viewer"})
    token = made.json()["link"].rstrip("/").rpartition("/")[2]

    assert owner.delete(made["Location"], If_Match="*").status_code == 204
    assert callers.outsider.post(f"{API}/invitations/accept", {"token": token}).status_code == 404


def test_a_guessed_invitation_is_not_found(callers):
    assert callers.outsider.post(f"{API}/invitations/accept", {"token": "guessed"}).status_code == 404


def test_a_token_for_one_workspace_leads_into_no_other(team, client, shed, callers):
    callers.owner.post(f"{API}/workspaces", {"name": "Garden"})
    _token, secret = make_token(team.owner, name="ci", scope=Scope.WRITE, only_in=team.workspace.pk)
    bearer = {"Authorization": f"Bearer {secret}"}

    listed = client.get(f"{API}/workspaces", headers=bearer).json()["items"]
    founded = client.post(
        f"{API}/workspaces", {"name": "Third"}, content_type="application/json", headers=bearer
    )

    assert [one["workspace"] for one in listed] == ["shed"]
    assert client.get(f"{API}/workspaces/garden", headers=bearer).status_code == 404
    assert founded.status_code == 403


def test_one_is_told_who_one_is(callers, team, client):
    token, secret = make_token(team.editor, name="ci", scope=Scope.READ)
    told = client.get(f"{API}/me", headers={"Authorization": f"Bearer {secret}"}).json()

    assert (told["email"], told["token"]["name"], told["token"]["scope"]) == (team.editor.email, "ci", "read")
    assert callers.editor.get(f"{API}/me").json()["token"] is None
    assert token.sha256 not in str(told)

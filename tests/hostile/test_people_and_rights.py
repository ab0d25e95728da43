"""Rights that end in the middle: a role lowered, a member removed, a link closed."""

import re

import pytest
from django.urls import reverse

from seedapp.actors.models import Actor
from seedapp.feedback.models import Reviewer, Round
from seedapp.workspaces.models import Invitation, Member

pytestmark = pytest.mark.django_db

PORTER = {"name": "Night porter", "kind": "human"}


def as_shown(browser, address):
    """What the form on an open page would send."""
    fields = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)"', browser.get(address).content.decode()
    )
    return dict(fields) | PORTER


@pytest.mark.hostile(24)
def test_an_editor_whose_role_is_lowered_with_the_page_open_is_told_why(team, at, said):
    browser = team.client(team.editor)
    typed = as_shown(browser, at("actors"))
    Member.objects.filter(user=team.editor).update(role="viewer")

    answer = browser.post(at("add_actor"), typed)

    assert answer.status_code == 403
    assert "You are here as Viewer. This needs the role Editor: ask an owner of the workspace." in said(
        answer
    )
    assert not Actor.objects.filter(name="Night porter").exists()


@pytest.mark.hostile(24)
def test_a_member_who_is_removed_with_the_page_open_is_an_outsider(team, at, said):
    """Outsiders learn nothing: it is the same answer as where nothing is."""
    browser = team.client(team.editor)
    typed = as_shown(browser, at("actors"))
    Member.objects.filter(user=team.editor).delete()

    answer = browser.post(at("add_actor"), typed)

    assert answer.status_code == 404
    assert "it is not yours to see" in said(answer)
    assert not Actor.objects.filter(name="Night porter").exists()


@pytest.mark.hostile(24)
def test_an_owner_who_is_lowered_no_longer_invites(team):
    browser = team.client(team.owner)
    Member.objects.filter(user=team.owner).update(role="editor")

    assert browser.post(reverse("invite", args=[team.workspace.slug]), {"role": "owner"}).status_code == 403
    assert not Invitation.objects.exists()


@pytest.mark.hostile(25)
def test_links_and_secrets_of_guests_are_kept_hashed(team, review):
    gil = review.guest()
    kept = str(list(Round.objects.values())) + str(list(Reviewer.objects.values()))

    assert review.token not in kept
    assert gil.cookies["seed_reviewer"].value not in kept


@pytest.mark.hostile(25)
def test_the_cookie_of_a_guest_is_for_the_server_alone(review):
    cookie = review.guest().cookies["seed_reviewer"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", review.url("review"))


@pytest.mark.hostile(26)
def test_looking_at_an_invitation_accepts_nothing(team):
    from seedapp.workspaces.changes import invite

    _row, token = invite(team.workspace, role="editor", by=team.owner)
    somebody = team.client(team.outsider)

    for method in ("get", "head"):
        getattr(somebody, method)(reverse("accept_invitation", args=[token]))

    assert not Member.objects.filter(workspace=team.workspace, user=team.outsider).exists()


@pytest.mark.hostile(24)
@pytest.mark.parametrize("name", ["pulse", "here"])
def test_the_open_page_of_a_removed_member_learns_nothing_more(team, at, name):
    browser = team.client(team.editor)
    Member.objects.filter(user=team.editor).delete()

    assert browser.generic("POST" if name == "here" else "GET", at(name)).status_code == 404


@pytest.mark.hostile(24)
def test_a_removed_member_who_repeats_a_request_is_not_given_its_answer(team, design):
    """The answer is kept for the key, and it is not theirs any more."""
    browser = team.client(team.editor)
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])
    actor = {"name": "Night porter", "kind": "human"}
    how = {"content_type": "application/json", "headers": {"idempotency-key": "once-and-only-once"}}
    made = browser.post(address, actor, **how)
    assert made.status_code == 201, made.content

    Member.objects.filter(user=team.editor).update(role="viewer")
    assert browser.post(address, actor, **how).status_code == 403
    Member.objects.filter(user=team.editor).delete()
    answer = browser.post(address, actor, **how)

    assert answer.status_code == 404
    assert "Night porter" not in answer.content.decode()


@pytest.mark.hostile(23, 24)
def test_the_token_of_a_removed_member_opens_nothing_of_the_workspace(team, design):
    from seedapp.accounts.token_changes import make_token

    _row, secret = make_token(team.editor, name="pipeline", scope="write", only_in=team.workspace.pk)
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])
    headers = {"authorization": f"Bearer {secret}"}
    assert team.client().get(address, headers=headers).status_code == 200

    Member.objects.filter(user=team.editor).delete()

    assert team.client().get(address, headers=headers).status_code == 404

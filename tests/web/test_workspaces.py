"""The front door: workspaces, members, invitations by link, new designs and imports."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from seedapp.core import design_file
from seedapp.designs.models import Design
from seedapp.snapshot.take import take
from seedapp.workspaces import changes
from seedapp.workspaces.models import Invitation, Member, Role

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parent.parent / "designs" / "tool-shed.seed.yaml"
FAULTY = """seed: 1
title: 12
colour: green
actors:
  - {key: a, name: A, kind: robot}
jobs:
  - {key: J1, level: customer, actor: nobody}
"""


@pytest.fixture
def owner(team):
    return team.client(team.owner)


@pytest.fixture
def outsider(team):
    return team.client(team.outsider)


@pytest.fixture
def place(team):
    return f"/w/{team.workspace.slug}/"


def _file(text, name="design.seed.yaml"):
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile(name, content, "application/yaml")}


def _link(owner, place, role="editor"):
    """The address that an invitation gives out."""
    return owner.post(f"{place}members/invite/", {"role": role}).context["link"]


def _member(team, name):
    return Member.objects.get(workspace=team.workspace, user=getattr(team, name))


def test_a_visitor_reads_what_the_workbench_is(client, said):
    assert "Design the service before anyone codes it." in said(client.get("/"))


def test_home_shows_my_workspaces_and_nobody_elses(owner, design, said):
    text = said(owner.get("/"))

    assert "Tool shed" in text
    assert "Elsewhere" not in text


def test_a_founded_workspace_is_owned_by_its_founder(outsider, team):
    outsider.post("/w/", {"name": "Night shift"})

    member = Member.objects.get(workspace__name="Night shift")
    assert (member.user, member.role, member.workspace.slug) == (team.outsider, Role.OWNER, "night-shift")


def test_two_workspaces_of_one_name_have_two_addresses(owner):
    addresses = {owner.post("/w/", {"name": "Night shift"}).url for _ in range(2)}

    assert len(addresses) == 2


def test_a_workspace_without_a_name_is_asked_for_one(owner, said):
    page = owner.post("/w/", {"name": " "})

    assert page.status_code == 422
    assert "Shed" in said(page)


def test_a_new_design_opens_on_its_overview(team, editor, place):
    answer = editor.post(f"{place}new/", {"title": "Lost & found", "summary": "", "language": "ko"})

    assert answer.url == f"{place}lost-found/"
    assert Design.objects.get(slug="lost-found").language == "ko"


def test_a_design_may_be_called_like_a_page_of_the_workspace(editor, place):
    answer = editor.post(f"{place}new/", {"title": "Members", "language": "en"})

    assert answer.url == f"{place}members-2/"
    assert editor.get(answer.url).status_code == 200


def test_a_korean_title_has_an_address(editor, place):
    answer = editor.post(f"{place}new/", {"title": "동네 공구함", "language": "ko"})

    assert editor.get(answer.url).status_code == 200


def test_a_design_without_a_title_comes_back_with_its_summary(editor, place):
    page = editor.post(f"{place}new/", {"title": "", "summary": "Lend.", "language": "en"})

    assert page.status_code == 422
    assert page.context["form"]["summary"].value() == "Lend."


def test_an_imported_file_is_the_design_that_it_says(editor, place):
    answer = editor.post(f"{place}import/", _file(SAMPLE.read_bytes()))

    assert answer.url == f"{place}tool-shed/"
    assert take(Design.objects.get(slug="tool-shed")) == design_file.load(SAMPLE.read_bytes())


def test_a_faulty_file_shows_all_its_faults_and_keeps_nothing(editor, place, said):
    page = editor.post(f"{place}import/", _file(FAULTY))

    text = said(page)
    assert page.status_code == 422
    for line in ("Line 3", "Line 5", "Line 7"):
        assert line in text
    assert not Design.objects.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00seed", b"[" * 200_000, b"%PDF-1.7", b"seed: 1\ntitle: \x00", b"x" * 4_000_000],
    ids=["empty", "binary", "nested", "pdf", "nul", "huge"],
)
def test_what_is_no_design_file_gets_a_sentence(content, editor, place, said):
    page = editor.post(f"{place}import/", _file(content))

    assert page.status_code == 422
    assert "Design file" in said(page)
    assert page.context["faults"] or page.context["import_form"].errors


def test_faults_of_a_file_cannot_write_html(editor, place):
    page = editor.post(f"{place}import/", _file("seed: 1\ntitle: T\n<script>alert(1)</script>: x\n"))

    assert "<script>alert(1)" not in page.content.decode()


def test_a_viewer_may_neither_begin_nor_import(viewer, place):
    assert "Begin" not in viewer.get(place).content.decode()
    assert viewer.post(f"{place}new/", {"title": "X", "language": "en"}).status_code == 403
    assert viewer.post(f"{place}import/", _file(SAMPLE.read_bytes())).status_code == 403


@pytest.mark.parametrize("page", ["", "members/"])
def test_an_outsider_finds_nothing(page, outsider, place):
    assert outsider.get(place + page).status_code == 404


def test_members_are_listed_with_their_roles(viewer, place, said):
    text = said(viewer.get(f"{place}members/"))

    assert "Editor editor@team.test Editor" in text
    assert "Invite by link" not in text


@pytest.mark.hostile(26)
def test_an_invitation_is_accepted_once(team, owner, outsider, place, said):
    link = _link(owner, place)
    assert "Owner invites you as Editor." in said(outsider.get(link))
    assert not Member.objects.filter(workspace=team.workspace, user=team.outsider).exists()

    outsider.post(link)

    assert _member(team, "outsider").role == "editor"
    assert team.client(team.viewer).post(link).status_code == 404


def test_the_secret_of_an_invitation_is_shown_once_and_not_kept(owner, place):
    token = _link(owner, place).rstrip("/").rpartition("/")[2]

    assert token not in owner.get(f"{place}members/").content.decode()
    assert token not in str(list(Invitation.objects.values()))


def test_a_member_who_opens_an_invitation_keeps_role_and_link(team, owner, viewer, place):
    link = _link(owner, place, "owner")
    viewer.post(link)

    assert _member(team, "viewer").role == "viewer"
    assert team.client(team.outsider).get(link).status_code == 200


@pytest.mark.hostile(26)
def test_a_withdrawn_invitation_opens_nothing(owner, outsider, place, team):
    link = _link(owner, place)
    owner.post(f"{place}invitations/{team.workspace.invitations.get().pk}/withdraw/")

    assert outsider.get(link).status_code == 404
    assert outsider.post(link).status_code == 404


@pytest.mark.hostile(26)
def test_an_expired_invitation_opens_nothing(owner, outsider, place, team):
    link = _link(owner, place)
    team.workspace.invitations.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert outsider.post(link).status_code == 404


def test_a_guessed_invitation_opens_nothing(outsider):
    assert outsider.get("/invitations/guess/").status_code == 404


@pytest.mark.parametrize("person", ["editor", "reviewer", "viewer"])
def test_only_an_owner_invites(person, team, place):
    client = team.client(getattr(team, person))

    assert client.post(f"{place}members/invite/", {"role": "viewer"}).status_code == 403
    assert not Invitation.objects.exists()


def test_an_owner_changes_a_role(team, owner, place):
    owner.post(f"{place}members/{_member(team, 'viewer').pk}/", {"role": "reviewer"})

    assert _member(team, "viewer").role == "reviewer"


def test_nobody_raises_their_own_role(team, editor, place):
    assert editor.post(f"{place}members/{_member(team, 'editor').pk}/", {"role": "owner"}).status_code == 403
    assert _member(team, "editor").role == "editor"


@pytest.mark.parametrize("posted", [{"role": "viewer"}, {"remove": "1"}])
def test_the_last_owner_stays(posted, team, owner, place, said):
    page = owner.post(f"{place}members/{_member(team, 'owner').pk}/", posted, follow=True)

    assert "A workspace needs an owner. Make somebody else an owner first." in said(page)
    assert _member(team, "owner").role == "owner"


def test_an_owner_removes_a_member_who_then_finds_nothing(team, owner, viewer, place):
    owner.post(f"{place}members/{_member(team, 'viewer').pk}/", {"remove": "1"})

    assert viewer.get(place).status_code == 404


def test_a_member_leaves(team, editor, place, said):
    page = editor.post(f"{place}members/{_member(team, 'editor').pk}/", {"remove": "1"}, follow=True)

    assert "You have left Shed." in said(page)
    assert not Member.objects.filter(workspace=team.workspace, user=team.editor).exists()


def test_a_member_of_another_workspace_is_out_of_reach(team, owner, place):
    stranger = Member.objects.get(user=team.outsider)

    assert owner.post(f"{place}members/{stranger.pk}/", {"remove": "1"}).status_code == 404


def test_hostile_names_are_only_text(team, owner, said):
    address = owner.post("/w/", {"name": "<img src=x onerror=alert(1)>"}).url

    for page in (address, f"{address}members/", "/"):
        assert "<img src=x" not in owner.get(page).content.decode()


def test_an_invitation_says_what_it_opens_before_anybody_signs_in(team):
    _invitation, token = changes.invite(team.workspace, role="viewer", by=team.owner)
    visitor = team.client()
    page = visitor.get(f"/invitations/{token}/").content.decode()
    assert "Join Shed" in page
    assert f"/accounts/signup/?next=/invitations/{token}/" in page
    answer = visitor.post(f"/invitations/{token}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")
    assert team.workspace.members.count() == 4

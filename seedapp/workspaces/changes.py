"""Writes to workspaces: founding one, inviting, joining, changing roles, leaving."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.core.naming.free_keys import free_key
from seedapp.history import changes as history

from .models import Invitation, Member, Role, Workspace
from .secret_links import hash_of

INVITATION_DAYS = 14


class Refused(Exception):
    """The change would leave the workspace in a bad state; the message says what to do instead."""


def facts(row: Workspace | Member | Invitation) -> dict[str, Any]:
    """What the journal keeps of a row before and after a write."""
    match row:
        case Workspace():
            return {"name": row.name}
        case Member():
            return {"person": display_name(row.user), "role": row.role}
    return {"role": row.role}


@transaction.atomic
def found_workspace(*, name: str, by: User) -> Workspace:
    """A new workspace, owned by its founder."""
    workspace = Workspace.objects.create(name=name, slug=_free_slug(name))
    Member.objects.create(workspace=workspace, user=by, role=Role.OWNER)
    history.record(
        history.OfWorkspace(workspace),
        by=by,
        verb="workspaces.founded",
        target="workspace",
        title=workspace.name,
        row=workspace,
        after=facts(workspace),
    )
    return workspace


def _free_slug(name: str) -> str:
    """An address made of the name; with something unguessable behind it when it is taken."""
    base = free_key(name, ())
    return f"{base}-{secrets.token_hex(4)}" if Workspace.objects.filter(slug=base).exists() else base


@transaction.atomic
def rename_workspace(workspace: Workspace, *, name: str, by: User | None) -> None:
    """Its address stays, so that links to it keep working."""
    before = facts(workspace)
    workspace.name = name
    workspace.save(update_fields=["name"])
    history.record(
        history.OfWorkspace(workspace),
        by=by,
        verb="workspaces.renamed",
        target="workspace",
        title=name,
        row=workspace,
        before=before,
        after=facts(workspace),
    )


@transaction.atomic
def invite(workspace: Workspace, *, role: str, by: User, token: str = "") -> tuple[Invitation, str]:
    """An open invitation and the secret of its link, which is shown once and never kept.

    Whoever may send the same request twice gives the `token`: the second time changes nothing.
    """
    token = token or secrets.token_urlsafe(24)
    if known := workspace.invitations.filter(token_sha256=hash_of(token)).first():
        return known, token
    invitation = Invitation.objects.create(
        workspace=workspace,
        role=role,
        token_sha256=hash_of(token),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    _record_invitation(invitation, by, "workspaces.invited")
    return invitation, token


def open_invitation(token: str) -> Invitation | None:
    """The invitation behind a link, if it can still be accepted."""
    found = Invitation.objects.select_related("workspace").filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_open else None


def joined_by(token: str, person: User | AnonymousUser) -> Workspace | None:
    """The workspace that a person joined by this very link: they opened it once more."""
    used = Invitation.objects.select_related("workspace").filter(token_sha256=hash_of(token))
    mine = used.filter(accepted_by=person.pk).first() if isinstance(person, User) else None
    return mine.workspace if mine and mine.workspace.members.filter(user=person.pk).exists() else None


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> Member:
    """Join, once. A member who opens the link keeps the role they have. Raises Refused when it is used up."""
    now = timezone.now()
    existing = Member.objects.filter(workspace=invitation.workspace, user=by).first()
    if existing:
        return existing
    claimed = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    ).update(accepted_at=now, accepted_by=by)
    if not claimed:
        raise Refused(_("This invitation is used up. Ask for a new link."))
    member = Member.objects.create(workspace=invitation.workspace, user=by, role=invitation.role)
    _record_member(member, by, "workspaces.joined", after=facts(member))
    return member


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User | None) -> None:
    """An invitation that is used or withdrawn already stays as it is."""
    rows = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if rows.update(withdrawn_at=timezone.now()):
        _record_invitation(invitation, by, "workspaces.invitation_withdrawn")


@transaction.atomic
def change_role(member: Member, *, role: str, by: User | None) -> None:
    """Raises Refused when no owner would be left."""
    if member.role == Role.OWNER and role != Role.OWNER:
        _keep_an_owner(member)
    if member.role == role:
        return
    before = facts(member)
    member.role = role
    member.save(update_fields=["role"])
    _record_member(member, by, "workspaces.role_changed", before=before, after=facts(member))


@transaction.atomic
def remove_member(member: Member, *, by: User | None) -> None:
    """Members may take themselves out. Raises Refused when no owner would be left."""
    if member.role == Role.OWNER:
        _keep_an_owner(member)
    verb = "workspaces.left" if by and by.pk == member.user_id else "workspaces.member_removed"
    _record_member(member, by, verb, before=facts(member))
    member.delete()


def _keep_an_owner(member: Member) -> None:
    owners = Member.objects.select_for_update().filter(workspace=member.workspace, role=Role.OWNER)
    if not [owner for owner in owners if owner.pk != member.pk]:
        raise Refused(_("A workspace needs an owner. Make somebody else an owner first."))


def _record_member(
    member: Member, by: User | None, verb: str, *, before: Any = None, after: Any = None
) -> None:
    history.record(
        history.OfWorkspace(member.workspace),
        by=by,
        verb=verb,
        target=f"member:{member.pk}",
        title=display_name(member.user),
        row=member,
        before=before,
        after=after,
    )


def _record_invitation(invitation: Invitation, by: User | None, verb: str) -> None:
    history.record(
        history.OfWorkspace(invitation.workspace),
        by=by,
        verb=verb,
        target=f"invitation:{invitation.pk}",
        title=invitation.get_role_display(),
        row=invitation,
        after=facts(invitation),
    )

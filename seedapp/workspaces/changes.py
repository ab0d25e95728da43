"""Writes to workspaces: founding one, inviting, joining, changing roles, leaving."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.core.naming.free_keys import free_key

from .models import Invitation, Member, Role, Workspace
from .secret_links import hash_of

INVITATION_DAYS = 14


class Refused(Exception):
    """The change would leave the workspace in a bad state; the message says what to do instead."""


@transaction.atomic
def found_workspace(*, name: str, by: User) -> Workspace:
    """A new workspace, owned by its founder."""
    workspace = Workspace.objects.create(name=name, slug=_free_slug(name))
    Member.objects.create(workspace=workspace, user=by, role=Role.OWNER)
    return workspace


def _free_slug(name: str) -> str:
    """An address made of the name; with something unguessable behind it when it is taken."""
    base = free_key(name, ())
    return f"{base}-{secrets.token_hex(4)}" if Workspace.objects.filter(slug=base).exists() else base


@transaction.atomic
def rename_workspace(workspace: Workspace, *, name: str) -> None:
    workspace.name = name
    workspace.save(update_fields=["name"])


@transaction.atomic
def invite(workspace: Workspace, *, role: str, by: User) -> tuple[Invitation, str]:
    """An open invitation and the secret of its link, which is shown once and never kept."""
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        workspace=workspace,
        role=role,
        token_sha256=hash_of(token),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    return invitation, token


def open_invitation(token: str) -> Invitation | None:
    """The invitation behind a link, if it can still be accepted."""
    found = Invitation.objects.select_related("workspace").filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_open else None


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
    return Member.objects.create(workspace=invitation.workspace, user=by, role=invitation.role)


@transaction.atomic
def withdraw(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=timezone.now())


@transaction.atomic
def change_role(member: Member, *, role: str) -> None:
    """Raises Refused when no owner would be left."""
    if member.role == Role.OWNER and role != Role.OWNER:
        _keep_an_owner(member)
    member.role = role
    member.save(update_fields=["role"])


@transaction.atomic
def remove_member(member: Member) -> None:
    """Raises Refused when no owner would be left."""
    if member.role == Role.OWNER:
        _keep_an_owner(member)
    member.delete()


def _keep_an_owner(member: Member) -> None:
    owners = Member.objects.select_for_update().filter(workspace=member.workspace, role=Role.OWNER)
    if not [owner for owner in owners if owner.pk != member.pk]:
        raise Refused(_("A workspace needs an owner. Make somebody else an owner first."))

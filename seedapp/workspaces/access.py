"""Who may do what: outsiders learn nothing (404), members without the right are told why (403)."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from seedapp.accounts.models import User

from .models import Member, Role, Workspace

_RANKS = {Role.VIEWER: 0, Role.REVIEWER: 1, Role.EDITOR: 2, Role.OWNER: 3}


def allows(role: str, needed: Role) -> bool:
    """Whether a role includes what `needed` may do."""
    return _RANKS[Role(role)] >= _RANKS[needed]


def membership_for(user: User | AnonymousUser, slug: str, needed: Role = Role.VIEWER) -> Member:
    """The person's membership of a workspace, with the workspace loaded.

    Raises Http404 for outsiders and PermissionDenied, with a sentence, for members of a lower role.
    """
    member = (
        Member.objects.select_related("workspace", "user")
        .filter(workspace__slug=slug, user_id=user.pk or 0)
        .first()
    )
    if member is None:
        raise Http404
    if not allows(member.role, needed):
        raise PermissionDenied(
            _("You are here as %(role)s. This needs the role %(needed)s: ask an owner of the workspace.")
            % {"role": member.get_role_display(), "needed": needed.label}
        )
    return member


def workspace_for(user: User | AnonymousUser, slug: str, needed: Role = Role.VIEWER) -> Workspace:
    """The workspace alone; raises as `membership_for` does."""
    return membership_for(user, slug, needed).workspace

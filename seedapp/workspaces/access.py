"""Who may do what: outsiders learn nothing (404), members without the right are told why (403)."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.prepared.asking import Asked, Prepared

from .models import Member, Role

_FIND = Prepared(
    lambda: Member.objects.filter(workspace__slug=Asked("workspace"), user_id=Asked("user")).order_by(),
    "workspace",
)
_RANKS = {Role.VIEWER: 0, Role.REVIEWER: 1, Role.EDITOR: 2, Role.OWNER: 3}


def allows(role: str, needed: Role) -> bool:
    """Whether a role includes what `needed` may do."""
    return _RANKS[Role(role)] >= _RANKS[needed]


def membership_for(user: User | AnonymousUser, slug: str, needed: Role = Role.VIEWER) -> Member:
    """The person's membership of a workspace, with the workspace loaded.

    Raises Http404 for outsiders and PermissionDenied, with a sentence, for members of a lower role.
    """
    member = _FIND.first(workspace=slug, user=user.pk or 0)
    if member is None:
        raise Http404
    member.user = cast(User, user)
    require(member, needed)
    return member


def require(member: Member, needed: Role) -> None:
    """Raises PermissionDenied, with a sentence, where a member has a lower role."""
    if not allows(member.role, needed):
        raise PermissionDenied(
            _("You are here as %(role)s. This needs the role %(needed)s: ask an owner of the workspace.")
            % {"role": member.get_role_display(), "needed": needed.label}
        )

"""What an open page has to know of itself: who it is open for, and what has become of that since."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils.crypto import salted_hmac

from .release import release

if TYPE_CHECKING:
    from django.http import HttpRequest

    from seedapp.accounts.models import User
    from seedapp.workspaces.models import Member, Workspace


def standing_of(request: HttpRequest, member: Member) -> dict[str, Any]:
    """`person`, `role` and `role_name` of who asks, `release` of what answers, `seal` of the sign-in."""
    role = {"role": member.role, "role_name": member.get_role_display()}
    return standing_of_person(request, member.user) | role


def standing_of_person(request: HttpRequest, person: User | None) -> dict[str, Any]:
    """The same without a role. None is a guest without an account.

    A page that gets another seal than before holds tokens that count no more: it fetches new ones.
    """
    cookie = request.META.get("CSRF_COOKIE") or ""
    return {
        "person": person.pk if person else "guest",
        "release": release(),
        "seal": salted_hmac("seedapp.web.together", cookie).hexdigest()[:16],
    }


def mark_of_workspace(workspace: Workspace) -> str:
    """Changes with the members and the open invitations of a workspace."""
    members = workspace.members.order_by("pk").values_list("pk", "role", "user__name", "user__email")
    invitations = workspace.invitations.order_by("pk").values_list("pk", "accepted_at", "withdrawn_at")
    told = repr((workspace.name, list(members), list(invitations)))
    return sha256(told.encode(errors="surrogatepass")).hexdigest()[:16]

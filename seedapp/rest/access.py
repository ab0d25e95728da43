"""Who may use which design through the REST API: the same rule as the pages have."""

from __future__ import annotations

from typing import cast

from django.http import Http404
from rest_framework.request import Request

from seedapp.accounts.models import Token, User
from seedapp.designs.models import Design
from seedapp.prepared.asking import Asked, Prepared
from seedapp.workspaces.access import membership_for, require
from seedapp.workspaces.models import Member, Role, Workspace

_FIND = Prepared(
    lambda: Design.objects.filter(
        slug=Asked("design"), workspace__slug=Asked("workspace"), workspace__members__user_id=Asked("user")
    ).order_by(),
    "workspace",
    "workspace__members",
)


def member_for(request: Request, workspace: str, needed: Role) -> Member:
    """The membership of whoever asks. Raises Http404 and PermissionDenied.

    A token that is for another workspace finds nothing, like an outsider.
    """
    member = membership_for(request.user, workspace, needed)
    _refuse_token_of_another(request, member)
    return member


def member_in_design(request: Request, workspace: str, design: str, needed: Role) -> tuple[Member, Design]:
    """The same with a design of the workspace, found with one question. Raises Http404, PermissionDenied."""
    found = _FIND.first_rows(workspace=workspace, design=design, user=request.user.pk or 0)
    if found is None:
        member_for(request, workspace, needed)  # who may not even know that it is missing is told so
        raise Http404
    row, place, member = cast("tuple[Design, Workspace, Member]", tuple(found))
    row.workspace = member.workspace = place
    member.user = cast(User, request.user)
    require(member, needed)
    _refuse_token_of_another(request, member)
    return member, row


def _refuse_token_of_another(request: Request, member: Member) -> None:
    if isinstance(request.auth, Token) and not request.auth.opens(member.workspace_id):
        raise Http404

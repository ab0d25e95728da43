"""Who may use which design through the REST API: the same rule as the pages have."""

from __future__ import annotations

from django.http import Http404
from rest_framework.request import Request

from seedapp.accounts.models import Token
from seedapp.designs.models import Design
from seedapp.prepared.asking import Asked, Prepared
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Member, Role

_FIND = Prepared(
    lambda: Design.objects.filter(workspace_id=Asked("workspace"), slug=Asked("slug")).order_by()
)


def member_for(request: Request, workspace: str, needed: Role) -> Member:
    """The membership of whoever asks. Raises Http404 and PermissionDenied.

    A token that is for another workspace finds nothing, like an outsider.
    """
    member = membership_for(request.user, workspace, needed)
    if isinstance(request.auth, Token) and not request.auth.opens(member.workspace_id):
        raise Http404
    return member


def design_in(member: Member, design: str) -> Design:
    """A design of the member's workspace. Raises Http404."""
    found = _FIND.first(workspace=member.workspace_id, slug=design)
    if found is None:
        raise Http404
    found.workspace = member.workspace
    return found

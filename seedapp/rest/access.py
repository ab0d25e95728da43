"""Who may use which design through the REST API: the same rule as the pages have."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role


def design_for(request: Request, workspace: str, design: str) -> tuple[Design, User]:
    """The design and the person; editors for anything that writes. Raises Http404 and PermissionDenied."""
    needed = Role.VIEWER if request.method in SAFE_METHODS else Role.EDITOR
    member = membership_for(request.user, workspace, needed)
    designs = Design.objects.select_related("workspace")
    return get_object_or_404(designs, workspace=member.workspace, slug=design), member.user

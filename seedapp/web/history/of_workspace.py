"""What happened to the workspace itself, for its owners; deleted designs, to be put back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.designs.changes import removals_in
from seedapp.history.changes import OfWorkspace, Past
from seedapp.history.models import Change
from seedapp.history.removal import CannotPutBack, put_back
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role

from .listing import page_of
from .telling import lines_of


@login_required
@require_GET
def workspace_history(request: HttpRequest, workspace: str) -> HttpResponse:
    place = membership_for(request.user, workspace, Role.OWNER).workspace
    changes = Change.objects.filter(design_id=OfWorkspace(place).pk)
    context = {"workspace": place, "deleted": lines_of(removals_in(place)[:50]), **page_of(request, changes)}
    return render(request, "history/workspace.html", context)


@login_required
@require_POST
def put_back_design(request: HttpRequest, workspace: str, pk: int) -> HttpResponse:
    """`pk` is the deleted design's."""
    me = membership_for(request.user, workspace, Role.OWNER)
    removal = get_object_or_404(removals_in(me.workspace), design_id=pk)
    try:
        put_back(removal, design=Past(pk, me.workspace.pk), by=me.user)
    except CannotPutBack as reason:
        messages.error(request, str(reason))
        return redirect("workspace_history", me.workspace.slug)
    messages.success(request, _("“%(title)s” is back.") % {"title": removal.title})
    return redirect("workspace", me.workspace.slug)


urlpatterns = [
    path("w/<slug:workspace>/members/history/", workspace_history, name="workspace_history"),
    path("w/<slug:workspace>/members/history/<int:pk>/put-back/", put_back_design, name="put_back_design"),
]

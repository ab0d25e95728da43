"""Applying to the design what a thread suggests, in one press."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback import changes
from seedapp.web.visit import visit
from seedapp.workspaces.models import Role

from .thread_page import seen_thread


@login_required
@require_POST
def apply_suggestion(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """The design is changed, and the thread addressed by that change; or it is said why that cannot be."""
    here = visit(request, workspace, design, Role.EDITOR)
    seen = seen_thread(here, pk)
    if seen.suggestion is None:
        raise Http404
    try:
        number = changes.apply_suggestion(seen.thread, member=here.member.user)
    except (changes.StaleSuggestion, changes.NotNow) as refused:
        messages.error(request, str(refused))
    else:
        tags = f"undo:{here.url('undo_change', number)}"
        messages.success(request, _("The suggestion is in the design."), extra_tags=tags)
    return redirect(here.url("thread", pk))

"""Saying what became of the thing of a thread, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.policy import role_to_attach
from seedapp.web.visit import Visit, visit

from .became import entry_of
from .thread_page import seen_thread
from .whereabouts import Compass


@login_required
@require_POST
def attach_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """Say what became of the thing of a thread: `place` is "kind|uid|part" of the design as it is now."""
    here, thread = _allowed(request, workspace, design, pk)
    entry = entry_of(Compass(here).index, request.POST.get("place", ""))
    changes.attach(thread, entry=entry, member=here.member.user)
    messages.success(request, _("The comment is attached to “%(title)s”.") % {"title": entry.title})
    return redirect(here.url("thread", pk))


@login_required
@require_POST
def detach_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, thread = _allowed(request, workspace, design, pk)
    changes.take_back_attachment(thread, member=here.member.user)
    return redirect(here.url("thread", pk))


def _allowed(request: HttpRequest, workspace: str, design: str, pk: int) -> tuple[Visit, Thread]:
    here = visit(request, workspace, design)
    thread = seen_thread(here, pk).thread
    visit(request, workspace, design, role_to_attach(thread, here.member.user))
    return here, thread

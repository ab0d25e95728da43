"""One thread: its page and answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.web.reviews.forms import AnswerForm
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .boards import TeamThread, as_team_sees, threads_of
from .reading import addresses_in
from .whereabouts import Compass


@login_required
@require_GET
def thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design)
    return thread_page(request, here, seen_thread(here, pk))


@login_required
@require_POST
def answer_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design, Role.REVIEWER)
    seen = seen_thread(here, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return thread_page(request, here, seen, form=form, submit=_("Send"), status=422)
    changes.answer(seen.thread, body=form.cleaned_data["body"], member=here.member.user)
    messages.success(request, _("Your answer is there; whoever has the review's link sees it."))
    return redirect(here.url("thread", pk))


def place_url(here: Visit, thread: Thread) -> str:
    """Where a thread stands in the revision that it was begun on."""
    return addresses_in(here, thread.round.revision).of_thread(thread)


def seen_thread(here: Visit, pk: int) -> TeamThread:
    return as_team_sees(here, get_object_or_404(threads_of(here), pk=pk), Compass(here))


def thread_page(
    request: HttpRequest, here: Visit, seen: TeamThread, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page of a thread; `form` is one that came back, with what is wrong with it."""
    context = here.context("feedback", one=seen, place_url=place_url(here, seen.thread), **forms)
    return render(request, "feedback/thread.html", context, status=status)

"""One thread: its page and answers. Also a member's own first comment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.places import places_in
from seedapp.feedback.policy import open_round_of
from seedapp.web.reviews.forms import AnswerForm, SayForm
from seedapp.web.reviews.reading import service_of
from seedapp.web.reviews.talk import id_of
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .boards import TeamThread, as_team_sees, threads_of
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


@login_required
@require_POST
def begin_thread(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """A member comments on the revision, in its round that is open."""
    here = visit(request, workspace, design, Role.REVIEWER)
    revision = get_object_or_404(here.design.revisions, number=number)
    round_ = open_round_of(revision)
    form = SayForm(request.POST)
    place = (str(form.data.get("kind", "")), str(form.data.get("anchor", "")))
    titles = places_in(revision)
    if place not in titles:
        raise Http404
    if round_ is None:
        form.add_error(None, str(changes.RoundOver()))
    if round_ is None or not form.is_valid():
        return _begin_again(request, here, form, titles[place], number)
    given = form.cleaned_data
    try:
        begun = changes.begin_thread(
            round_,
            member=here.member.user,
            anchor_kind=given["kind"],
            anchor=given["anchor"],
            anchor_title=titles[place],
            severity=given["severity"],
            body=given["body"],
        )
    except changes.RoundOver as over:
        form.add_error(None, str(over))
        return _begin_again(request, here, form, titles[place], number)
    messages.success(request, _("Your comment is there; whoever has the review's link sees it."))
    return redirect(place_url(here, begun))


def _begin_again(request: HttpRequest, here: Visit, form: SayForm, title: str, number: int) -> HttpResponse:
    """What was typed, with what is wrong with it."""
    context = here.context("feedback", form=form, about=title, number=number)
    return render(request, "feedback/begin.html", context, status=422)


def place_url(here: Visit, thread: Thread) -> str:
    """Where a thread stands in the revision that it was begun on."""
    revision = thread.round.revision
    service = service_of(revision, thread)
    if service:
        page = here.url("revision_contract", revision.number, service)
    else:
        page = here.url("revision", revision.number)
    return f"{page}#{id_of(thread.anchor_kind, thread.anchor)}"


def seen_thread(here: Visit, pk: int) -> TeamThread:
    return as_team_sees(here, get_object_or_404(threads_of(here), pk=pk), Compass(here))


def thread_page(
    request: HttpRequest, here: Visit, seen: TeamThread, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page of a thread; `form` is one that came back, with what is wrong with it."""
    context = here.context("feedback", one=seen, place_url=place_url(here, seen.thread), **forms)
    return render(request, "feedback/thread.html", context, status=status)

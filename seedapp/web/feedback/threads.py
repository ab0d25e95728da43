"""One thread: its page and answers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.numbering import comment_numbered
from seedapp.web.reviews.forms import AnswerForm
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .thread_page import seen_thread, thread_page


@login_required
@require_GET
def thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design)
    return thread_page(request, here, seen_thread(here, pk))


@login_required
@require_POST
def answer_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """One more comment; with `edit` one's own comment in other words."""
    here = visit(request, workspace, design, Role.REVIEWER)
    seen = seen_thread(here, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return thread_page(request, here, seen, form=form, submit=_("Send"), status=422)
    body, number = form.cleaned_data["body"], form.cleaned_data["edit"]
    if number:
        return _edit(request, here, seen.thread, number, body)
    changes.answer(seen.thread, body=body, member=here.member.user)
    messages.success(request, _("Your answer is there; whoever has the review's link sees it."))
    return redirect(here.url("thread", pk))


def _edit(request: HttpRequest, here: Visit, thread: Thread, number: str, body: str) -> HttpResponse:
    """`number` is that of one's own comment within the thread, from 1."""
    comment = comment_numbered(thread, number)
    if comment is None:
        raise Http404
    try:
        changes.edit_comment(comment, body=body, member=here.member.user)
    except changes.NotTheirWords as refused:
        raise PermissionDenied(str(refused)) from refused
    messages.success(request, _("It says so now; what it said before stays to be read."))
    return redirect(here.url("thread", thread.pk))

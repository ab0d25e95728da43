"""What a guest says in a thread: an answer, that it is settled."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback import changes
from seedapp.feedback.carrying import selves_of
from seedapp.feedback.models import Reviewer, Thread
from seedapp.feedback.numbering import comment_numbered

from .forms import AnswerForm, SettleForm
from .guest import Guest, guest_page
from .reading import EARLIER, addresses_of, earlier_threads

MOST_THREADS = 1_000_000  # behind this no database looks for a row


@require_POST
@guest_page
def review_thread(request: HttpRequest, guest: Guest, number: int) -> HttpResponse:
    """Answer in a thread of this round; with `edit`, `settle` or `reopen` change one's own."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    thread, reviewer = _thread(guest, guest.reviewer, number, is_earlier=EARLIER in request.GET)
    if "settle" in request.POST or "reopen" in request.POST:
        return _settle(request, guest, thread, reviewer)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _again(request, guest, form, thread.anchor_title)

    body = form.cleaned_data["body"]

    def say() -> Thread:
        if "edit" in request.POST:
            _edit(thread, reviewer, request.POST["edit"], body)
        else:
            changes.answer(thread, reviewer=reviewer, body=body)
        return thread

    return _unless_too_fast(request, guest, form, thread.anchor_title, say)


def _edit(thread: Thread, reviewer: Reviewer, number: str, body: str) -> None:
    """Say in other words what one has said, by its number within the thread."""
    comment = comment_numbered(thread, number)
    if comment is None:
        raise Http404
    try:
        changes.edit_comment(comment, body=body, reviewer=reviewer)
    except changes.NotTheirWords as refused:
        raise PermissionDenied(str(refused)) from refused


def _settle(request: HttpRequest, guest: Guest, thread: Thread, reviewer: Reviewer) -> HttpResponse:
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _again(request, guest, form, thread.anchor_title)
    try:
        if "reopen" in request.POST:
            changes.reopen(thread, reviewer=reviewer, note=form.cleaned_data["note"])
        else:
            changes.resolve(thread, reviewer=reviewer, note=form.cleaned_data["note"])
    except changes.NotTheirs as refused:
        raise PermissionDenied(str(refused)) from refused
    return redirect(addresses_of(guest).of_thread(thread))


def _thread(guest: Guest, reviewer: Reviewer, number: int, *, is_earlier: bool) -> tuple[Thread, Reviewer]:
    """A thread by its number, and who the reviewer is in its round. Raises Http404."""
    threads = earlier_threads(reviewer) if is_earlier else guest.round.threads.order_by("pk")
    found = next(iter(threads[number - 1 : number]), None) if 0 < number <= MOST_THREADS else None
    if found is None:
        raise Http404
    return found, selves_of(reviewer).get(found.round_id, reviewer)


def _unless_too_fast(
    request: HttpRequest, guest: Guest, form: forms.Form, title: str, say: Callable[[], Thread]
) -> HttpResponse:
    try:
        thread = say()
    except changes.TooMany as refused:
        return _too_fast(request, guest, form, title, refused)
    messages.success(request, _("Thank you. The team sees your comment, and you see their answer here."))
    return redirect(addresses_of(guest).of_thread(thread))


def _too_fast(
    request: HttpRequest, guest: Guest, form: forms.Form, title: str, refused: changes.TooMany
) -> HttpResponse:
    form.add_error(None, str(refused))
    return _again(request, guest, form, title, status=429)


def _again(
    request: HttpRequest, guest: Guest, form: forms.Form, title: str, status: int = 422
) -> HttpResponse:
    """What was typed, with what is wrong with it."""
    context = {"guest": guest, "form": form, "about": title, "back": guest.url("review")}
    return render(request, "reviews/again.html", context, status=status)

"""What a guest says in a thread: an answer, other words for one, that it is settled."""

from __future__ import annotations

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

from .forms import AnswerForm, OwnThreadForm
from .guest import Guest, guest_page
from .reading import EARLIER, address_of, earlier_threads

MOST_THREADS = 1_000_000  # behind this no database looks for a row


@require_POST
@guest_page
def review_thread(request: HttpRequest, guest: Guest, number: int) -> HttpResponse:
    """Answer in a thread; with `edit`, `settle` or `reopen` change one's own."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    thread, reviewer = _thread(guest, guest.reviewer, number, is_earlier=EARLIER in request.GET)
    is_settling = bool(request.POST.get("settle") or request.POST.get("reopen"))
    form = OwnThreadForm(request.POST) if is_settling else AnswerForm(request.POST)
    if not form.is_valid():
        return _again(request, guest, form, thread.anchor_title)
    try:
        if isinstance(form, OwnThreadForm):
            _settle(thread, reviewer, form)
        else:
            _say(thread, reviewer, form)
            told = _("Thank you. The team sees your comment, and you see their answer here.")
            messages.success(request, told)
    except (changes.NotTheirs, changes.NotTheirWords) as refused:
        raise PermissionDenied(str(refused)) from refused
    except changes.TooMany as refused:
        form.add_error(None, str(refused))
        return _again(request, guest, form, thread.anchor_title, status=429)
    return redirect(address_of(guest, thread))


def _say(thread: Thread, reviewer: Reviewer, form: AnswerForm) -> None:
    """One more comment, or other words for one of the reviewer's own. Raises Http404 where there is none."""
    body, number = form.cleaned_data["body"], form.cleaned_data["edit"]
    if not number:
        changes.answer(thread, reviewer=reviewer, body=body)
        return
    comment = comment_numbered(thread, number)
    if comment is None:
        raise Http404
    changes.edit_comment(comment, body=body, reviewer=reviewer)


def _settle(thread: Thread, reviewer: Reviewer, form: OwnThreadForm) -> None:
    act = changes.reopen if form.cleaned_data["reopen"] else changes.resolve
    act(thread, reviewer=reviewer, note=form.cleaned_data["note"])


def _thread(guest: Guest, reviewer: Reviewer, number: int, *, is_earlier: bool) -> tuple[Thread, Reviewer]:
    """A thread by its number, and who the reviewer is in its round. Raises Http404."""
    threads = earlier_threads(reviewer) if is_earlier else guest.round.threads.order_by("pk")
    found = next(iter(threads[number - 1 : number]), None) if 0 < number <= MOST_THREADS else None
    if found is None:
        raise Http404
    return found, selves_of(reviewer).get(found.round_id, reviewer)


def _again(
    request: HttpRequest, guest: Guest, form: forms.Form, title: str, status: int = 422
) -> HttpResponse:
    """What was typed, with what is wrong with it."""
    context = {"guest": guest, "form": form, "about": title, "back": guest.url("review")}
    return render(request, "reviews/again.html", context, status=status)

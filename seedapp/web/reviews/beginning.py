"""What a reviewer begins: a first comment on something of the revision, an answer to a goal."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.core.anchors import Anchor
from seedapp.feedback import changes
from seedapp.feedback.seeing import saw
from seedapp.specification.indexing import frozen_index
from seedapp.web.reading.saying import entry_asked_for, form_for

from .forms import GoalForm
from .guest import Guest, guest_page
from .reading import address_of, addresses_of


@require_http_methods(["GET", "POST"])
@guest_page
def review_say(request: HttpRequest, guest: Guest) -> HttpResponse:
    """A first comment: its form, alone with htmx, and what was typed into it."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    asked = request.POST if request.method == "POST" else request.GET
    entry = entry_asked_for(guest.revision, asked)
    form = form_for(guest.revision, entry, asked, typed=request.method == "POST")
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            about = {"anchor_kind": given.pop("kind"), "anchor_title": entry.title}
            try:
                thread = changes.begin_thread(guest.round, reviewer=guest.reviewer, **about, **given)
            except changes.TooMany as refused:
                form.add_error(None, str(refused))
                status = 429
            else:
                saw(guest.revision, reviewer=guest.reviewer)
                messages.success(
                    request, _("Thank you. The team sees your comment, and you see their answer here.")
                )
                return redirect(address_of(guest, thread))
    context = {"guest": guest, "form": form, "about": entry.title, "action": guest.url("review_say")}
    if request.method == "GET" and "HX-Request" in request.headers:
        return render(request, "reading/_say.html", context)
    back = addresses_of(guest).of((entry.anchor.kind, entry.anchor.uid))
    return render(request, "reviews/say.html", context | {"back": back}, status=status)


@require_POST
@guest_page
def review_goal(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Whether the design lets somebody do a job."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    entry = frozen_index(guest.revision).get(Anchor("job", request.POST.get("job", "")))
    if entry is None:
        raise Http404
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _again(request, guest, form, entry.title, 422)
    try:
        changes.answer_goal(guest.reviewer, job_title=entry.title, **form.cleaned_data)
    except changes.TooMany as refused:
        form.add_error(None, str(refused))
        return _again(request, guest, form, entry.title, 429)
    saw(guest.revision, reviewer=guest.reviewer)
    messages.success(request, _("Thank you. You can change your mind while the review is open."))
    return redirect(f"{guest.url('review_goals')}#answer-{entry.anchor.uid}")


@require_POST
@guest_page
def review_seen(_request: HttpRequest, guest: Guest) -> HttpResponse:
    """The reviewer has the revision before them: next time they are told what changed since."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    saw(guest.revision, reviewer=guest.reviewer)
    return HttpResponse(status=204)


def _again(request: HttpRequest, guest: Guest, form: forms.Form, title: str, status: int) -> HttpResponse:
    """What was typed, with what is wrong with it."""
    context = {"guest": guest, "form": form, "about": title, "back": guest.url("review_goals")}
    return render(request, "reviews/again.html", context, status=status)

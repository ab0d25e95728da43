"""A member's first comment on something of a revision, in its round that is open."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from seedapp.core.anchors import Entry
from seedapp.feedback import changes
from seedapp.feedback.policy import open_round_of
from seedapp.specification.models import Revision
from seedapp.web.reading.saying import SayForm, entry_asked_for, form_for
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .addresses import addresses_in
from .reading import talk_on
from .revision_facts import revision_of


@login_required
@require_http_methods(["GET", "POST"])
def begin_thread(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The form, alone with htmx, and what was typed into it."""
    here = visit(request, workspace, design, Role.REVIEWER)
    revision = revision_of(here, number)
    asked = request.POST if request.method == "POST" else request.GET
    entry = entry_asked_for(revision, asked)
    form = form_for(revision, entry, asked, typed=request.method == "POST")
    if request.method == "POST":
        return _begun(request, here, revision, entry, form)
    if "HX-Request" in request.headers:
        return render(request, "reading/_say.html", {"form": form, "action": request.path})
    return _page(request, here, revision, entry, form)


def _begun(
    request: HttpRequest, here: Visit, revision: Revision, entry: Entry, form: SayForm
) -> HttpResponse:
    round_ = open_round_of(revision)
    if round_ is None:
        form.add_error(None, str(changes.RoundOver()))
    if round_ is None or not form.is_valid():
        return _page(request, here, revision, entry, form, status=422)
    given = form.cleaned_data
    about = {"anchor_kind": given.pop("kind"), "anchor_title": entry.title}
    try:
        begun = changes.begin_thread(round_, member=here.member.user, **about, **given)
    except changes.RoundOver as over:
        form.add_error(None, str(over))
        return _page(request, here, revision, entry, form, status=422)
    messages.success(request, _("Your comment is there; whoever has the review's link sees it."))
    return redirect(addresses_in(here, revision).of_thread(begun, talk_on(here, revision).name_of(begun)))


def _page(
    request: HttpRequest, here: Visit, revision: Revision, entry: Entry, form: SayForm, status: int = 200
) -> HttpResponse:
    """The form on a page of its own: with what was typed, and what is wrong with it."""
    back = addresses_in(here, revision).of((entry.anchor.kind, entry.anchor.uid))
    context = here.context("feedback", form=form, about=entry.title, action=request.path, back=back)
    return render(request, "feedback/begin.html", context, status=status)

"""The journal of a design in words, and putting back what was deleted."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from seedapp.coach.mending import row_of
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.history.removal import CannotPutBack, put_back
from seedapp.history.rows import Gone, Stale
from seedapp.operations.keys import Taken
from seedapp.workspaces.models import Role

from .next_page import next_page
from .taking_back import VERBS as VERBS_TAKEN_BACK
from .taking_back import CannotTakeBack, take_back
from .visit import Visit, visit

PAGE_SIZE = 50

VERBS = {
    "added": gettext_lazy("added"),
    "edited": gettext_lazy("edited"),
    "removed": gettext_lazy("deleted"),
    "put_back": gettext_lazy("put back"),
    "ordered": gettext_lazy("put in another order"),
    "imported": gettext_lazy("imported"),
    "waived": gettext_lazy("set advice aside"),
    "waiver_removed": gettext_lazy("took advice up again"),
    "candidate_dismissed": gettext_lazy("dismissed the candidate"),
    "dismissal_removed": gettext_lazy("reconsidered the candidate"),
    "published": gettext_lazy("published"),
    "opened": gettext_lazy("opened a review round"),
    "closed": gettext_lazy("closed a review round"),
    "joined": gettext_lazy("joined the review"),
    "begun": gettext_lazy("commented on"),
    "answered": gettext_lazy("answered on"),
    "resolved": gettext_lazy("resolved"),
    "reopened": gettext_lazy("reopened"),
    "given": gettext_lazy("gave a verdict"),
}


@login_required
@require_GET
def history(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """Newest first."""
    here = visit(request, workspace, design)
    changes = Change.objects.filter(design_id=here.design.pk).order_by("-number")
    page = Paginator(changes, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [
        {
            "change": change,
            "did": VERBS.get(change.verb.rpartition(".")[2], change.verb),
            "can_be_taken_back": page.number == 1 and _is_latest_edit(change, list(page)),
        }
        for change in page
    ]
    return render(request, "history/page.html", here.context(page=page, lines=lines))


def _is_latest_edit(change: Change, newest_first: list[Change]) -> bool:
    """Whether it is an edit after which nobody wrote to the same thing."""
    latest = next(one for one in newest_first if one.target == change.target)
    return latest == change and change.verb in VERBS_TAKEN_BACK


@login_required
@require_POST
def put_back_removed(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """Undo a deletion, by its number in the journal."""
    here = visit(request, workspace, design, Role.EDITOR)
    change = get_object_or_404(
        Change, design_id=here.design.pk, number=number, before__has_keys=["rows", "links"]
    )
    try:
        put_back(change, design=here.design, by=here.member.user)
        messages.success(request, _("“%(title)s” is back.") % {"title": change.title})
    except CannotPutBack as reason:
        messages.error(request, str(reason))
    return redirect(here.places.of(change.target))


@login_required
@require_POST
def take_back_edit(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """Undo an edit, by its number in the journal."""
    here = visit(request, workspace, design, Role.EDITOR)
    change = get_object_or_404(Change, design_id=here.design.pk, number=number, verb__in=VERBS_TAKEN_BACK)
    try:
        take_back(change, design=here.design, by=here.member.user)
        messages.success(request, _("“%(title)s” is as it was before.") % {"title": change.title})
    except (CannotTakeBack, Stale, Gone, Taken) as reason:
        messages.error(request, str(reason))
    where = _where(here, change.target)
    is_called_as_before = row_of(here.design, change.target) is not None
    return redirect(next_page(request, where) if is_called_as_before else where)


def _where(here: Visit, target: str) -> str:
    """The page of a thing, or of what it is called since the last write."""
    last = Change.objects.get(design_id=here.design.pk, number=last_number(here.design.pk)).target
    found = next((one for one in (target, last) if one != "design" and row_of(here.design, one)), "")
    return here.places.of(found) if found else here.url("design")


urlpatterns = [
    path("", history, name="history"),
    path("<int:number>/put-back/", put_back_removed, name="put_back"),
    path("<int:number>/take-back/", take_back_edit, name="take_back"),
]

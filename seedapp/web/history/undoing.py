"""The page of one change, and undoing it: where others wrote since, both texts and a choice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.core.merging import Collision
from seedapp.history.models import Change
from seedapp.moments.reading import first_moment
from seedapp.moments.undoing import CannotUndo, Choice, WrittenSince, undo
from seedapp.web.next_page import next_page
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .telling import whole_line
from .words import as_text, label_of

_CHOICES: dict[str, Choice] = {"keep": "keep", "set": "set"}


@login_required
@require_GET
def change(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """One row of the journal, with all that it wrote."""
    here = visit(request, workspace, design)
    return _page(request, here, _change(here, number))


@login_required
@require_POST
def undo_change(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """Undo a write by its number; `again` says what becomes of fields that were written again since."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = _change(here, number)
    choice = _CHOICES.get(request.POST.get("again", ""), "ask")
    try:
        undoing = undo(row, design=here.design, by=here.member.user, again=choice)
    except WrittenSince as since:
        return _page(request, here, row, since.collisions, status=409)
    except CannotUndo as reason:
        messages.error(request, str(reason))
        return redirect(next_page(request, here.url("change", number)))
    said = _("“%(title)s” is back.") if row.is_removal else _("“%(title)s” is as it was before.")
    tags = f"undo:{here.url('undo_change', undoing.number)}"
    messages.success(request, said % {"title": row.title}, extra_tags=tags)
    return redirect(_onward(request, here, row, undoing))


def _change(here: Visit, number: int) -> Change:
    return get_object_or_404(Change, design_id=here.design.pk, number=number)


def _onward(request: HttpRequest, here: Visit, row: Change, undoing: Change) -> str:
    """The page that it was pressed on, unless the thing has another address by now."""
    where = here.url("design") if undoing.target == "design" else here.places.of(undoing.target)
    return next_page(request, where) if undoing.target == row.target else where


def _page(
    request: HttpRequest,
    here: Visit,
    row: Change,
    collisions: tuple[Collision, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "line": whole_line(row),
        "has_moment": row.number >= first_moment(here.design),
        "both": [
            {
                "label": label_of(one.field),
                "now": as_text(one.theirs),
                "then": as_text(one.mine),
            }
            for one in collisions
        ],
        "undone_by": Change.objects.filter(design_id=here.design.pk, undoes=row.number).last()
        if row.undone_at
        else None,
    }
    return render(request, "history/change.html", here.context(**context), status=status)

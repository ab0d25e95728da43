"""An edit of what somebody deleted in the meantime: what was typed, who deleted it, and the way back.

A view fetches what it edits by `row_to_edit`. Where it is gone, and something was typed into its form, the
answer is a page with all of it; one button puts the thing back and sends the form again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from seedapp.history.changes import thing_once_called
from seedapp.history.deletions import deletion_of
from seedapp.history.models import Change
from seedapp.history.removal import CannotPutBack, put_back
from seedapp.history.rows import Gone
from seedapp.workspaces.models import Role

from .typed import sent_along, typed
from .undo import say_removed
from .visit import Visit, visit

Row = TypeVar("Row", bound=models.Model)


class Deleted(Exception):
    """What a form was to edit is gone; `change` deleted it. `form` has the words for what was typed."""

    def __init__(self, change: Change, form: type[forms.Form] | None = None) -> None:
        super().__init__(_("Somebody else deleted this in the meantime."))
        self.change = change
        self.form = form


def row_to_edit(
    request: HttpRequest, here: Visit, rows: models.QuerySet[Row], form: type[forms.Form], **named: Any
) -> Row:
    """The row of `rows` that is `named`. Raises Http404; Deleted where its form was sent and it is gone.

    A form that was sent with `put_back` (the number of the deletion) puts it back first.
    """
    row = rows.filter(**named).first() or _renamed(here, rows, named)
    if row is not None:
        return row
    change = deletion_of(rows.model, here.design.pk, **named) if request.method == "POST" else None
    if change is None:
        raise Http404
    if request.POST.get("put_back") != str(change.number):
        raise Deleted(change, form)
    try:
        put_back(change, design=here.design, by=here.member.user)
    except CannotPutBack as reason:
        messages.error(request, str(reason))
        raise Deleted(change, form) from reason
    return rows.get(**named)


def _renamed(here: Visit, rows: models.QuerySet[Row], named: dict[str, Any]) -> Row | None:
    """What was called so until somebody renamed it in the meantime."""
    facts = {name.removesuffix("__key"): value for name, value in named.items()}
    thing = thing_once_called(here.design.pk, rows.model._meta.label_lower, **facts)
    return rows.filter(pk=thing.rpartition(":")[2]).first() if thing else None


def deleted_already(
    request: HttpRequest, here: Visit, model: type[models.Model], address: str, **named: Any
) -> HttpResponse:
    """The answer to a second press of Delete: that of the first. Raises Http404 where there was none."""
    change = deletion_of(model, here.design.pk, **named)
    if change is None:
        raise Http404
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": change.title})
    return HttpResponseRedirect(address)


class TellsOfDeletions:
    """Middleware: the page for an edit whose thing was deleted before it, or just while it was saved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        named = request.resolver_match.kwargs if request.resolver_match else {}
        if not isinstance(error, Deleted | Gone) or not {"workspace", "design"} <= set(named):
            return None
        here = visit(request, named["workspace"], named["design"], Role.EDITOR)
        if isinstance(error, Deleted):
            return _page(request, here, error.change, error.form)
        change = deletion_of(error.model, here.design.pk, pk=error.pk) if error.model else None
        return _page(request, here, change, None) if change else None


def _page(request: HttpRequest, here: Visit, change: Change, form: type[forms.Form] | None) -> HttpResponse:
    context = here.context(
        change=change,
        typed=typed(request, form),
        sent_along=[one for one in sent_along(request) if one[0] != "put_back"],
    )
    return render(request, "deleted.html", context, status=409)

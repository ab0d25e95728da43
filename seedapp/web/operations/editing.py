"""One operation: add, edit, merge, delete, put in order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.core import design as core
from seedapp.core.typed_text import tidy
from seedapp.history.changes import thing_once_called
from seedapp.history.once import DoneAlready, once
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Gone, Stale
from seedapp.operations import changes
from seedapp.operations.keys import Taken
from seedapp.operations.models import Operation
from seedapp.web import live
from seedapp.web.deleted import deleted_already, row_to_edit
from seedapp.web.ordering import ordered_pks, was_moved
from seedapp.web.places import anchor_of
from seedapp.web.thread_strip import strip
from seedapp.web.undo import hangs, say_merged, say_removed, say_saved, sent_before, sent_twice
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken
from seedapp.workspaces.models import Role

from .candidates import candidate_of
from .editor import Editor, editor
from .forms import OperationForm
from .rows import type_names
from .samples import with_sample
from .typed import check_operation


@login_required
@require_http_methods(["GET", "POST"])
def add_operation(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`service` and `kind`, or `candidate` (an id), say with what the form begins."""
    here = visit(request, workspace, design, Role.EDITOR)
    if answered := sent_before(request, here.url("operations")):
        return answered
    if request.method == "POST":
        edited = editor(here, posted=with_sample(request, here))
        if live.is_asked(request):
            checked = check_operation(here, edited, None, request.path)
            return live.answer(request, checked) or _page(request, here, edited, checked=checked)
        if "read_sample" not in request.POST and edited.is_valid():
            try:
                with once(edited.form.cleaned_data["once"]):
                    row = changes.add_operation(by=here.member.user, **edited.values)
                say_saved(request, row.name)
                return redirect(f"{here.url('operations')}#{_anchor(row)}")
            except DoneAlready as done:
                return sent_twice(request, done, here.url("operations"))
            except Taken as taken:
                edited.form.add_error("key", str(taken))
    else:
        asked = request.GET.get("candidate", "")
        drafted = candidate_of(here, asked).operation if asked else None
        first = here.value.services[0].key if here.value.services else ""
        edited = editor(
            here,
            drafted=drafted,
            service=request.GET.get("service", first),
            kind=request.GET.get("kind", "query"),
        )
    return _page(request, here, edited)


@login_required
@require_http_methods(["GET", "POST"])
def operation(request: HttpRequest, workspace: str, design: str, service: str, key: str) -> HttpResponse:
    """Read one operation, or edit it; `candidate` (an id) fills in what a candidate adds."""
    needed = Role.EDITOR if request.method == "POST" else Role.VIEWER
    here = visit(request, workspace, design, needed)
    if request.method == "POST":
        rows = _rows(here)
        row = row_to_edit(request, here, rows, OperationForm, service__key=service, key=key)
        edited = editor(here, row, posted=with_sample(request, here))
        if live.is_asked(request):
            checked = check_operation(here, edited, _value_of(here, row), request.path)
            return live.answer(request, checked) or _page(request, here, edited, row, checked)
        if "read_sample" not in request.POST and edited.is_valid() and _save(request, here, row, edited):
            say_saved(request, row.name)
            return redirect(here.places.of(f"operation:{row.service.key}/{row.key}"))
    else:
        row = _row(here, service, key)
        asked = request.GET.get("candidate", "")
        edited = editor(here, row, candidate_of(here, asked).operation if asked else None)
    return _page(request, here.anew(), edited, row)


def _save(request: HttpRequest, here: Visit, row: Operation, edited: Editor) -> bool:
    """True when it is saved; else the editor says what stands against it."""
    seen = edited.form.cleaned_data["seen"] or 0
    try:
        saved = changes.edit_operation(row, seen=seen, by=here.member.user, **edited.values)
        say_merged(request, saved)
    except Stale as conflict:
        edited.explain(conflict)
        return False
    except Taken as taken:
        edited.form.add_error("key", str(taken))
        return False
    return True


@login_required
@require_POST
def remove_operation(
    request: HttpRequest, workspace: str, design: str, service: str, key: str
) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = _rows(here).filter(service__key=service, key=key).first()
    if row is None:
        return deleted_already(
            request, here, Operation, here.url("operations"), service__key=service, key=key
        )
    change = changes.remove_operation(row, by=here.member.user)
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": row.name})
    return redirect(here.url("operations"))


@login_required
@require_POST
def merge_operation(
    request: HttpRequest, workspace: str, design: str, service: str, key: str
) -> HttpResponse:
    """The operation goes up into `into`, the key of another of its service."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = _rows(here).filter(service__key=service, key=key).first()
    if row is None and thing_once_called(here.design.pk, "operations.operation", service=service, key=key):
        return sent_twice(request, DoneAlready(), here.url("operations"))
    if row is None:
        raise Http404
    others = row.service.operations.exclude(pk=row.pk).select_related("service__design")
    kept = others.filter(key=tidy(request.POST.get("into", ""))).first()
    if kept is None:
        messages.error(request, _("Choose another operation of the same service to merge it into."))
        return redirect(here.places.of(f"operation:{service}/{key}"))
    try:
        merged, change = changes.merge_operations(kept, row, seen=kept.row_version, by=here.member.user)
    except (Stale, Gone) as conflict:
        messages.error(request, str(conflict))
        return redirect(here.url("operations"))
    words = _("“%(name)s” went up into “%(kept)s”. Undo brings it back beside it.")
    say_removed(request, here, change, words % {"name": row.name, "kept": merged.name})
    return redirect(here.places.of(f"operation:{merged.service.key}/{merged.key}"))


@login_required
@require_POST
def order_operations(request: HttpRequest, workspace: str, design: str, service: str) -> HttpResponse:
    """`order` (a list of ids), or `up` or `down` (an id)."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = get_object_or_404(here.design.services, key=service)
    posted = request.POST.copy()
    for direction, by in (("up", "-1"), ("down", "1")):
        if direction in posted:
            posted["move"], posted["by"] = str(posted[direction]), by
    pks = ordered_pks(posted, list(row.operations.values_list("pk", flat=True)))
    if not was_moved(here, posted, "operations.ordered"):
        changes.order_operations(row, by=here.member.user, pks=pks)
    return redirect(here.url("operations"))


def _row(here: Visit, service: str, key: str) -> Operation:
    return get_object_or_404(_rows(here), service__key=service, key=key)


def _rows(here: Visit) -> QuerySet[Operation]:
    return Operation.objects.filter(service__design=here.design).select_related("service__design")


def _anchor(row: Operation) -> str:
    return anchor_of(changes.target_of(row))


def _page(
    request: HttpRequest,
    here: Visit,
    edited: Editor,
    row: Operation | None = None,
    checked: live.Live | None = None,
) -> HttpResponse:
    context = here.context(
        "operations",
        editor=edited,
        form=edited.form,
        types=type_names(here.value),
        live=checked or live.Live(),
        is_checked=checked is not None,
        **(_around(here, row) if row else {}),
    )
    refused = request.method == "POST" and not {"read_sample", "check"} & set(request.POST)
    if refused:
        parts = (edited.form, edited.inputs, edited.response, edited.failures)
        context["refusal"] = live.of_refusal(*parts)
    return render(request, "operations/edit.html", context, status=422 if refused else 200)


def _around(here: Visit, row: Operation) -> dict[str, Any]:
    """What stands beside the form of an operation that there is."""
    target = changes.target_of(row)
    value = _value_of(here, row)
    binding = here.bindings_of(row.service.key)[row.key]
    return {
        "operation": row,
        "value": value,
        "advice": here.advice.about(target),
        "thread": strip(here, here.threads.of(target)),
        "binding": binding,
        "reasons": [spoken(reason) for reason in binding.reasons],
        "binding_url": here.url("binding", row.service.key, row.key),
        "hangs": hangs(hanging_on(row)) if here.may_edit else [],
        "others": _others(here.value, value),
        "is_published": here.design.revisions.exists(),
    }


def _value_of(here: Visit, row: Operation) -> core.Operation:
    return next(one for one in here.value.operations if (one.service, one.key) == _identity(row))


def _identity(row: Operation) -> tuple[str, str]:
    return row.service.key, row.key


def _others(design: core.Design, value: core.Operation) -> list[tuple[str, str]]:
    return [(one.key, one.name or one.key) for one in design.operations_of(value.service) if one != value]

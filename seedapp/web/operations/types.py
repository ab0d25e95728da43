"""The types that operations share: list, add, edit, delete."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.core.targets import of
from seedapp.history.once import DoneAlready, once
from seedapp.history.rows import Stale
from seedapp.operations import type_changes
from seedapp.operations.keys import Taken
from seedapp.operations.models import DataType, Operation
from seedapp.operations.parts import fields_of
from seedapp.operations.policy import StillUsed, users_of
from seedapp.web import live
from seedapp.web.conflicts import explain, told
from seedapp.web.deleted import deleted_already, row_to_edit
from seedapp.web.places import anchor_of
from seedapp.web.thread_strip import strip
from seedapp.web.undo import say_merged, say_removed, say_saved, sent_before, sent_twice
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .merged_rows import settled
from .rows import Rows, field_rows, fields_typed, initial_fields, type_names
from .samples import samples_typed, with_sample
from .texts import names
from .type_forms import TypeForm, initial_of, type_form
from .typed import check_type


@login_required
@require_GET
def types(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    cards = [
        {
            "name": one.name,
            "description": one.description,
            "fields": names(one.fields),
            "choices": ", ".join(one.values),
            "is_schema": one.schema is not None,
            "url": here.places.of(of(one)),
            "anchor": anchor_of(of(one)),
            "advice": here.advice.about(of(one)),
        }
        for one in here.value.types
    ]
    return render(request, "operations/types.html", here.context("operations", cards=cards))


@login_required
@require_http_methods(["GET", "POST"])
def add_type(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    if answered := sent_before(request, here.url("types")):
        return answered
    posted = with_sample(request, here) if request.method == "POST" else None
    form = type_form(here)(posted, initial={"name": request.GET.get("name", "")})
    rows = field_rows(here.value)(posted, prefix="fields")
    if live.is_asked(request):
        return _checked(request, here, form, rows, posted)
    if posted is not None and "read_sample" not in posted and _both_valid(form, rows):
        try:
            with once(form.cleaned_data["once"]):
                row = type_changes.add_type(
                    here.design, by=here.member.user, fields=_fields(form, rows), **form.values
                )
            say_saved(request, row.name)
            return redirect(f"{here.url('types')}#{anchor_of(f'type:{row.name}')}")
        except DoneAlready as done:
            return sent_twice(request, done, here.url("types"))
        except Taken as taken:
            form.add_error("name", str(taken))
    return _page(request, here, form, rows, samples_typed(posted))


@login_required
@require_http_methods(["GET", "POST"])
def type_(request: HttpRequest, workspace: str, design: str, name: str) -> HttpResponse:
    """Read one type, or edit it; a new name is carried to all that use it."""
    needed = Role.EDITOR if request.method == "POST" else Role.VIEWER
    here = visit(request, workspace, design, needed)
    row = row_to_edit(request, here, here.design.types.select_related("design"), TypeForm, name=name)
    posted = with_sample(request, here) if request.method == "POST" else None
    form = type_form(here, row)(posted, initial=initial_of(row))
    rows = field_rows(here.value)(posted, prefix="fields", initial=initial_fields(fields_of(row, "part")))
    if live.is_asked(request):
        return _checked(request, here, form, rows, posted, row)
    if posted is not None and "read_sample" not in posted and _both_valid(form, rows):
        seen = form.cleaned_data["seen"] or 0
        try:
            saved = type_changes.edit_type(
                row, seen=seen, by=here.member.user, fields=_fields(form, rows), **form.values
            )
            say_saved(request, saved.name)
            say_merged(request, saved)
            return redirect(here.places.of(f"type:{saved.name}"))
        except Stale as conflict:
            here, form = here.anew(), explain(form, conflict, initial_of)
            rows, clash = settled(rows, form.sent, told(conflict))
            form.clashes = [*form.clashes, *filter(None, [clash])]
        except Taken as taken:
            form.add_error("name", str(taken))
    return _page(
        request, here, form, rows, samples_typed(posted), here.design.types.filter(pk=row.pk).first()
    )


@login_required
@require_POST
def remove_type(request: HttpRequest, workspace: str, design: str, name: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.types.select_related("design").filter(name=name).first()
    if row is None:
        return deleted_already(request, here, DataType, here.url("types"), name=name)
    try:
        change = type_changes.remove_type(row, by=here.member.user)
    except StillUsed as used:
        messages.error(request, str(used))
        return redirect(here.places.of(f"type:{name}"))
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": row.name})
    return redirect(here.url("types"))


def _both_valid(form: TypeForm, rows: Rows) -> bool:
    """Both are asked, so that both show what is wrong."""
    return all([form.is_valid(), rows.is_valid()])


def _fields(form: TypeForm, rows: Rows) -> list[Any]:
    return fields_typed(rows) if form.cleaned_data["shape"] == "fields" else []


def _checked(
    request: HttpRequest,
    here: Visit,
    form: TypeForm,
    rows: Rows,
    posted: QueryDict | None,
    row: DataType | None = None,
) -> HttpResponse:
    checked = check_type(here, form, rows, here.value.type(row.name) if row else None, request.path)
    return live.answer(request, checked) or _page(
        request, here, form, rows, samples_typed(posted), row, checked
    )


def _page(
    request: HttpRequest,
    here: Visit,
    form: TypeForm,
    rows: Rows,
    samples: dict[str, str],
    row: DataType | None = None,
    checked: live.Live | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "rows": rows, "types": type_names(here.value), "type": row}
    context |= {"samples": samples, "live": checked or live.Live(), "is_checked": checked is not None}
    if row:
        target = f"type:{row.name}"
        context |= {
            "value": here.value.type(row.name),
            "advice": here.advice.about(target),
            "thread": strip(here, here.threads.of(target)),
            "users": [_user(here, one) for one in users_of(row)],
        }
    refused = request.method == "POST" and not {"read_sample", "check"} & set(request.POST)
    if refused:
        context["refusal"] = live.of_refusal(form, rows)
    shown = here.context("operations", **context)
    return render(request, "operations/type.html", shown, status=422 if refused else 200)


def _user(here: Visit, one: Operation | DataType) -> dict[str, str]:
    if isinstance(one, Operation):
        target = f"operation:{one.service.key}/{one.key}"
        return {"title": one.name or one.key, "url": here.places.of(target), "kind": one.kind}
    return {"title": one.name, "url": here.places.of(f"type:{one.name}"), "kind": "type"}

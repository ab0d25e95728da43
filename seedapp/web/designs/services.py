"""The services of a design: each becomes one OpenAPI document."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.core.naming.free_keys import free_key
from seedapp.core.yaml_text import to_yaml
from seedapp.designs import changes
from seedapp.designs.models import Service
from seedapp.history.once import DoneAlready, once
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Stale
from seedapp.workspaces.models import Role

from ..conflicts import explain
from ..deleted import deleted_already, row_to_edit
from ..undo import hangs, say_merged, say_removed, say_saved, sent_before, sent_twice
from ..visit import Visit, visit
from .forms import ServiceForm, initial_of_service


@login_required
@require_http_methods(["GET", "POST"])
def add_service(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    if answered := sent_before(request, here.url("design_settings")):
        return answered
    form = ServiceForm(request.POST or None, design=here.design)
    if request.method == "POST" and form.is_valid():
        try:
            with once(form.cleaned_data["once"]):
                row = changes.add_service(here.design, by=here.member.user, **_with_key(here, form))
        except DoneAlready as done:
            return sent_twice(request, done, here.url("design_settings"))
        say_saved(request, row.name)
        return redirect(here.url("design_settings") + "#services")
    context = here.context(form=form, service=None)
    return render(request, "designs/service.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def service(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    rows = here.design.services.select_related("design")
    row = row_to_edit(request, here, rows, ServiceForm, key=key)
    form = ServiceForm(request.POST or None, design=here.design, row=row, initial=initial_of_service(row))
    if request.method == "POST" and form.is_valid():
        try:
            values = _with_key(here, form, row)
            changes.edit_service(row, seen=form.cleaned_data["seen"] or 0, by=here.member.user, **values)
            say_saved(request, row.name)
            say_merged(request, row)
            return redirect(here.url("design_settings") + "#services")
        except Stale as conflict:
            here = here.anew()
            form = explain(form, conflict, initial_of_service)
    kept = to_yaml(row.openapi) if row.openapi else ""
    context = here.context(form=form, service=row, kept=kept, hangs=hangs(hanging_on(row)))
    return render(request, "designs/service.html", context, status=422 if form.errors else 200)


def _with_key(here: Visit, form: ServiceForm, row: Service | None = None) -> dict[str, Any]:
    values = form.values
    if not values["key"]:
        taken = {one.key for one in here.value.services}
        values["key"] = row.key if row else free_key(values["name"], taken, here.design.glossary)
    return values


@login_required
@require_POST
def remove_service(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.services.select_related("design").filter(key=key).first()
    if row is None:
        return deleted_already(request, here, Service, here.url("design_settings") + "#services", key=key)
    change = changes.remove_service(row, by=here.member.user)
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": row.name})
    return redirect(here.url("design_settings") + "#services")

"""How one operation appears in HTTP: derived with its reasons, overridden by hand, or given back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from seedapp.core import design as core
from seedapp.core.derive.binding import Binding, bind, bindings
from seedapp.core.style import wire_names
from seedapp.core.targets import of
from seedapp.history.rows import Stale
from seedapp.operations import changes
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.web.conflicts import explain
from seedapp.web.deleted import row_to_edit
from seedapp.web.operations.typed import with_binding
from seedapp.web.thread_strip import strip
from seedapp.web.undo import say_merged
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken
from seedapp.workspaces.models import Role

from .binding_form import COLUMNS, BindingForm, binding_form, initial_of
from .place_words import PLACES
from .problems import RULES

_PARAMETER = re.compile(r"\{[^{}]*\}")


@login_required
@require_http_methods(["GET", "POST"])
def binding(request: HttpRequest, workspace: str, design: str, service: str, key: str) -> HttpResponse:
    """Reading it; or posting the form, `preview` to see the effect, `derived` to give everything back."""
    needed = Role.EDITOR if request.method == "POST" else Role.VIEWER
    here = visit(request, workspace, design, needed)
    rows = Operation.objects.filter(service__design=here.design).select_related("service__design")
    row = row_to_edit(request, here, rows, BindingForm, service__key=service, key=key)
    service, key = row.service.key, row.key
    operation = _value(here, row)
    bound = here.bindings_of(service)
    form = binding_form(row, bound[key], _derived_places(here.value, operation), _posted(request))
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            say_merged(request, _save(here, row, form))
            messages.success(request, _("The binding of “%(name)s” is saved.") % {"name": row.name})
            return redirect(here.url("binding", service, key))
        except Stale as conflict:
            form = explain(form, conflict, initial_of)
    preview = _preview(request, here, operation, form)
    if "preview" in request.POST and request.headers.get("HX-Request"):
        shown = {"preview": preview, "form": form, "form_url": request.path}
        return render(request, "specification/_preview.html", shown)
    context = _context(here, operation, form, bound) | {"preview": preview, "form_url": request.path}
    return render(request, "specification/binding.html", context, status=422 if form.errors else 200)


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was posted; giving everything back is the same form with nothing in it."""
    if request.method != "POST":
        return None
    if "derived" not in request.POST:
        return request.POST
    emptied = QueryDict(mutable=True)
    emptied["seen"] = request.POST.get("seen", "")
    return emptied


def _save(here: Visit, row: Operation, form: BindingForm) -> Operation:
    """One write, and none when nothing has changed. Raises Stale."""
    given, now = form.cleaned_data, fields_of(row, "in")
    inputs = form.inputs_from(now)
    values: dict[str, Any] = {name: given[name] for name in COLUMNS}
    if "openapi" in form.data:
        values["openapi"] = given["openapi"] or {}
    same = all(getattr(row, name) == value for name, value in values.items())
    seen = given["seen"] or 0
    if same and inputs == now and seen == row.row_version:
        return row
    if inputs != now:
        values["inputs"] = inputs
    return changes.edit_operation(row, seen=seen, by=here.member.user, **values)


def _context(
    here: Visit, operation: core.Operation, form: BindingForm, bound: Mapping[str, Binding]
) -> dict[str, Any]:
    target, one = of(operation, "http"), bound[operation.key]
    return here.context(
        "specification",
        operation=operation,
        service=here.value.service(operation.service),
        binding=one,
        reasons=[spoken(reason) for reason in one.reasons],
        places=_places(here, operation, one),
        collisions=_collisions(here, operation, one, bound),
        remarks=[said for said in here.advice.about(target) if said["rule"].startswith(RULES)],
        thread=strip(here, here.threads.of(target)),
        edit_url=here.places.of(of(operation)),
        form=form,
    )


def _preview(
    request: HttpRequest, here: Visit, operation: core.Operation, form: BindingForm
) -> dict[str, Any] | None:
    """What the form would make of the operation, when somebody asked to see it."""
    if "preview" not in request.POST or not form.is_valid():
        return None
    changed = form.applied_to(operation)
    design = replace(
        here.value, operations=tuple(changed if one is operation else one for one in here.value.operations)
    )
    bound = bindings(design, operation.service)
    one = bound[operation.key]
    return {
        "binding": one,
        "reasons": [spoken(reason) for reason in one.reasons],
        "places": _places(here, changed, one),
        "collisions": _collisions(here, changed, one, bound),
        "live": with_binding(here, operation, changed, request.path),
    }


def _places(here: Visit, operation: core.Operation, one: Binding) -> list[dict[str, Any]]:
    """Each input as documents show it, with the design's own name where that is another, and its place."""
    shown = wire_names(operation.inputs, here.case)
    return [
        {"shown": shown[name], "own": name if shown[name] != name else "", "place": PLACES[place]}
        for name, place in one.places.items()
    ]


def _collisions(
    here: Visit, operation: core.Operation, one: Binding, bound: Mapping[str, Binding]
) -> list[dict[str, str]]:
    """Other operations of the service that would answer the same requests."""
    mine = (one.method, _PARAMETER.sub("{}", one.path))
    same = [
        other
        for other in here.value.operations_of(operation.service)
        if other.key != operation.key
        and (bound[other.key].method, _PARAMETER.sub("{}", bound[other.key].path)) == mine
    ]
    return [{"name": other.name or other.key, "url": here.places.of(of(other, "http"))} for other in same]


def _derived_places(design: core.Design, operation: core.Operation) -> dict[str, core.Place]:
    """Where each input would travel if nobody had set its place."""
    inputs = tuple(replace(one, place="") for one in operation.inputs)
    alone = replace(operation, inputs=inputs)
    others = tuple(alone if one is operation else one for one in design.operations)
    return dict(bind(replace(design, operations=others), alone).places)


def _value(here: Visit, row: Operation) -> core.Operation:
    identity = (row.service.key, row.key)
    found = next((one for one in here.value.operations if (one.service, one.key) == identity), None)
    if found is None:
        raise Http404
    return found

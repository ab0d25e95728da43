"""The page of step 4: each service with its queries and actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.core import design as core
from seedapp.core.derive.binding import Binding
from seedapp.core.targets import of
from seedapp.operations.models import Operation
from seedapp.operations.waiting import waiting
from seedapp.web.places import anchor_of
from seedapp.web.visit import Visit, visit

from .texts import answer, message_words, names


@login_required
@require_GET
def operations(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    place = cache(here.places.of)
    context = here.context(
        "operations",
        services=[_service(here, one, place) for one in here.value.services],
        step_advice=here.advice.about_step(4),
        unserved=here.advice.of_rules("OPR-05"),
        waiting=len(waiting(here.design, here.value)),
    )
    return render(request, "operations/page.html", context)


def _service(here: Visit, service: core.Service, place: Callable[[str], str]) -> dict[str, Any]:
    bound = here.bindings_of(service.key)
    rows = Operation.objects.filter(service__design=here.design, service__key=service.key)
    pks = dict(rows.values_list("key", "pk"))
    return {
        "key": service.key,
        "name": service.name,
        "layer": service.layer,
        "anchor": anchor_of(of(service)),
        "rows": [
            _row(here, one, bound[one.key], place) | {"pk": pks[one.key]}
            for one in here.value.operations_of(service.key)
        ],
    }


def _row(here: Visit, one: core.Operation, binding: Binding, place: Callable[[str], str]) -> dict[str, Any]:
    target = of(one)
    return {
        "kind": one.kind,
        "key": one.key,
        "name": one.name or one.key,
        "anchor": anchor_of(target),
        "url": place(target),
        "gives": names(one.inputs) or _("nothing"),
        "gets": answer(one.response) or _("nothing"),
        "outcome": one.outcome,
        "failures": [failure.when for failure in one.failures],
        "advice": here.advice.about(target),
        "jobs": [(key, place(f"job:{key}")) for key in one.jobs],
        "messages": [(message_words(ref, here.places), place(f"interaction:{ref}")) for ref in one.messages],
        "endpoint": f"{binding.method} {binding.path}",
        "status": binding.status,
        "binding_url": here.url("binding", one.service, one.key),
    }

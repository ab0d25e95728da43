"""The matrix of job stories and operations: what serves what, and the gaps; links are set in its cells."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from seedapp.core import design as core
from seedapp.core import thread
from seedapp.core.targets import of
from seedapp.core.typed_text import tidy
from seedapp.history.rows import Gone, Stale
from seedapp.operations import changes
from seedapp.operations.models import Operation
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

MOST_CELLS = 6000  # beyond this the page opens with one service


@login_required
@require_http_methods(["GET", "POST"])
def matrix(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """Posting `link` or `unlink` (job key|service key|operation key) sets one cell."""
    needed = Role.EDITOR if request.method == "POST" else Role.VIEWER
    here = visit(request, workspace, design, needed)
    if request.method == "POST":
        _set_cell(request, here)
        return redirect(request.get_full_path())
    shown = _service_shown(request, here)
    context = here.context(
        "operations",
        services=here.value.services,
        shown=shown,
        table=_table(here, shown),
        has_operations=bool(here.value.operations),
    )
    return render(request, "operations/matrix.html", context)


@login_required
@require_GET
def matrix_csv(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    answer = HttpResponse(
        "\ufeff" + thread.to_csv(thread.matrix(here.value), gettext), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{here.design.slug}-matrix.csv"'
    return answer


def _set_cell(request: HttpRequest, here: Visit) -> None:
    linked = "link" in request.POST
    cell = tidy(request.POST["link"] if linked else request.POST.get("unlink", ""))
    if not cell:
        return
    job_key, _bar, rest = cell.partition("|")
    service, _bar, key = rest.partition("|")
    job = get_object_or_404(here.design.job_stories, key=job_key)
    rows = Operation.objects.filter(service__design=here.design).select_related("service__design")
    row = get_object_or_404(rows, service__key=service, key=key)
    try:
        changes.link_story(row, job, linked=linked, by=here.member.user)
    except (Stale, Gone) as conflict:
        messages.error(request, str(conflict))


def _service_shown(request: HttpRequest, here: Visit) -> str:
    """The service asked for; "" for all of them, unless that would be too large a table."""
    asked = request.GET.get("service")
    if asked is not None:
        return asked if here.value.service(asked) else ""
    services = here.value.services
    is_large = len(here.value.jobs) * len(here.value.operations) > MOST_CELLS
    return services[0].key if is_large and services else ""


def _table(here: Visit, shown: str) -> dict[str, Any]:
    whole = thread.matrix(here.value)
    operations = [one for one in whole.operations if shown in ("", one.service)]
    jobs_without = {job.key for job in whole.jobs_without}
    without = {of(one) for one in whole.operations_without}
    return {
        "head": [_column(here, one, of(one) in without) for one in operations],
        "rows": [
            {
                "job": job,
                "url": here.places.of(of(job)),
                "is_gap": job.key in jobs_without,
                "cells": [
                    {
                        "mark": whole.mark(job, one),
                        "value": f"{job.key}|{one.service}|{one.key}",
                        "label": f"{job.key} × {one.name or one.key}",
                    }
                    for one in operations
                ],
            }
            for job in whole.jobs
        ],
        "jobs_without": len(jobs_without),
        "operations_without": sum(1 for one in operations if of(one) in without),
    }


def _column(here: Visit, one: core.Operation, is_gap: bool) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name or one.key,
        "kind": one.kind,
        "service": here.places.title_of(f"service:{one.service}"),
        "url": here.places.of(of(one)),
        "is_gap": is_gap,
    }

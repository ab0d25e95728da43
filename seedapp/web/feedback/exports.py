"""A whole round to take along: as Markdown, CSV or JSON, and as a page to print."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from seedapp.feedback.exports import as_plain, to_csv, to_markdown, told_of
from seedapp.feedback.models import Round
from seedapp.specification.models import lightly
from seedapp.web.downloads import attachment
from seedapp.web.particles import with_fitting_particles
from seedapp.web.visit import Visit, visit

_TYPES = {"md": "text/markdown", "csv": "text/csv", "json": "application/json"}


@login_required
@require_GET
def export_round(request: HttpRequest, workspace: str, design: str, pk: int, form: str) -> HttpResponse:
    """`form` is md, csv or json."""
    here = visit(request, workspace, design)
    row = _round(here, pk)
    if form not in _TYPES:
        raise Http404
    told = told_of(row)
    if form == "json":
        text = json.dumps(as_plain(told), ensure_ascii=False, indent=2) + "\n"
    else:
        text = with_fitting_particles(to_csv(told) if form == "csv" else to_markdown(told))
    return attachment(text, f"{here.design.slug}-round-{row.pk}.{form}", _TYPES[form])


@login_required
@require_GET
def print_round(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """The same on one page without forms, for paper."""
    here = visit(request, workspace, design)
    row = _round(here, pk)
    return render(
        request, "feedback/round_print.html", here.context("feedback", round=row, told=told_of(row))
    )


def _round(here: Visit, pk: int) -> Round:
    rows = Round.objects.filter(revision__design=here.design).select_related("revision__design")
    return get_object_or_404(lightly(rows, "revision"), pk=pk)

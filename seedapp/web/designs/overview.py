"""The design at a glance: the seven steps, what is next, what the coach says; and the file of it all."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.core import design_file

from ..downloads import attachment
from ..visit import visit


@login_required
@require_GET
def design(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    context = here.context()
    context["next_step"] = next((step for step in context["rail"] if step.missing or step.errors), None)
    open_remarks = [remark for remark in here.advice.of_steps(1, 2, 3, 4, 5) if not remark["waived"]]
    context["errors"] = [remark for remark in open_remarks if remark["severity"] == "error"]
    context["waived"] = [remark for remark in here.advice.of_steps(1, 2, 3, 4, 5) if remark["waived"]]
    return render(request, "designs/overview.html", context)


@login_required
@require_GET
def export_design(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The whole design as one file that imports again."""
    here = visit(request, workspace, design)
    return attachment(design_file.dump(here.value), f"{here.design.slug}.seed.yaml", "application/yaml")

"""A published revision to read, as reviewers see it: its goals, its documents, its files to take along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from seedapp.feedback.seeing import saw
from seedapp.interactions.drawings import drawing_of
from seedapp.specification.sides import side_of_revision
from seedapp.web.downloads import attachment
from seedapp.web.images import image, placeholder
from seedapp.web.reading.pages import Reading
from seedapp.web.reading.pictures import text_to_draw
from seedapp.web.visit import visit

from .comparing import download_url, facts_between
from .reading import context_of, reading_by
from .revision_facts import revision_of

PAGES = {
    "goals": "reading/_goals_page.html",
    "contract": "reading/_contract_page.html",
    "operation": "reading/_operation_page.html",
    "type": "reading/_type_page.html",
    "said": "reading/_said_page.html",
    "changes": "feedback/_revision_changes.html",
}


@login_required
@require_GET
def revision(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The goals of a revision, as reviewers see them, with what they answered."""
    return _read(request, workspace, design, number, "goals", Reading.goals)


@login_required
@require_GET
def revision_contract(
    request: HttpRequest, workspace: str, design: str, number: int, service: str
) -> HttpResponse:
    return _read(request, workspace, design, number, "contract", lambda one: one.contract(service))


@login_required
@require_GET
def revision_operation(
    request: HttpRequest, workspace: str, design: str, number: int, service: str, name: str
) -> HttpResponse:
    """One operation; with htmx its body alone."""
    return _read(request, workspace, design, number, "operation", lambda one: one.operation(service, name))


@login_required
@require_GET
def revision_type(
    request: HttpRequest, workspace: str, design: str, number: int, service: str, name: str
) -> HttpResponse:
    return _read(request, workspace, design, number, "type", lambda one: one.type(service, name))


@login_required
@require_GET
def revision_said(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """All that is said about one thing of the revision."""
    where, page = (request.GET.get("kind", ""), request.GET.get("anchor", "")), request.GET.get("page", "")
    return _read(request, workspace, design, number, "said", lambda one: one.said(where, page))


@login_required
@require_GET
def revision_drawing(
    request: HttpRequest, workspace: str, design: str, number: int, key: str
) -> HttpResponse:
    """A drawing of the goals, as an image."""
    here = visit(request, workspace, design)
    row = revision_of(here, number)
    dark = request.GET.get("dark") == "1"
    drawn = drawing_of(text_to_draw(row, key, get_language() or ""), dark=dark)
    return placeholder(drawn, dark=dark) if drawn.problem else image(drawn.svg, f"{key}.svg")


@login_required
@require_POST
def revision_seen(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """A member has the revision before them: next time they are told what changed since."""
    here = visit(request, workspace, design)
    saw(revision_of(here, number), user=here.member.user)
    return HttpResponse(status=204)


@login_required
@require_GET
def revision_changes(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The changelog of a revision: what differs from the one before."""
    here = visit(request, workspace, design)
    row = revision_of(here, number)
    context = context_of(here, row, "changes") | {"part": PAGES["changes"]}
    before = here.design.revisions.filter(number=row.follows or 0).first()
    if before is not None:
        one, other = side_of_revision(before), side_of_revision(row)
        context |= {
            "before": before.number,
            "difference": facts_between(here, one, other),
            "download_url": download_url(here, one, other),
        }
    return render(request, "feedback/revision.html", context)


@login_required
@require_GET
def download_revision(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    return attachment(row.design_file, f"{here.design.slug}-{number}.seed.yaml", "application/yaml")


@login_required
@require_GET
def download_revision_document(
    request: HttpRequest, workspace: str, design: str, number: int, service: str
) -> HttpResponse:
    """Byte for byte what was published."""
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    document = get_object_or_404(row.documents, service_key=service)
    return attachment(document.yaml, f"{service}-{document.version}.openapi.yaml", "application/yaml")


def _read(
    request: HttpRequest,
    workspace: str,
    design: str,
    number: int,
    view: str,
    show: Callable[[Reading], dict[str, Any]],
) -> HttpResponse:
    here = visit(request, workspace, design)
    row = revision_of(here, number)
    shown = show(reading_by(here, request, row))
    if "HX-Request" in request.headers and view in ("operation", "type"):
        return HttpResponse(shown["content"])
    context = context_of(here, row, view) | {"part": PAGES[view]} | shown
    return render(request, "feedback/revision.html", context)

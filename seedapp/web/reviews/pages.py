"""What a reviewer opens: the goals, the contract, one operation or type of it, a drawing, what is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Reviewer
from seedapp.interactions.drawings import drawing_of
from seedapp.web.images import image, placeholder
from seedapp.web.reading.frozen import first_service
from seedapp.web.reading.pages import Reading
from seedapp.web.reading.pictures import text_to_draw

from .asking import questions_form
from .guest import Guest, guest_page
from .judging import judging_of
from .pulse import open_page_of
from .reading import reading_for
from .told import told_to


@require_GET
@guest_page
def review_goals(request: HttpRequest, guest: Guest) -> HttpResponse:
    return _page(request, guest, "goals", Reading.goals)


@require_GET
@guest_page
def review_contract(request: HttpRequest, guest: Guest, service: str = "") -> HttpResponse:
    if guest.reviewer and not service:
        if first := first_service(guest.revision):
            return redirect(guest.url("review_contract", first))
        raise Http404
    return _page(request, guest, "contract", lambda reading: reading.contract(service))


@require_GET
@guest_page
def review_operation(request: HttpRequest, guest: Guest, service: str, name: str) -> HttpResponse:
    """One operation; with htmx its body alone."""
    return _page(request, guest, "operation", lambda reading: reading.operation(service, name))


@require_GET
@guest_page
def review_type(request: HttpRequest, guest: Guest, service: str, name: str) -> HttpResponse:
    return _page(request, guest, "type", lambda reading: reading.type(service, name))


@require_GET
@guest_page
def review_said(request: HttpRequest, guest: Guest) -> HttpResponse:
    """All that is said about one thing."""
    where = request.GET.get("kind", ""), request.GET.get("anchor", "")
    return _page(request, guest, "said", lambda reading: reading.said(where, request.GET.get("page", "")))


@require_GET
@guest_page
def review_drawing(request: HttpRequest, guest: Guest, key: str) -> HttpResponse:
    """A drawing of the goals, as an image; it reveals nothing but this revision."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    dark = request.GET.get("dark") == "1"
    drawn = drawing_of(text_to_draw(guest.revision, key, get_language() or ""), dark=dark)
    return placeholder(drawn, dark=dark) if drawn.problem else image(drawn.svg, f"{key}.svg")


def _page(
    request: HttpRequest, guest: Guest, view: str, show: Callable[[Reading], dict[str, Any]]
) -> HttpResponse:
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    open_page = open_page_of(guest)
    shown = show(reading_for(request, guest, guest.reviewer))
    if "HX-Request" in request.headers and view in ("operation", "type"):
        return HttpResponse(shown["content"])
    context = _context(guest, guest.reviewer, view) | {"open_page": open_page}
    return render(request, f"reviews/{view}.html", context | shown)


def _context(guest: Guest, reviewer: Reviewer, view: str) -> dict[str, Any]:
    return {
        "guest": guest,
        "view": view,
        "goals_url": guest.url("review_goals"),
        "contract_url": guest.url("review_contract"),
        "seen_url": guest.url("review_seen"),
        "judging": judging_of(guest),
        "answers_url": guest.url("review_answers"),
        "news": told_to(guest, reviewer),
        "told_url": guest.url("review_told"),
        "mail_url": guest.url("review_mail"),
        "questions_form": questions_form(guest),
    }

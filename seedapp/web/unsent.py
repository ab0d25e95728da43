"""A form that came after its session had ended: not saved, and nothing of it lost, without JavaScript too.

The answer is a page that holds what was typed and a button that sends it again. Nothing is kept here: who
signs in next at this computer finds nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from .log_lines import holds_secret
from .typed import sent_along, typed

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

NOT_ECHOED = ("/accounts/", "/api/")  # passwords and codes; programs


def unsent(answer: Answer) -> Answer:
    """A middleware: in place of the way to sign in, which would drop what was posted."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        is_turned_away = request.method == "POST" and response.status_code == 302
        if (
            is_turned_away
            and _leads_to_sign_in(response)
            and not request.user.is_authenticated
            and _may_be_shown(request)
        ):
            return _page(request)
        return response

    return middleware


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """The same for a token that counts no more, where the form is ours for sure: its origin is this site.

    A browser says with each post where the form stood. From elsewhere, or from nowhere, nothing is shown of
    what came: it could be somebody else's words with our button below.
    """
    if _is_from_here(request) and _may_be_shown(request):
        return _page(request)
    return render(request, "403_csrf.html", status=403)


def _leads_to_sign_in(response: HttpResponseBase) -> bool:
    return urlsplit(response.headers.get("Location", "")).path == resolve_url(settings.LOGIN_URL)


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _may_be_shown(request: HttpRequest) -> bool:
    return not request.path.startswith(NOT_ECHOED) and bool(typed(request))


def _page(request: HttpRequest) -> HttpResponse:
    context = {
        "sent_along": sent_along(request),
        "typed": typed(request),
        "address": request.get_full_path(),
        "back": _came_from(request),
        "had_files": bool(request.FILES),
        "is_behind_link": holds_secret(request.path_info),
    }
    return render(request, "unsent.html", context, status=403)


def _came_from(request: HttpRequest) -> str:
    """The page that the form stood on: where to go on after signing in."""
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, allowed_hosts={request.get_host()}):
        return urlsplit(referrer).path or "/"
    return "/"

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

from .forms import MACHINERY

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

NOT_TYPED = {"csrfmiddlewaretoken", "next", *MACHINERY}
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
            and _typed(request)
        ):
            return _page(request)
        return response

    return middleware


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """The same for a token that counts no more, where the form is ours for sure: its origin is this site.

    A browser says with each post where the form stood. From elsewhere, or from nowhere, nothing is shown of
    what came: it could be somebody else's words with our button below.
    """
    if _is_from_here(request) and _typed(request):
        return _page(request)
    return render(request, "403_csrf.html", status=403)


def _leads_to_sign_in(response: HttpResponseBase) -> bool:
    return urlsplit(response.headers.get("Location", "")).path == resolve_url(settings.LOGIN_URL)


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _typed(request: HttpRequest) -> list[str]:
    """The texts that a person may have typed, those of many words and of few, no machinery."""
    if request.path.startswith(NOT_ECHOED):
        return []
    named = [(name, text) for name, texts in request.POST.lists() for text in texts]
    return [text for name, text in named if text.strip() and name not in NOT_TYPED and not _is_counting(name)]


def _is_counting(name: str) -> bool:
    return name.endswith(("_FORMS", "-ORDER", "-once"))


def _page(request: HttpRequest) -> HttpResponse:
    sent = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name != "csrfmiddlewaretoken"
    ]
    context = {
        "sent": sent,
        "typed": _typed(request),
        "address": request.get_full_path(),
        "back": _came_from(request),
        "had_files": bool(request.FILES),
    }
    return render(request, "unsent.html", context, status=403)


def _came_from(request: HttpRequest) -> str:
    """The page that the form stood on: where to go on after signing in."""
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, allowed_hosts={request.get_host()}):
        return urlsplit(referrer).path or "/"
    return "/"

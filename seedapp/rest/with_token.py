"""A program that brings its token has a short way in: nothing of a browser has a part in its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.handlers.exception import convert_exception_to_response
from django.middleware.common import CommonMiddleware
from django.middleware.locale import LocaleMiddleware
from django.urls import resolve

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

_BELOW = "/api/v1/"


def with_token(answer: Answer) -> Answer:
    """A middleware: what stands behind it (session, forged forms, messages, htmx, static files) is passed by.

    The token alone says who asks. It is read by `authentication.BearerToken`, which lets nobody go on with
    a session where it opens nothing.
    """
    short: Any = LocaleMiddleware(CommonMiddleware(convert_exception_to_response(_answer)))

    def middleware(request: HttpRequest) -> HttpResponseBase:
        found: HttpResponseBase = (short if _brings_token(request) else answer)(request)
        return found

    return middleware


def _brings_token(request: HttpRequest) -> bool:
    scheme = request.META.get("HTTP_AUTHORIZATION", "")[:7].lower()
    return scheme == "bearer " and request.path_info.startswith(_BELOW)


def _answer(request: HttpRequest) -> HttpResponseBase:
    """The view's, as Django's own handler asks for it."""
    request.resolver_match = match = resolve(request.path_info)
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response.render() if hasattr(response, "render") else response

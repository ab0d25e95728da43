"""Published documents are answered before everything that pages need and these addresses do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.urls import Resolver404, resolve

from .door import refusal

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

BELOW = "/published/"
_ADDRESSES = "seedapp.web.published"


def published_early(answer: Answer) -> Answer:
    """A middleware: no session, cookie, language or host name has a part in what these addresses answer.

    So nothing of a person gets into caches on the way, and a conditional request costs one query.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(BELOW):
            return answer(request)
        try:
            match = resolve("/" + request.path_info.removeprefix(BELOW), _ADDRESSES)
        except Resolver404:
            return refusal(404)
        match.route = f"{BELOW.lstrip('/')}{match.route}"
        request.resolver_match = match  # the log names the route, never the key
        found: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return found

    return middleware

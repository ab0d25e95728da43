"""Errors below /api/ that no view of the API answers: they are problems as well, never HTML."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from .problem_kinds import kind_of_status
from .problems import MEDIA_TYPE, problem

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

_API = "/api/"
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate", "Vary", "Content-Language")


def problems_below_api(answer: Answer) -> Answer:
    """A middleware, outside of those that answer on their own: routing, forgery checks, mistakes of ours."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if not request.path_info.startswith(_API) or response.headers.get("Content-Type") == MEDIA_TYPE:
            return response
        if response.status_code >= 400:
            return _problem(response, response.status_code, "")
        if response.status_code in (301, 302) and request.method not in ("GET", "HEAD"):
            where = response.headers["Location"]
            return _problem(response, 404, _("The address ends with a slash: %(url)s") % {"url": where})
        return response

    return middleware


def _problem(response: HttpResponseBase, status: int, detail: str) -> HttpResponse:
    kind = kind_of_status(status)
    document = {**problem(kind.code, detail or _(kind.title) + "."), "status": status}
    made = HttpResponse(json.dumps(document, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    for name in _KEPT:
        if name in response.headers:
            made.headers[name] = response.headers[name]
    return made

"""One log line for each request, and the id by which its other lines are found."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils.functional import SimpleLazyObject, empty

from .log_lines import request_id

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

HEADER = "X-Request-ID"
_ASKED_ALL_THE_TIME = "/health/"
_ACCEPTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_log = logging.getLogger("seedapp.requests")


def request_log(answer: Answer) -> Answer:
    """A middleware: takes the proxy's request id or makes one, tells it in the answer, logs the request.

    The line names the route instead of the address, which may hold secrets, and the person by number.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        brought = request.headers.get(HEADER, "")
        known = brought if _ACCEPTED.fullmatch(brought) else uuid4().hex
        request_id.set(
            known
        )  # until the next request of this thread: Django logs refusals after all middleware
        began = perf_counter()
        response = answer(request)
        response.headers[HEADER] = known
        if not request.path_info.startswith(_ASKED_ALL_THE_TIME):
            _log.info("%s %s", request.method, response.status_code, extra=_told(request, response, began))
        return response

    return middleware


def _told(request: HttpRequest, response: HttpResponseBase, began: float) -> dict[str, Any]:
    match = request.resolver_match
    return {
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "duration_ms": round((perf_counter() - began) * 1000, 1),
        "user": _person(request),
    }


def _person(request: HttpRequest) -> int | None:
    """The id of who asked, where the request found out; the log asks no database."""
    user = request.__dict__.get("user")
    if isinstance(user, SimpleLazyObject) and user.__dict__.get("_wrapped") is empty:
        return None
    return getattr(user, "pk", None)

"""Where the mock answers: to anybody who knows its address, and to nobody as somebody.

Sessions and cookies of the workbench mean nothing here, and an answer can do nothing to its pages: it is
sandboxed, never sniffed, never kept, and may be read from any origin.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.csrf import csrf_exempt

from seedapp.accounts.client_address import client_address
from seedapp.core import mock as core
from seedapp.core.mock.exchange import Refused, as_problem
from seedapp.mock.changes import mock_behind
from seedapp.traffic.limits import Limit, count_request
from seedapp.web.content_policy import OF_DATA

from .documents import document_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from seedapp.mock.models import MockAddress

MOST_BYTES = 1_000_000
EACH_VISITOR = Limit(300)
ALL_VISITORS = Limit(3_000)
_SAFETY = {
    "Content-Security-Policy": OF_DATA,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
}
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Authorization, *",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
    "Access-Control-Max-Age": "600",
}


@csrf_exempt
def mock(request: HttpRequest, token: str, service: str, **_rest: str) -> HttpResponse:
    """The answer of the mock behind `token` for a service; a problem for whatever cannot be answered.

    What stands behind the service in the address is taken from the address as it came.
    """
    with override("en"):  # the documents are answered as they are written, problems as programs read them
        asked = _asked(request, token)
        try:
            answered = _answered(request, token, service, asked)
        except Refused as refused:
            answered = as_problem(refused, asked.path)
    response = HttpResponse(answered.body, status=answered.status)
    del response["Content-Type"]
    more = _PREFLIGHT if request.method == "OPTIONS" else {}
    for name, value in {**answered.headers, **_SAFETY, **more}.items():
        response[name] = value
    response["Content-Length"] = str(len(answered.body))
    return response


def _answered(request: HttpRequest, token: str, service: str, asked: core.Asked) -> core.Answered:
    found = mock_behind(token)
    if found is None:
        raise Refused(404, gettext("This address answers nothing: it is wrong, expired or closed."))
    _count(request, found)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Refused(413, f"The body is larger than {MOST_BYTES} bytes.")
    document = document_of(found, service)
    if document is None:
        raise Refused(404, gettext("There is no such service behind this address."))
    base = reverse("mock", kwargs={"token": token, "service": service})
    return core.answer(document, asked, base=base)


def _count(request: HttpRequest, found: MockAddress) -> None:
    """One visitor cannot use up what others need."""
    now = time.time()
    for who, limit in (
        (f"mock:{found.pk}:{client_address(request)}", EACH_VISITOR),
        (f"mock:{found.pk}", ALL_VISITORS),
    ):
        standing = count_request(who, limit, now=now)
        if standing.is_over:
            raise Refused(
                429,
                f"More than {limit.requests} requests a minute.",
                headers={"Retry-After": str(standing.seconds_left)},
            )


def _asked(request: HttpRequest, token: str) -> core.Asked:
    headers: Mapping[str, Any] = request.headers
    is_short = int(headers.get("Content-Length") or 0) <= MOST_BYTES
    return core.Asked(
        method=request.method or "GET",
        path=_path_below(request, token),
        query=request.META.get("QUERY_STRING", ""),
        headers={name.lower(): value for name, value in headers.items()},
        body=request.read(MOST_BYTES) if is_short else b"",
    )


def _path_below(request: HttpRequest, token: str) -> str:
    """The path behind the service, percent-encoded as it came where the server tells."""
    told = request.META.get("RAW_URI") or request.META.get("REQUEST_URI") or quote(request.path)
    path = urlsplit(told).path if "://" in told else told.partition("?")[0]
    _before, _token, behind = path.partition(token)
    _nothing, _slash, rest = behind.removeprefix("/").partition("/")
    return f"/{rest}"

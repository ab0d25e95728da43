"""The Content-Security-Policy of every answer: that of the pages, or for data that of nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import HEADER
from csp.middleware import CSPMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

OF_DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Of what is no page: it loads nothing, stands in no frame, and runs nothing."""
_DATA = ("application/json", "application/problem+json")


class ContentPolicy(CSPMiddleware):
    """JSON loads nothing and stands in no frame; a policy is worked out for what browsers show as a page."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith(_DATA):
            response.headers.setdefault(HEADER, OF_DATA)
            return response
        answered: HttpResponseBase = super().process_response(request, response)
        return answered

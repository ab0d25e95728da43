"""The document of this API, for anybody: as a file, and as a page to read (Redoc, served from here)."""

from __future__ import annotations

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from seedapp.traffic.repeats import hash_of

from .document import document


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    content = document()
    etag = quote_etag(hash_of(content)[:20])
    response = HttpResponse(content, content_type="application/yaml; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
@csp_replace(
    {
        "style-src": [SELF, UNSAFE_INLINE],  # Redoc writes its styles into the page
        "worker-src": ["blob:"],  # it searches in a worker
        "img-src": [SELF, "data:"],
    }
)
def reading(request: HttpRequest) -> HttpResponse:
    """The document as a page."""
    return render(request, "rest/reading.html")

"""How often somebody may ask: each person, whatever tokens they use; each address where nobody signed in.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from seedapp.accounts.client_address import client_network
from seedapp.traffic.limits import Limit, Standing, count_request

from .problems import too_many


def caller(request: Request) -> str:
    """The word that stands for who asks; it must not raise where signing in failed."""
    person = getattr(request, "_user", None)
    return f"person:{person.pk}" if person and person.pk else f"address:{client_network(request._request)}"


def count(request: Request) -> None:
    """Count this request, and remember where the caller stands. Raises Refusal (429)."""
    who = caller(request)
    name = "person" if who.startswith("person:") else "address"
    limit = Limit(settings.SEED_API_REQUESTS_A_MINUTE[name])
    if not limit.requests:
        return
    standing = count_request(who, limit, now=time.time())
    request._request.rate_standing = (name, standing)  # type: ignore[attr-defined]
    if standing.is_over:
        raise too_many(standing.seconds_left)


def tell(request: Request, response: HttpResponseBase) -> None:
    """Put the headers on an answer to a request that was counted."""
    found: tuple[str, Standing] | None = getattr(request._request, "rate_standing", None)
    if found:
        name, standing = found
        response["RateLimit-Policy"] = f'"{name}";q={standing.limit.requests};w={standing.limit.seconds}'
        response["RateLimit"] = f'"{name}";r={standing.remaining};t={standing.seconds_left}'

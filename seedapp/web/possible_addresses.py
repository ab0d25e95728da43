"""Addresses that nothing can have get the same answer on every database: nothing is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]


def possible_addresses(answer: Answer) -> Answer:
    """A middleware: a null character, which PostgreSQL cannot even compare, leads nowhere.

    In a query of the REST API it is refused there, with the name of its parameter.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        query = "" if request.path_info.startswith("/api/") else request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query:
            raise Http404
        return answer(request)

    return middleware

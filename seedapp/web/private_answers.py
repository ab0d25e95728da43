"""Answers are for whoever asked: no cache on the way or in the browser keeps one that does not allow it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]


def private_answers(answer: Answer) -> Answer:
    """A middleware: `Cache-Control` where a view, or the server of static files, has set none."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware

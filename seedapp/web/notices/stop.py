"""The link at the end of each letter: one press stops the mail, without signing in (RFC 8058).

Mail programs post to it by themselves, so it takes a post from anywhere: all that it can do is to stop mail.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from seedapp.accounts.client_address import client_network
from seedapp.notices.changes import stop_mail as stop
from seedapp.notices.stopping import reader_behind
from seedapp.traffic.limits import Limit, count_request

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PACE = Limit(300)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops; a link that we did not make says so."""
    standing = count_request(f"stop:{client_network(request)}", _PACE, now=time.time())
    reader = None if standing.is_over else reader_behind(token)
    if reader and request.method == "POST":
        stop(reader)
    status = 429 if standing.is_over else 200 if reader else 404
    context = {
        "is_known": reader is not None,
        "is_done": request.method == "POST",
        "is_over": standing.is_over,
    }
    response = render(request, "notices/stop.html", context, status=status)
    response["Referrer-Policy"] = "no-referrer"
    return response

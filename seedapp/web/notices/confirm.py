"""The link in the letter to a guest who asked for answers by mail: the address is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seedapp.notices.guest_mail import asked_behind, confirm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_mail(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST confirms: what looks into links of mail by itself confirms nothing."""
    asked = asked_behind(token)
    if asked and request.method == "POST":
        confirm(asked)
    context = {"asked": asked, "is_done": request.method == "POST"}
    response = render(request, "notices/confirm.html", context, status=200 if asked else 404)
    response["Referrer-Policy"] = "strict-origin"
    return response

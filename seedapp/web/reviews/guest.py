"""Who comes by a review link: the round behind it, the reviewer whose browser it is, and nothing else.

The pages send `Referrer-Policy: strict-origin`: no address with a token ever leaves them, and browsers
still say where a form comes from. (With `no-referrer` they send `Origin: null`, which the protection
against forged requests refuses.)
"""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache

from seedapp.feedback import changes
from seedapp.feedback.models import Reviewer, Round
from seedapp.specification.models import Revision

P = ParamSpec("P")


@dataclass(frozen=True)
class Guest:
    """One visit by a link. `reviewer` is None until a name was given in this browser."""

    round: Round
    token: str
    reviewer: Reviewer | None

    @property
    def revision(self) -> Revision:
        return self.round.revision

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.token, *args])

    def known_to(self, response: HttpResponse, secret: str) -> HttpResponse:
        """The browser keeps the reviewer's secret, for this review only and as long as it is open."""
        response.set_cookie(
            settings.REVIEWER_COOKIE_NAME,
            secret,
            expires=self.round.expires_at,
            path=self.url("review"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


View = Callable[Concatenate[HttpRequest, Guest, P], HttpResponse]


def guest_page(view: View[P]) -> Callable[..., HttpResponse]:
    """A page behind a link. Wrong, expired and closed links all get the same answer."""

    @never_cache
    @functools.wraps(view)
    def page(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        round_ = changes.round_behind(token)
        if round_ is None:
            response = over(request)
        else:
            reviewer = changes.reviewer_behind(round_, request.COOKIES.get(settings.REVIEWER_COOKIE_NAME, ""))
            try:
                response = view(request, Guest(round_, token, reviewer), *args, **kwargs)
            except changes.RoundOver:
                response = over(request)
        response["Referrer-Policy"] = "strict-origin"
        return response

    return page


def over(request: HttpRequest) -> HttpResponse:
    """The link opens nothing. What was typed on the page that is gone comes back, to be copied."""
    kept = request.POST.get("body") or request.POST.get("note") or request.POST.get("resolution") or ""
    return render(request, "reviews/over.html", {"kept": kept}, status=404)


def fresh_once() -> str:
    """What makes one shown form count once."""
    return secrets.token_urlsafe(18)


def secret_for(purpose: str, *parts: object) -> str:
    """A secret that the same form gets again when it is sent twice; nobody can work it out."""
    value = ":".join(str(part) for part in parts)
    return salted_hmac(f"seedapp.web.reviews.{purpose}", value, algorithm="sha256").hexdigest()

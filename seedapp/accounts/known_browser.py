"""A browser in which a person has signed in before carries a signed note of it. It opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from .models import User

SALT = "seedapp.accounts.known_browser"
PEOPLE_A_BROWSER = 10
SECONDS = 60 * 60 * 24 * 365


def is_known(request: HttpRequest, user: User) -> bool:
    return user.pk in _people(request)


def note(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """The browser keeps that this person has signed in with it."""
    people = [user.pk, *(one for one in _people(request) if one != user.pk)][:PEOPLE_A_BROWSER]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps(people, salt=SALT),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _people(request: HttpRequest) -> list[int]:
    try:
        found = signing.loads(
            request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""), salt=SALT, max_age=SECONDS
        )
    except signing.BadSignature:
        return []
    return [one for one in found if isinstance(one, int)]

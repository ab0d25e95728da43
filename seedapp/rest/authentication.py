"""Who asks: the owner of a token, or whoever is signed in (with the token that keeps forgeries out)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from seedapp.accounts import sign_ins
from seedapp.accounts.models import Token, User
from seedapp.accounts.token_changes import authenticate

_REALM = 'Bearer realm="SEED Workbench"'


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer seed_…` (RFC 6750). Another scheme is left to who knows it."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        scheme, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        found = authenticate(secret.strip())
        if found is None:
            raise AuthenticationFailed(
                _("This token opens nothing: it is unknown, expired or revoked. Make a new one.")
            )
        sign_ins.record_token(request._request, token=found[1])
        return found

    def authenticate_header(self, request: Request) -> str:
        """The challenge of each 401."""
        was_sent = request.META.get("HTTP_AUTHORIZATION", "").lower().startswith("bearer")
        return f'{_REALM}, error="invalid_token"' if was_sent else _REALM


class SignedIn(SessionAuthentication):
    """The session of the pages; writing needs their forgery token in `X-CSRFToken`."""

"""Secrets made of a form: the same form, sent twice, gets the same one, so that it does one thing."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from typing import Any

from django.utils.crypto import salted_hmac


def fresh_once() -> str:
    """What makes one shown form count once."""
    return secrets.token_urlsafe(18)


def secret_for(purpose: str, *parts: object) -> str:
    """A secret that the same form gets again when it is sent twice; nobody can work it out."""
    value = ":".join(str(part) for part in parts)
    return str(_mac(purpose, value).hexdigest())


def token_for(purpose: str, *parts: object) -> str:
    """The same with 128 bits, short enough for a link."""
    value = ":".join(str(part) for part in parts)
    digest: bytes = _mac(purpose, value).digest()
    return urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def _mac(purpose: str, value: str) -> Any:
    return salted_hmac(f"seedapp.web.reviews.{purpose}", value, algorithm="sha256")

"""Secrets that must be read again to sign with: kept sealed with the installation's key, never in the clear.

Whoever has the database alone cannot sign. When the installation's key changes, the one before it goes into
Django's SECRET_KEY_FALLBACKS until every secret was sealed anew (`manage.py seal_anew`).
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_PURPOSE = b"seedapp.webhooks.sealing"


class CannotOpen(Exception):
    """The installation's key is another one than the secret was sealed with."""


def seal(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def open_sealed(sealed: str) -> str:
    """Raises CannotOpen."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise CannotOpen from fault


def sealed_anew(sealed: str) -> str:
    """The same secret under the present key. Raises CannotOpen."""
    return seal(open_sealed(sealed))


def _keys() -> MultiFernet:
    return MultiFernet([_key(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(of: str) -> Fernet:
    digest = hashlib.blake2b(of.encode(), key=_PURPOSE, digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(digest))

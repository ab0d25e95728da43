"""Second factors at rest: their secrets are encrypted, so that a copy of the database opens no account."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import User

SALT = "seedapp.accounts.keys"


class KeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What this secret key or a former one encrypted; text from before there was a lock as it is."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return encrypted_text

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """What the form proposes to call a key."""
        return _("Key %(number)s") % {
            "number": Authenticator.objects.filter(user=user, type=type).count() + 1
        }


def _lock() -> MultiFernet:
    """A key of its own for each secret of the installation, the present one first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(salted_hmac(SALT, "", secret=one, algorithm="sha256").digest()))
            for one in secrets
        ]
    )

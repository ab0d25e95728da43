"""Second factors at rest: their secrets are encrypted, so that a copy of the database opens no account."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import User

SALT = "seedapp.accounts.keys"
_SECRETS = ("secret", "seed", "migrated_codes")
"""What of an authenticator's data is encrypted."""
_ENCRYPTED = "gAAAA"
"""With this each text begins that Fernet has encrypted: its version and the high bits of the time."""


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


def encrypt_anew() -> tuple[int, int]:
    """Encrypt the secrets of all second factors with the present key, so that a former one can go.

    How many factors have secrets of their own, and how many of them no key opens: those stay as they are.
    """
    rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
    found = [_encrypt_anew(pk) for pk in rows.values_list("pk", flat=True)]
    return len(found), found.count(False)


@transaction.atomic
def _encrypt_anew(pk: int) -> bool:
    """Whether its secrets could be read; a code that is used meanwhile is not lost."""
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return True
    try:
        row.data = {name: _anew(value) if name in _SECRETS else value for name, value in row.data.items()}
    except InvalidToken:
        return False
    row.save(update_fields=["data"])
    return True


def _anew(value: Any) -> Any:
    """Raises InvalidToken for what another key than ours encrypted."""
    if isinstance(value, list):
        return [_anew(one) for one in value]
    if value.startswith(_ENCRYPTED):
        return _lock().rotate(value.encode()).decode()
    return _lock().encrypt(value.encode()).decode()


def _lock() -> MultiFernet:
    """A key of its own for each secret of the installation, the present one first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(salted_hmac(SALT, "", secret=one, algorithm="sha256").digest()))
            for one in secrets
        ]
    )

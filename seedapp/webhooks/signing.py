"""Signatures as the Standard Webhooks specification has them, version 1.0.0: HMAC-SHA256, symmetric."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

_PREFIX = "whsec_"
_SECRET_BYTES = 32


def new_secret() -> str:
    """A secret as its receiver keeps it: the prefix, then 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def headers(message_id: str, at: datetime, body: bytes, signed_with: Iterable[str]) -> dict[str, str]:
    """The three headers of a message: its id, the second of this attempt, a signature for each secret."""
    timestamp = str(int(at.timestamp()))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return {
        "Webhook-Id": message_id,
        "Webhook-Timestamp": timestamp,
        "Webhook-Signature": " ".join(_signature(secret, signed) for secret in signed_with),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()

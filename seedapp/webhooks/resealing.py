"""Sealing what webhooks sign with under a new key of the installation. It stays the same secret."""

from __future__ import annotations

from django.db import transaction

from .models import Webhook
from .sealing import CannotOpen, sealed_anew


def seal_anew() -> tuple[int, int]:
    """How many webhooks there are, and how many of them no key opens: those stay as they are."""
    found = [_seal_anew(pk) for pk in Webhook.objects.order_by("pk").values_list("pk", flat=True)]
    return len(found), found.count(False)


@transaction.atomic
def _seal_anew(pk: int) -> bool:
    rows = Webhook.objects.filter(pk=pk)
    row = rows.select_for_update().first()
    if row is None:
        return True
    try:
        old = sealed_anew(row.old_secret) if row.old_secret else ""
        rows.update(secret=sealed_anew(row.secret), old_secret=old)
    except CannotOpen:
        return False
    return True

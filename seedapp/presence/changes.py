"""Saying that somebody is here, and reading who is.

No row in the journal comes of it: nothing of the design is written.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from seedapp.accounts.models import User

from .models import Presence

SELDOM = timedelta(seconds=8)
"""A person is written down at most this often; pages ask for it every ten seconds at most."""

GONE_AFTER = timedelta(seconds=45)
"""Who was not heard of for so long is not here; an open page speaks up every 25 seconds."""

KEPT = timedelta(hours=12)


def be_here(design_id: int, *, by: User, page: str, is_editing: bool, now: datetime) -> bool:
    """Write down where somebody is, in one UPDATE; whether that was done.

    Nothing is written when the last time was less than `SELDOM` ago, whatever a page asks for.
    """
    rows = Presence.objects.filter(design_id=design_id, user=by)
    told = {"page": page, "is_editing": is_editing, "seen_at": now}
    if rows.filter(seen_at__lte=now - SELDOM).update(**told):
        return True
    if rows.exists():
        return False
    Presence.objects.filter(seen_at__lt=now - KEPT).delete()
    Presence.objects.bulk_create([Presence(design_id=design_id, user=by, **told)], ignore_conflicts=True)
    return True


def who_is_here(design_id: int, *, now: datetime) -> QuerySet[Presence]:
    """Everybody heard of lately, with the person, in the order of their names."""
    heard = Presence.objects.filter(design_id=design_id, seen_at__gt=now - GONE_AFTER)
    return heard.select_related("user").order_by("user__name", "user_id")

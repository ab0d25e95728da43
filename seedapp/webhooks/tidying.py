"""The log of deliveries is kept for a while and no longer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from .models import Delivery, State
from .pace import LOG_KEPT

AT_ONCE = 500


@transaction.atomic
def forget_old_deliveries() -> int:
    """Delete what ended long ago, some at a time, with its attempts; what waits stays."""
    ended = Delivery.objects.exclude(state=State.WAITING).filter(ended_at__lt=timezone.now() - LOG_KEPT)
    pks = list(ended.values_list("pk", flat=True)[:AT_ONCE])
    Delivery.objects.filter(pk__in=pks).delete()
    return len(pks)

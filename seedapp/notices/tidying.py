"""Notices are kept for a while and no longer, read or not; letters as long as they are of use."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from .models import Letter, Notice, State
from .pace import KEPT

AT_ONCE = 500


@transaction.atomic
def forget_old_notices() -> int:
    """Delete what is old, some at a time; what waits to be sent stays."""
    before = timezone.now() - KEPT
    old = Notice.objects.filter(at__lt=before).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    count, _of_each = Notice.objects.filter(pk__in=list(old)).delete()
    ended = Letter.objects.exclude(state=State.WAITING).filter(ended_at__lt=before, notices=None)
    Letter.objects.filter(pk__in=list(ended.values_list("pk", flat=True)[:AT_ONCE])).delete()
    return count

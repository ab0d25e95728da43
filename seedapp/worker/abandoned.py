"""Tasks that a killed worker left behind: claimed, and never finished.

The task queue in the database takes a task for running as long as nobody says otherwise. So a task must be
done within `LONGEST_TASK` and must not mind being begun again: then it is given back, in the end given up.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LONGEST_TASK = timedelta(minutes=10)
MOST_BEGINNINGS = 3


@transaction.atomic
def give_back() -> int:
    """Let others begin what nobody finishes; how many tasks were given back."""
    now = timezone.now()
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LONGEST_TASK)
    left = list(running.select_for_update(skip_locked=True))
    given_back = [one.pk for one in left if len(one.worker_ids) < MOST_BEGINNINGS]
    given_up = [one.pk for one in left if len(one.worker_ids) >= MOST_BEGINNINGS]
    running.filter(pk__in=given_up).update(status=TaskResultStatus.FAILED, finished_at=now)
    return running.filter(pk__in=given_back).update(status=TaskResultStatus.READY, started_at=None)

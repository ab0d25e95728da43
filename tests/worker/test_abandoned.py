"""Tasks of a killed worker: given back when nobody can be doing them any more, and given up in the end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from seedapp.webhooks.notices import tell_owners
from seedapp.worker import abandoned

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(34)]


@pytest.fixture
def begun():
    """Puts a task into the queue that workers began and never ended."""

    def begin(minutes_ago, workers):
        task = tell_owners.enqueue(0)
        DBTaskResult.objects.filter(pk=task.id).update(
            status=TaskResultStatus.RUNNING,
            started_at=timezone.now() - timedelta(minutes=minutes_ago),
            worker_ids=[f"worker-{number}" for number in range(workers)],
        )
        return DBTaskResult.objects.get(pk=task.id)

    return begin


def test_a_task_that_nobody_finishes_is_given_back(begun):
    task = begun(minutes_ago=11, workers=1)

    assert abandoned.give_back() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


def test_a_task_that_may_still_be_done_is_left_alone(begun):
    task = begun(minutes_ago=9, workers=1)

    assert abandoned.give_back() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_task_that_kills_its_workers_is_given_up(begun):
    task = begun(minutes_ago=11, workers=abandoned.MOST_BEGINNINGS)

    assert abandoned.give_back() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED

"""The health addresses: cheap, open, and saying no more than whether it works."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from seedapp.worker.models import Pulse, beat
from seedapp.worker.rounds import Rounds

LOOKS = ("/health/", "/health/ready/", "/health/worker/")


def waiting_since(moment, *, run_after=None):
    row = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="seedapp.nothing",
        backend_name="default",
        run_after=run_after or get_date_max(),
    )
    DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=moment)


@pytest.mark.parametrize("address", LOOKS)
def test_a_healthy_workbench_says_ok_to_any_host_without_https_or_a_session(client, db, settings, address):
    beat("here:1")
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get(address, headers={"host": "10.1.2.3:8000"})

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_being_alive_asks_no_database(client):
    assert client.get("/health/").json() == {"status": "ok"}


def test_a_missing_migration_takes_a_process_out_of_use(client, db):
    MigrationRecorder(connection).record_unapplied("designs", "0001_initial")

    answer = client.get("/health/ready/")

    assert (answer.status_code, answer.json()["migrations"]) == (503, "missing")


def test_a_lost_database_is_said_without_its_address(client, transactional_db, caplog):
    connection.close()
    with pytest.MonkeyPatch.context() as lost:
        lost.setitem(connection.settings_dict, "HOST", "/nowhere")
        lost.setitem(connection.settings_dict, "NAME", "/nowhere/at-all")
        answer = client.get("/health/ready/")
        connection.close()

    assert (answer.status_code, answer.json()) == (503, {"status": "failing", "database": "unreachable"})
    assert "The database does not answer." in caplog.text


def test_a_task_that_waits_for_minutes_means_that_no_worker_keeps_up(client, db):
    beat("here:1")
    waiting_since(timezone.now() - timedelta(minutes=3))

    worker, ready = client.get("/health/worker/"), client.get("/health/ready/")

    assert (worker.status_code, worker.json()["worker"]) == (503, "late")
    assert (ready.status_code, ready.json()["worker"]) == (200, "late")


def test_a_worker_that_has_been_still_is_missing(client, db):
    beat("here:1")
    Pulse.objects.update(at=timezone.now() - timedelta(minutes=2))

    answer = client.get("/health/worker/")

    assert (answer.status_code, answer.json()["worker"]) == (503, "missing")


def test_a_worker_says_that_it_works_with_its_first_round(client, db):
    with ThreadPoolExecutor(1) as pool:
        Rounds(threading.Event()).go_round(pool)

    assert client.get("/health/worker/").status_code == 200


def test_a_task_that_is_due_later_is_not_late(client, db):
    beat("here:1")
    now = timezone.now()
    waiting_since(now - timedelta(days=1), run_after=now + timedelta(minutes=1))

    assert client.get("/health/worker/").status_code == 200


def test_other_methods_are_refused(client):
    answer = client.post("/health/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")

"""The worker's process: the rounds in a thread of their own, queued tasks in the main one."""

from __future__ import annotations

import logging
import os
import signal
import threading

from django.core.management import call_command
from django.db import DatabaseError, connections
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend

from seedapp.webhooks.reach import rules

from .rounds import INTERVAL_SECONDS, Rounds

log = logging.getLogger(__name__)


def run(parent: int | None = None) -> None:
    """Work until told to stop (SIGTERM, SIGINT), or until the process that started it, `parent`, is gone."""
    rules()  # a setting that cannot be read is said now, not at the first delivery
    stop = threading.Event()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent, stop), daemon=True).start()
    rounds = threading.Thread(target=Rounds(stop).run, name="rounds")
    rounds.start()
    try:
        _do_tasks(stop)
    finally:
        stop.set()
        rounds.join()


def do_queued_tasks(batch: bool = False) -> None:
    """Do what the task queue holds; in a `batch` end when it is empty, else when the process is told to."""
    call_command(
        "db_worker",
        queue_name="*",
        interval=INTERVAL_SECONDS,
        batch=batch,
        startup_delay=False,
        reload=False,
        verbosity=0,
    )


def _do_tasks(stop: threading.Event) -> None:
    """The queue's own command, begun anew when the database was away; it ends the process by SystemExit."""
    if not isinstance(task_backends["default"], DatabaseBackend):
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_: stop.set())
        while not stop.wait(INTERVAL_SECONDS):
            continue
        return
    while not stop.is_set():
        try:
            do_queued_tasks()
        except DatabaseError:
            log.exception("The task queue cannot be read; trying again.")
            connections.close_all()
            stop.wait(INTERVAL_SECONDS * 5)


def _end_with(parent: int, stop: threading.Event) -> None:
    while os.getppid() == parent:
        if stop.wait(INTERVAL_SECONDS):
            return
    os.kill(os.getpid(), signal.SIGTERM)

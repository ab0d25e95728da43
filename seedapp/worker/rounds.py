"""Rounds: the journal is read on, webhooks and letters go out, what is old or was left behind is tidied up.

Nobody tells a round what to do. It looks into the database for what there is, so that a process that is
killed at any point leaves nothing behind that the next round does not find.
"""

from __future__ import annotations

import logging
import os
import platform
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import close_old_connections, connections

from seedapp.notices import due, letters
from seedapp.notices import reading as notices
from seedapp.notices import sending as mail
from seedapp.notices.tidying import forget_old_notices
from seedapp.webhooks import reading, sending, tidying

from . import abandoned
from .models import beat

log = logging.getLogger(__name__)

INTERVAL_SECONDS = 1.0
TIDY_SECONDS = 60.0
BEAT_SECONDS = 20.0
SENDERS = 8
NOW_AND_THEN = (abandoned.give_back, tidying.forget_old_deliveries, forget_old_notices, due.remind)
READERS = (reading.read_on, notices.read_on)


class Rounds:
    """Goes round until `stop` is set. `senders` webhooks are served at once: a slow one holds up no other."""

    def __init__(self, stop: threading.Event, senders: int = SENDERS) -> None:
        self._stop = stop
        self._senders = senders
        self._busy: dict[int, Future[int]] = {}
        self._mail: Future[int] | None = None
        self._tidy_at = self._beat_at = time.monotonic()
        self._name = f"{platform.node()}:{os.getpid()}"[:120]

    def run(self) -> None:
        """A round that fails, as when the database is away, is told of in the log and tried again."""
        with ThreadPoolExecutor(self._senders, "sender") as pool:
            while not self._stop.is_set():
                is_more = _safely(lambda: self.go_round(pool))
                close_old_connections()
                self._stop.wait(0.0 if is_more else INTERVAL_SECONDS)

    def go_round(self, pool: ThreadPoolExecutor) -> bool:
        """One round; whether there may be more to do at once. What fails in it holds up nothing else."""
        if time.monotonic() >= self._beat_at:
            self._beat_at = time.monotonic() + BEAT_SECONDS
            beat(self._name)
        if time.monotonic() >= self._tidy_at:
            self._tidy_at = time.monotonic() + TIDY_SECONDS
            for tidy_up in NOW_AND_THEN:
                _safely(tidy_up)
        read = max(_safely(duty) or 0 for duty in READERS)
        _safely(letters.gather)
        if self._mail is None or self._mail.done():
            self._mail = pool.submit(self._send_mail) if mail.is_due() else None
        self._busy = {pk: turn for pk, turn in self._busy.items() if not turn.done()}
        for pk in sending.due(self._senders):
            if pk not in self._busy and len(self._busy) < self._senders:
                self._busy[pk] = pool.submit(self._turn, pk)
        return read >= reading.AT_ONCE

    def _turn(self, pk: int) -> int:
        return _in_thread(lambda: sending.take_turn(pk, self._stop.is_set))

    def _send_mail(self) -> int:
        return _in_thread(lambda: mail.send_due(self._stop.is_set))


def work_off() -> None:
    """Until there is nothing left to do now, one thing after the other, in this thread."""
    for tidy_up in NOW_AND_THEN:
        tidy_up()
    while reading.read_on() or notices.read_on():
        continue
    while letters.gather() or mail.send_due():
        continue
    while pks := sending.due(SENDERS):
        for pk in pks:
            sending.take_turn(pk)


def _in_thread(do: Callable[[], int]) -> int:
    try:
        return _safely(do) or 0
    finally:
        connections.close_all()


def _safely(do: Callable[[], int]) -> int | None:
    try:
        return do()
    except Exception:
        log.exception("The worker could not finish something and goes on with what is next.")
        return None

"""SQLite lets one write at a time; whoever finds it busy sleeps, up to a tenth of a second, and tries again.

With many writers most of the time passes asleep, and luck decides who comes next. Here a transaction first
takes its turn: a lock of the process for its threads, and a lock on a file beside the database for other
processes. A turn only saves time. What keeps the data whole is SQLite's own lock, so whoever waits for a turn
longer than `timeout` goes on without one and is told by SQLite.
"""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

try:
    import fcntl
except ImportError:  # no such locks on Windows: the threads of a process still wait in turn
    fcntl = None  # type: ignore[assignment]

_TRY_AGAIN_SECONDS = 0.001
_LONGEST_KEPT = 4_000  # characters of a statement
_in_process: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class Turn:
    """The right to write to the database at `path`, held by one connection at a time."""

    def __init__(self, path: str) -> None:
        self._lock = _in_process[path]
        self._path = f"{path}-turn"
        self._file = -1
        self._holds_lock = False

    def take(self, *, patience: float) -> None:
        """Wait for the turn, at most `patience` seconds."""
        until = time.monotonic() + patience
        self._holds_lock = self._lock.acquire(timeout=patience)
        if fcntl is None:
            return
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    return
                time.sleep(_TRY_AGAIN_SECONDS)
            else:
                return

    def give_up(self) -> None:
        """Let the next one write; nothing where there is no turn to give up."""
        if self._file >= 0:
            os.close(self._file)  # the lock goes with it
            self._file = -1
        if self._holds_lock:
            self._holds_lock = False
            self._lock.release()


class _Cursor(base.SQLiteCursorWrapper):
    """Django writes SQL for SQLite anew at each call; what is asked again and again is kept."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is None and len(query) <= _LONGEST_KEPT:
            return _for_sqlite(query)
        return str(super().convert_query(query, param_names=param_names))


@lru_cache(maxsize=1_000)
def _for_sqlite(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn when a transaction begins and gives it up at its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Turn | None = None

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=_Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        self._end_turn()
        if not self.is_in_memory_db():
            self._turn = Turn(os.path.realpath(str(self.settings_dict["NAME"])))
            self._turn.take(patience=float(self.settings_dict["OPTIONS"].get("timeout", 5)))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn:
            turn.give_up()

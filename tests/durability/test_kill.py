"""The server is killed in the middle of writes: what was confirmed is there, and the database opens."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from .visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 4
CONFIRMED_BEFORE_THE_KILL = 40
ACTORS = "/api/v1/designs/demo-team/repair-cafe/actors"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "workbench.sqlite3"


@pytest.fixture
def serve(database):
    """Starts gunicorn on a database file, as `make run` does; ends every process group it started."""
    started = []
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    for command in (["migrate", "-v0"], ["load_demo"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)

    def start() -> tuple[subprocess.Popen[bytes], int]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "seedapp.wsgi", "--bind", f"127.0.0.1:{port}",
                "--worker-class", "gthread", "--threads", "8", "--log-level", "info",
            ],
            cwd=ROOT, env=environment, start_new_session=True, stderr=subprocess.PIPE,
        )  # fmt: skip
        started.append(process)
        assert process.stderr
        for line in process.stderr:
            if b"Booting worker" in line:
                break
        threading.Thread(target=process.stderr.read, daemon=True).start()
        return process, port

    yield start
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def write_until_the_server_is_gone(port: int, writer: int, confirmed: list[str], enough: threading.Event):
    """Add actors one after the other and note each name once the server has confirmed it."""
    visitor = Visitor(port)
    visitor.sign_in("demo@seed-workbench.invalid", "grow-a-service")
    with suppress(OSError, http.client.HTTPException):
        for number in range(10_000):
            name = f"Writer {writer} actor {number}"
            status, text = visitor.post(ACTORS, {"name": name})
            assert status == 201, text
            confirmed.append(name)
            if len(confirmed) >= CONFIRMED_BEFORE_THE_KILL:
                enough.set()


@pytest.mark.hostile(34)
def test_every_confirmed_write_survives_a_kill_in_the_middle_of_writing(serve, database):
    process, port = serve()
    confirmed: list[str] = []
    enough = threading.Event()
    writers = [
        threading.Thread(target=write_until_the_server_is_gone, args=(port, writer, confirmed, enough))
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    assert enough.wait(60), f"only {len(confirmed)} writes were confirmed"
    os.killpg(process.pid, signal.SIGKILL)
    for writer in writers:
        writer.join(30)

    with sqlite3.connect(database) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = [
            name for (name,) in opened.execute("SELECT name FROM actors_actor WHERE name LIKE 'Writer %'")
        ]
        told = opened.execute(
            "SELECT title FROM history_change WHERE verb = 'actors.added' ORDER BY number"
        ).fetchall()
    assert set(confirmed) <= set(kept)
    assert len(kept) == len(set(kept)) == len(told)
    assert {title for (title,) in told} == set(kept)

    _process, port = serve()
    visitor = Visitor(port)
    visitor.sign_in("demo@seed-workbench.invalid", "grow-a-service")
    assert visitor.post(ACTORS, {"name": "After the kill"})[0] == 201

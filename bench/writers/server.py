"""A gunicorn of its own process group on a free port: started, asked for its processes, ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Server:
    """`site` is a WSGI application as gunicorn names it, `environment` what it has beside this process's."""

    def __init__(
        self, site: str, environment: Mapping[str, str], *, processes: int = 2, threads: int = 8
    ) -> None:
        self.port = _free_port()
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", site, "--bind", f"127.0.0.1:{self.port}", "--worker-class",
                "gthread", "--workers", str(processes), "--threads", str(threads), "--log-level", "info",
                "--timeout", "60", "--graceful-timeout", "5", "--keep-alive", "15",
            ],
            cwd=ROOT, env={**os.environ, **environment}, start_new_session=True, stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        booted = threading.Event()
        threading.Thread(target=self._listen, args=(booted, processes), daemon=True).start()
        if not booted.wait(60) or not self._answers(within=120):
            self.end()
            raise RuntimeError(f"The server did not start: {''.join(self.said)[-2000:]}")

    def processes(self) -> list[int]:
        """The numbers of its web processes, without the one that looks after them."""
        return children_of(self._process.pid)

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _answers(self, *, within: float) -> bool:
        """Whether it answers anything at all, once its processes have loaded the site."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=within) as asking:
                    asking.sendall(b"GET /nothing HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    if asking.recv(1):
                        return True
            except OSError:
                time.sleep(0.1)
        return False

    def _listen(self, booted: threading.Event, processes: int) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            self.said.append(line)
            if sum("Booting worker" in one for one in self.said) >= processes:
                booted.set()


def children_of(process: int) -> list[int]:
    """The processes that any thread of a process started and that still run."""
    children: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # the thread has ended
            children += map(int, thread.read_text().split())
    return children


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""The renderer's process from outside: started when needed, cut off in time, replaced when it dies.

Each process that draws has one renderer of its own, of about 200 MB, and lets one drawing through at a
time. With several web processes, name a PlantUML server instead, or accept one renderer in each.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from seedapp.core.wording import N_, say

from .drawing import Drawing, drawing_of

_ROOT = Path(__file__).resolve().parents[3]
ENGINE_FOLDER = _ROOT / "node_modules" / "@plantuml" / "core"
START_SECONDS = 60.0
MOST_ANSWER_BYTES = 32 * 1024 * 1024


class _CutOff(Exception):
    """No whole answer came in time."""


class _Died(Exception):
    """The process ended before it answered."""


class Renderer:
    """Draws in a process of its own. Safe to call from several threads."""

    def __init__(
        self,
        *,
        seconds: float = 10.0,
        megabytes: int = 400,
        waiting_seconds: float = 30.0,
        engine_folder: Path = ENGINE_FOLDER,
    ) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._waiting_seconds = waiting_seconds
        self._engine_folder = engine_folder
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        atexit.register(self.close)

    def draw(self, lines: Sequence[str], *, dark: bool = False) -> Drawing:
        """The drawing of one whole diagram, its line numbers counted in `lines`. Never raises."""
        if not (self._engine_folder / "plantuml.js").is_file():
            return _passing(
                N_("Diagrams cannot be drawn yet. Run make setup: it fetches the drawing program.")
            )
        if not self._lock.acquire(timeout=self._waiting_seconds):
            return _passing(N_("Many diagrams are being drawn just now. Try again in a moment."))
        try:
            return self._drawing(lines, dark)
        finally:
            self._lock.release()

    @property
    def process_id(self) -> int | None:
        """The id of the process that draws, None when none is running."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def close(self) -> None:
        """End the process; the next drawing starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _drawing(self, lines: Sequence[str], dark: bool) -> Drawing:
        question = {"lines": list(lines), "dark": dark}
        try:
            try:
                answer = self._ask(question)
            except _Died:
                self.close()
                answer = self._ask(question)
        except _CutOff:
            self.close()
            return _passing(
                N_("Drawing this took too long and was stopped. Make the diagram smaller, or try again.")
            )
        except _Died:
            self.close()
            return _passing(N_("The drawing program stopped. Make the diagram smaller, or try again."))
        if "memory" in answer:
            self.close()
            return _passing(
                N_("Drawing this needs too much memory. Split the diagram into several interactions.")
            )
        if "svg" not in answer:
            return Drawing(
                problem=say(N_("PlantUML cannot draw this diagram. Simplify the line that you changed last."))
            )
        return drawing_of(answer["svg"])

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        process = self._running()
        body = json.dumps(question).encode("utf-8")
        deadline = time.monotonic() + self._seconds
        try:
            _write(process, struct.pack(">I", len(body)) + body, deadline)
            return _read(process, deadline)
        except OSError as fault:
            raise _Died from fault

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started anew when there is none, when it ended, or when it is a forked parent's."""
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.close()
        self._owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no word of it typed by anyone
            [
                sys.executable,
                "-m",
                f"{__package__}.child",
                str(self._seconds),
                str(self._megabytes),
                str(self._engine_folder),
            ],
            cwd=_ROOT,
            env={"PATH": os.defpath, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
        try:
            _read(self._process, time.monotonic() + START_SECONDS)
        except OSError as fault:
            raise _Died from fault
        return self._process


def _passing(template: str) -> Drawing:
    return Drawing(problem=say(template), passing=True)


def _write(process: subprocess.Popen[bytes], message: bytes, deadline: float) -> None:
    pipe = process.stdin
    assert pipe is not None
    rest = memoryview(message)
    while rest:
        _, ready, _ = select.select([], [pipe], [], max(deadline - time.monotonic(), 0))
        if not ready:
            raise _CutOff
        rest = rest[os.write(pipe.fileno(), rest) :]


def _read(process: subprocess.Popen[bytes], deadline: float) -> dict[str, Any]:
    size = struct.unpack(">I", _read_exactly(process, 4, deadline))[0]
    if size > MOST_ANSWER_BYTES:
        raise _CutOff
    return dict(json.loads(_read_exactly(process, size, deadline)))


def _read_exactly(process: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
    pipe = process.stdout
    assert pipe is not None
    received = bytearray()
    while len(received) < size:
        ready, _, _ = select.select([pipe], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            raise _CutOff
        part = os.read(pipe.fileno(), min(size - len(received), 1 << 16))
        if not part:
            raise _Died
        received += part
    return bytes(received)

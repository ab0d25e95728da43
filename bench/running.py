"""Runs the sides of a measurement in turn, and takes the median of what they say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

from scripts.complaint import stop
from scripts.installation import PYTHON, ROOT


@dataclass(frozen=True)
class Cost:
    """Of one run, or medians: seconds by the clock and of the processor, bytes at the peak."""

    wall: float
    cpu: float
    peak: float


Command = Sequence[str | Path]


class Side:
    """A process that runs once for each line it gets; see `bench.side`."""

    def __init__(self, command: Command) -> None:
        self._command = [str(part) for part in command]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answer("ready")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self) -> Cost:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return Cost(**json.loads(self._answer("a line of JSON")))

    def _answer(self, what: str) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            stop(f"No {what} came from: {' '.join(self._command)}")
        return line


def own(step: str, *arguments: str | int) -> Command:
    """The command of one of our own sides."""
    return [PYTHON, "-m", "bench.own", step, *map(str, arguments)]


def alternate(sides: Mapping[str, Command], repetitions: int) -> list[dict[str, Cost]]:
    """Each side once to warm up, then rounds in which all of them run in turn, so that whatever else the
    machine does meanwhile meets all of them alike."""
    with ExitStack() as stack:
        running = {name: stack.enter_context(Side(command)) for name, command in sides.items()}
        for side in running.values():
            side.run()
        return [{name: side.run() for name, side in running.items()} for _ in range(repetitions)]


def medians(costs: Collection[Cost]) -> Cost:
    return Cost(
        median(one.wall for one in costs), median(one.cpu for one in costs), median(one.peak for one in costs)
    )

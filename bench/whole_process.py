"""`seed openapi FILE` as a whole process, against `tsp compile` of the same API."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.api_files import NODE, design_file, typespec_file
from bench.figures import Figure, times_as_fast
from bench.running import Command, Cost, medians
from scripts.complaint import stop
from scripts.installation import PEERS, ROOT, VENV

OPERATIONS, REPETITIONS = 1_000, 5
LEAST_TIMES, MOST_OF_MEMORY = 8, 0.25


def measure() -> Iterator[Figure]:
    out = PEERS / "api"
    compiler = PEERS / "node_modules" / "@typespec" / "compiler" / "cmd" / "tsp.js"
    sides: dict[str, Command] = {
        "own": [VENV / "bin" / "seed", "openapi", design_file(OPERATIONS), "-o", out / "seed-out"],
        "tsp": [
            NODE, compiler, "compile", typespec_file(OPERATIONS), "--emit", "@typespec/openapi3",
            "--output-dir", out / "tsp-out",
        ],
    }  # fmt: skip
    (out / "seed-out").mkdir(exist_ok=True)
    rounds = [{name: _run(command) for name, command in sides.items()} for _ in range(REPETITIONS)]
    yield times_as_fast("process.times_as_fast_as_tsp", rounds, LEAST_TIMES, as_peer="tsp")
    ours, theirs = medians([one["own"] for one in rounds]), medians([one["tsp"] for one in rounds])
    note = f"{ours.peak / 1e6:.0f} MB : {theirs.peak / 1e6:.0f} MB"
    yield Figure("process.share_of_memory_of_tsp", ours.peak / theirs.peak, most=MOST_OF_MEMORY, note=note)


def _run(command: Command) -> Cost:
    """One process from beginning to end; its memory as the system counted it."""
    began = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        stop(f"This failed: {' '.join(str(part) for part in command)}")
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(wall, used.ru_utime + used.ru_stime, peak)

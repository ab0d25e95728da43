"""One side of a measurement, a process of its own: for each line it gets, it runs once and says how long."""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

_RESET_PEAK = "5"  # what Linux wants written to clear_refs, see proc(5)


def serve(run: Callable[[], object]) -> None:
    """Answer each line of standard input with one of JSON: seconds by the clock and of the processor, and the
    greatest memory of the process while it ran, in bytes. What the run before left is collected first; while
    it runs, the garbage collector does what it does in production."""
    print("ready", flush=True)
    for _ in sys.stdin:
        gc.collect()
        _forget_peak()
        clock, processor = time.perf_counter(), time.process_time()
        result = run()
        wall, cpu = time.perf_counter() - clock, time.process_time() - processor
        print(json.dumps({"wall": wall, "cpu": cpu, "peak": _peak_bytes()}), flush=True)
        del result


def _forget_peak() -> None:
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text(_RESET_PEAK)


def _peak_bytes() -> int:
    """The resident memory at its highest; where there is no /proc, that since the process began."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found[1]) * 1024 if found else 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024

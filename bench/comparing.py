"""The difference of parsed documents with fifty planted changes, against api-smart-diff.

That each change is found once, and none falsely, is a test: tests/core/difference/test_planted.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.api_files import NODE, planted_files
from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own
from scripts.installation import ROOT

OPERATIONS, REPETITIONS, LEAST = 1_000, 5, 10


def measure() -> Iterator[Figure]:
    script = ROOT / "bench" / "peers" / "smart_diff.mjs"
    sides: dict[str, Command] = {
        "own": own("diff_planted", OPERATIONS),
        "smart_diff": [NODE, "--expose-gc", script, *planted_files(OPERATIONS)],
    }
    rounds = alternate(sides, REPETITIONS)
    yield times_as_fast("diff.times_as_fast_as_api_smart_diff", rounds, LEAST, as_peer="smart_diff")

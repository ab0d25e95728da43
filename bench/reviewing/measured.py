"""The page of a contract with 500 operations and 5,000 threads, and a template with a row for each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate
from bench.writers.stage import run
from scripts.installation import PYTHON

OPERATIONS, THREADS, REVIEWERS, REPETITIONS = 500, 5_000, 200, 15


def measure() -> Iterator[Figure]:
    """Both sides answer the same request on the same database, in turn; no more time is the target."""
    with TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'review.sqlite3'}",
            "SEED_SECRET_KEY": "bench",
        }
        told = run(environment, "-m", "bench.reviewing.stage", str(OPERATIONS), str(THREADS), str(REVIEWERS))
        page = json.loads(told.splitlines()[-1])
        os.environ.update(environment)
        sides: dict[str, Command] = {
            "own": [PYTHON, "-m", "bench.reviewing.own", page["contract"], page["secret"]],
            "stock": [PYTHON, "-m", "bench.reviewing.stock"],
            "operation": [PYTHON, "-m", "bench.reviewing.own", page["operation"], page["secret"]],
        }
        rounds = alternate(sides, REPETITIONS)
        yield times_as_fast("reviewing.contract_page", rounds, 1.0, as_peer="stock")
        alone = [{"own": one["operation"], "stock": one["stock"]} for one in rounds]
        yield times_as_fast("reviewing.one_operation", alone, 1.0, as_peer="stock")
        yield Figure("reviewing.queries", page["queries"], note=f"without threads {page['queries_before']}")

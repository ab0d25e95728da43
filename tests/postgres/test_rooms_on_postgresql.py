"""Every test of the rooms and doors once more, on a real PostgreSQL."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
# What asks no database, or the same of any: the table of pages, the catalogue, the command line, the judges.
LEFT_OUT = (
    "access", "adapters", "architecture", "bench", "browser", "cli", "core", "durability", "golden", "judges",
    "postgres", "translations",
)  # fmt: skip


@pytest.mark.postgres
@pytest.mark.slow
def test_the_rooms_and_doors_work_on_postgresql(postgres_url):
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-m", "not browser and not postgres"),
            *(f"--ignore={TESTS / name}" for name in LEFT_OUT),
            str(TESTS),
        ],
        cwd=TESTS.parent,
        env={**own, "DATABASE_URL": postgres_url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout[-8_000:]
    assert re.search(r"\d+ passed", ended.stdout)

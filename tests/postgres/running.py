"""Runs a portion of the suite once more, in a process of its own, on a real PostgreSQL."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import psycopg
from psycopg.sql import SQL, Identifier

from .portions import TESTS


def run_on_postgresql(portion: str, postgres_url: str) -> None:
    """Run the tests of a portion that touch a database; fails with what pytest said."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-p", "tests.postgres.portions", "--portion", portion, str(TESTS)),
        ],
        cwd=TESTS.parent,
        env={**own, "DATABASE_URL": _database_of_its_own(portion, postgres_url)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout[-8_000:]
    assert re.search(r"\d+ passed", ended.stdout)


def _database_of_its_own(name: str, postgres_url: str) -> str:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return postgres_url.replace("/postgres?", f"/{name}?")

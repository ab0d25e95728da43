"""Runs a portion of the suite once more, in a process of its own, on a real PostgreSQL."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.sql import SQL, Identifier

from .portions import TESTS, folders_of

MIGRATED = "migrated"


def run_on_postgresql(portion: str, postgres_url: str) -> None:
    """Run the tests of a portion that touch a database; fails with what pytest said."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    with psycopg.connect(postgres_url, autocommit=True) as server, _careless(server):
        _have_a_migrated_one(server, own, postgres_url)
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(portion)))
        copy = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(copy.format(Identifier(f"test_{portion}"), Identifier(MIGRATED)))
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
                *("-p", "tests.postgres.portions", "--portion", portion, "--reuse-db"),
                *map(str, folders_of(portion)),
            ],
            cwd=TESTS.parent,
            env={**own, "DATABASE_URL": _address(postgres_url, portion)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 0, ended.stdout[-8_000:]
    assert re.search(r"\d+ passed", ended.stdout)


@contextmanager
def _careless(server: psycopg.Connection) -> Iterator[None]:
    """What is written does not wait for the disk: these databases need not survive a crash of the machine.

    Afterwards the server is careful again, for the tests that measure it or kill what writes to it.
    """
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
    server.execute("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        server.execute("ALTER SYSTEM RESET ALL")
        server.execute("SELECT pg_reload_conf()")


def _have_a_migrated_one(server: psycopg.Connection, own: dict[str, str], postgres_url: str) -> None:
    """Migrate once for all portions on this server: they copy it."""
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [MIGRATED]).fetchone():
        return
    server.execute(SQL("CREATE DATABASE {}").format(Identifier(MIGRATED)))
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=TESTS.parent,
        env={**own, "DATABASE_URL": _address(postgres_url, MIGRATED)},
        check=True,
    )


def _address(postgres_url: str, name: str) -> str:
    return postgres_url.replace("/postgres?", f"/{name}?")

"""A wrong DATABASE_URL is told in one line that says what to do, and tells no password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def told(url, *command):
    """What a command prints that cannot go on."""
    environment = os.environ | {"DATABASE_URL": url, "SEED_SECRET_KEY": "x"}
    ended = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 1
    [line] = ended.stderr.strip().splitlines()
    return line


@pytest.mark.parametrize(
    "url",
    [
        "seed.sqlite3",
        "postgres//seed:secret@host/seed",
        "mysql://seed:secret@host/seed",
        "postgres://seed:secret@host:port/seed",
        "postgres://seed:#secret@host/seed",
    ],
)
def test_an_address_that_is_none_says_how_one_is_written(url):
    line = told(url, "migrate")

    assert "Write postgres://USER:PASSWORD@HOST:5432/NAME" in line
    assert "secret" not in line


@pytest.mark.parametrize(
    "url", ["postgres://seed:secret@127.0.0.1:9/seed", "sqlite:////no/such/folder/a.sqlite3"]
)
def test_a_database_that_is_not_there_says_so(url):
    line = told(url, "migrate")

    assert line.startswith("The database that DATABASE_URL names does not answer: ")
    assert "secret" not in line

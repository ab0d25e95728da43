"""Rounds that were opened when each had one secret: their links go on to open them."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HASH = "ab" * 32


def migrate(database, *words):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "SEED_SECRET_KEY": "x"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0", *words], cwd=ROOT, env=environment, check=True
    )


def insert(rows, table, **values):
    """A row of a table, with something in each column that needs it."""
    columns = rows.execute(f"PRAGMA table_info({table})").fetchall()
    for _number, name, kind, must, _default, _key in columns:
        if must and name not in values:
            values[name] = "2026-01-01" if kind == "datetime" else 1 if "int" in kind else "{}"
    marks = ", ".join("?" * len(values))
    rows.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", [*values.values()])


def test_secret_and_reviewers_of_a_round_go_over_to_a_link_of_it(tmp_path):
    database = tmp_path / "seed.sqlite3"
    migrate(database, "feedback", "0003")
    with sqlite3.connect(database) as rows:
        insert(rows, "workspaces_workspace", id=1)
        insert(rows, "designs_design", id=1, workspace_id=1)
        insert(rows, "specification_revision", id=1, design_id=1)
        kept = {"question": "Clear?", "token_sha256": HASH, "expires_at": "2026-02-01"}
        insert(rows, "feedback_round", id=7, revision_id=1, **kept)
        insert(rows, "feedback_reviewer", id=9, round_id=7, name="Gil")

    migrate(database, "feedback", "0006")

    with sqlite3.connect(database) as rows:
        [(number, for_many, hashed, until)] = rows.execute(
            "SELECT id, is_for_many, token_sha256, expires_at FROM feedback_link WHERE round_id = 7"
        )
        assert (for_many, hashed, until[:10]) == (1, HASH, "2026-02-01")
        assert rows.execute("SELECT link_id FROM feedback_reviewer WHERE id = 9").fetchall() == [(number,)]
        [(intro, due_at)] = rows.execute("SELECT intro, due_at FROM feedback_round WHERE id = 7")
        assert (intro, due_at[:10]) == ("Clear?", "2026-02-01")

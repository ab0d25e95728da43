"""A copy of an SQLite database is whole, and no file is written over."""

import sqlite3

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has pg_dump"),
]


def test_a_copy_holds_all_and_is_for_its_owner_only(design, tmp_path):
    file = tmp_path / "copy.sqlite3"

    call_command("back_up", str(file))

    with sqlite3.connect(file) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT title FROM designs_design").fetchall() == [(design.title,)]
    assert file.stat().st_mode & 0o077 == 0


def test_no_file_is_written_over(db, tmp_path):
    file = tmp_path / "copy.sqlite3"
    file.write_text("the last copy")

    with pytest.raises(CommandError, match="is there already"):
        call_command("back_up", str(file))

    assert file.read_text() == "the last copy"

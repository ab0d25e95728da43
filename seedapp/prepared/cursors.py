"""A cursor for SQL that is kept: PostgreSQL reads and plans it once, and then only gets the values."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections


def prepared_cursor() -> Any:
    """A cursor that sends values apart from the SQL, so that psycopg can prepare what comes again.

    Django's own writes the values into the text, which makes each statement a new one. With SQLite, whose
    driver keeps statements by itself, it is the usual one; so it is while Django logs statements, which it
    tells with their values only then. To be used as a context.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    raw = connection.connection
    usual, raw.cursor_factory = raw.cursor_factory, psycopg.Cursor
    try:
        return connection.cursor()
    finally:
        raw.cursor_factory = usual

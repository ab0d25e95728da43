"""Short questions about rows with certain columns; their SQL is made once for each set of columns."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Model

from .cursors import prepared_cursor
from .names import column_of, table_of


def has(model: type[Model], **columns: str | int) -> bool:
    """Whether there is a row with these columns (`design_id=3, key="commuter"`)."""
    return _asked(_with(model, "1", tuple(columns)), columns) is not None


def highest(model: type[Model], column: str, **columns: str | int) -> Any:
    """The highest value of a column among these rows, None where there are none."""
    return _asked(_with(model, f"MAX({column_of(model, column)})", tuple(columns)), columns)[0]


def _asked(sql: str, columns: dict[str, str | int]) -> Any:
    with prepared_cursor() as cursor:
        cursor.execute(sql, list(columns.values()))
        return cursor.fetchone()


@cache
def _with(model: type[Model], what: str, names: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column_of(model, name)} = %s" for name in names)
    return f"SELECT {what} FROM {table_of(model)} WHERE {same}"  # noqa: S608 - names of our own models

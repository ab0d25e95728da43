"""A transaction that is taken back whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.transaction import Atomic


class _Whole(Atomic):
    """Django's transaction, known again by the one inside it."""


@contextmanager
def whole() -> Iterator[None]:
    """`transaction.atomic()` for writes that nobody goes on after when they fail.

    Directly inside another `whole` it is a part of that one, without a savepoint, which would cost two
    statements of each write: an exception that leaves it takes back all that the outer one did.
    """
    is_part = bool(connection.atomic_blocks) and isinstance(connection.atomic_blocks[-1], _Whole)
    with _Whole(using=None, savepoint=not is_part, durable=False):
        yield

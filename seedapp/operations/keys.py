"""Keys and names that must be free: the database's refusal, said as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _


class Taken(Exception):
    """Another thing already has this key or name; the message says so."""


@contextmanager
def must_be_free(name: str) -> Iterator[None]:
    """Around one write: raises Taken in place of IntegrityError, and leaves the transaction usable."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Taken(_("“%(name)s” is taken. Choose another one.") % {"name": name}) from error

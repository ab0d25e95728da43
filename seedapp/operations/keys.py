"""Keys and names that must be free: the database's refusal, said as a sentence."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from seedapp.core.naming import camel, identifier


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


def key_of_name(name: str, taken: Container[str], glossary: Mapping[str, str]) -> str:
    """The key that an operation gets from its name: “Find bikes” → findBikes, findBikes2 …"""
    base = camel(" ".join(identifier(name, glossary).words))[:100] or "operation"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}{number}", number + 1
    return key

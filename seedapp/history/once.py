"""A button pressed twice does one thing: a form brings a token, and its write happens once for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Press

KEPT = timedelta(days=2)


class DoneAlready(Exception):
    """The same form was sent before, and what it asks for is done."""

    def __init__(self) -> None:
        super().__init__(_("This was sent twice. It is done once."))


@contextmanager
def once(token: str) -> Iterator[None]:
    """Do what is inside as one transaction, once for a token; "" does not look.

    Raises DoneAlready, and does nothing, when the token was seen before. A write that fails takes its
    token back, so that it can be tried again.
    """
    with transaction.atomic():
        if token:
            _press(token)
        yield


def was_pressed(token: str) -> bool:
    """Whether the form that brings this token was sent and done before."""
    return bool(token) and Press.objects.filter(token=token[:64]).exists()


def _press(token: str) -> None:
    _row, is_new = Press.objects.get_or_create(token=token)
    if not is_new:
        raise DoneAlready
    Press.objects.filter(at__lt=timezone.now() - KEPT).delete()

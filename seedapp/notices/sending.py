"""Sending letters: one worker at a time for a letter, tried again later where the mail server refuses.

A worker takes a lease on a letter before it sends. One that is killed before the mail server has taken the
letter leaves it waiting; when its lease is over the next worker sends it. Killed in the moment between the
server's word and ours, it is sent once more with the same Message-ID, by which mailboxes know it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.utils import timezone

from .letters import NotWanted, written
from .models import Letter, State
from .pace import LEASE, wait_after

TURN_SECONDS = 10.0
MOST_FAULT = 500
_PERMANENT = 500


def is_due() -> bool:
    """Whether a letter waits that may be tried now."""
    return Letter.objects.due(timezone.now()).exists()


def send_due(is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what is due, or until the turn is over; how many letters were tried."""
    ends_at, tried = time.monotonic() + TURN_SECONDS, 0
    connection: BaseEmailBackend = get_connection()
    try:
        while time.monotonic() < ends_at and not is_stopped():
            letter = _next()
            if letter is None:
                break
            _attempt(letter, connection)
            tried += 1
    finally:
        _close(connection)
    return tried


def _next() -> Letter | None:
    """A letter whose lease is ours now."""
    now = timezone.now()
    lease = secrets.token_hex(16)
    for pk in Letter.objects.due(now).order_by("retry_at").values_list("pk", flat=True)[:20]:
        if Letter.objects.due(now).filter(pk=pk).update(lease=lease, leased_until=now + LEASE):
            return Letter.objects.select_related("reader__user").filter(pk=pk).first()
    return None


def _attempt(letter: Letter, connection: BaseEmailBackend) -> None:
    try:
        mail = written(letter)
        mail.connection = connection
        mail.send()
    except NotWanted:
        _end(letter, State.DROPPED)
    except ValueError as fault:  # an address or a header that is none
        _end(letter, State.GIVEN_UP, fault)
    except OSError as fault:  # the mail server's refusals are among these
        _close(connection)
        _fail(letter, fault)
    else:
        _end(letter, State.SENT)


def _fail(letter: Letter, fault: OSError) -> None:
    """Try again later, unless the server says that this address takes nothing, or it failed too often."""
    wait = None if _is_final(fault) else wait_after(letter.attempts + 1)
    if wait is None:
        _end(letter, State.GIVEN_UP, fault)
        return
    now = timezone.now()
    _ours(letter).update(
        attempts=letter.attempts + 1,
        retry_at=now + wait,
        lease="",
        leased_until=now,
        fault=str(fault)[:MOST_FAULT],
    )


def _is_final(fault: OSError) -> bool:
    """Whether the server refused the recipient for good (RFC 5321, section 4.2.1: replies of 5xx)."""
    refused = getattr(fault, "recipients", None)
    codes = [code for code, _said in refused.values()] if refused else []
    return bool(codes) and all(code >= _PERMANENT for code in codes)


def _end(letter: Letter, state: State, fault: Exception | None = None) -> None:
    now = timezone.now()
    _ours(letter).update(
        state=state,
        attempts=letter.attempts + (state != State.DROPPED),
        ended_at=now,
        lease="",
        leased_until=now,
        fault=str(fault or "")[:MOST_FAULT],
    )


def _ours(letter: Letter) -> QuerySet[Letter]:
    """The row, as long as nobody took it over since."""
    return Letter.objects.filter(pk=letter.pk, lease=letter.lease, state=State.WAITING)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        return  # it is closed, one way or the other

"""Who tries keys that open nothing: after some of them in a minute, an address waits for the next one.

Wrong keys are counted in the database, so that all processes count together. Who has to wait is remembered by
the process that found it out: whoever brings a right key is never asked about, and costs nothing.
"""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from seedapp.accounts.client_address import client_network
from seedapp.traffic.limits import Limit, count_request

if TYPE_CHECKING:
    from django.http import HttpRequest

WRONG_KEYS = Limit(60, seconds=60)
MOST_REMEMBERED = 10_000
_waits_until: dict[str, float] = {}
_lock = Lock()


def seconds_to_wait(request: HttpRequest) -> int:
    """0, or how long no key is looked up for this address, because it tried too many that were wrong."""
    if not _waits_until:
        return 0
    left = _waits_until.get(client_network(request), 0) - time.time()
    return int(left) + 1 if 0 < left <= WRONG_KEYS.seconds else 0  # not after the clock was put back


def count_guess(request: HttpRequest) -> None:
    """One more key that opened nothing."""
    who, now = client_network(request), time.time()
    standing = count_request(f"keys:{who}", WRONG_KEYS, now=now)
    if standing.remaining == 0:
        with _lock:
            if len(_waits_until) >= MOST_REMEMBERED:
                _waits_until.clear()
            _waits_until[who] = now + standing.seconds_left


def forget() -> None:
    with _lock:
        _waits_until.clear()

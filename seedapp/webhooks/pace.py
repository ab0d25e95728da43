"""How long to wait: between attempts, for another worker, before giving up."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_WAITS_SECONDS = (5, 60, 300, 1_800, 7_200, 18_000, 36_000, 43_200, 43_200)
_JITTER = 0.2
MOST_ATTEMPTS = len(_WAITS_SECONDS) + 1
LONGEST_WAIT = timedelta(seconds=_WAITS_SECONDS[-1] * (1 + _JITTER))
# A worker that dies while it sends holds its webhook up for this long. Longer than any one request takes.
LEASE = timedelta(seconds=60)
SECRETS_OVERLAP = timedelta(hours=24)
LOG_KEPT = timedelta(days=30)


def wait_after(failures: int, retry_after: str, now: datetime) -> timedelta | None:
    """How long to wait after so many failures in a row; None when it is time to give up.

    `retry_after` is the receiver's header (RFC 9110, section 10.2.3): it may make the wait longer.
    """
    if failures >= MOST_ATTEMPTS:
        return None
    wait = timedelta(seconds=_WAITS_SECONDS[failures - 1] * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311
    return min(max(wait, _asked_for(retry_after, now)), LONGEST_WAIT)


def _asked_for(retry_after: str, now: datetime) -> timedelta:
    if retry_after.isascii() and retry_after.isdigit():
        return timedelta(seconds=min(int(retry_after[:9]), 1_000_000))
    try:
        at = parsedate_to_datetime(retry_after)
    except ValueError:
        return timedelta()
    return max(at.replace(tzinfo=at.tzinfo or UTC) - now, timedelta())

"""How long to wait: between letters to one person, between attempts, for another worker, before giving up."""

from __future__ import annotations

import random
from datetime import timedelta

# A letter at once, then at most one in this time, which holds all that came meanwhile.
BETWEEN_LETTERS = timedelta(minutes=5)
_WAITS_SECONDS = (60, 300, 1_800, 7_200, 21_600, 43_200, 43_200)
_JITTER = 0.2
MOST_ATTEMPTS = len(_WAITS_SECONDS) + 1
LONGEST_WAIT = timedelta(seconds=_WAITS_SECONDS[-1] * (1 + _JITTER))
# A worker that dies while it sends holds its letter up for this long. Longer than any one sending takes.
LEASE = timedelta(seconds=120)
# The longest that a notice can have to wait for its mail: until the next morning, on a day of 25 hours.
LONGEST_NIGHT = timedelta(hours=26)
KEPT = timedelta(days=90)
# An open page says every 25 seconds that somebody looks; who was not heard of for longer was away.
AWAY_AFTER = timedelta(minutes=2)
# After so long a new visit begins: what was new in the last one is not any more.
NEW_VISIT_AFTER = timedelta(minutes=30)


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed attempts; None when it is time to give up."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return timedelta(seconds=_WAITS_SECONDS[attempts - 1] * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311

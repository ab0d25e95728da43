"""Counting requests against a limit: one statement on one row, exact for any number of processes."""

from __future__ import annotations

from dataclasses import dataclass

from seedapp.prepared.cursors import prepared_cursor

from .models import Tally

_KEPT_SECONDS = 3600
_COUNT = """
    INSERT INTO traffic_tally (who, ends_at, count) VALUES (%s, %s, 1)
    ON CONFLICT (who) DO UPDATE SET
        count = CASE WHEN traffic_tally.ends_at >= excluded.ends_at THEN traffic_tally.count + 1 ELSE 1 END,
        ends_at = CASE WHEN traffic_tally.ends_at >= excluded.ends_at
                  THEN traffic_tally.ends_at ELSE excluded.ends_at END
    RETURNING count, ends_at
"""


@dataclass(frozen=True)
class Limit:
    """At most `requests` in each window of `seconds`."""

    requests: int
    seconds: int = 60


@dataclass(frozen=True)
class Standing:
    """Where a caller stands after a request. `seconds_left` is what remains of the window, at least 1."""

    limit: Limit
    count: int
    seconds_left: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit.requests - self.count)

    @property
    def is_over(self) -> bool:
        return self.count > self.limit.requests


def count_request(who: str, limit: Limit, *, now: float) -> Standing:
    """Count one request of a caller; `now` is in seconds since 1970.

    Windows begin at whole multiples of their length. A clock that steps back stays in the window it was in.
    """
    window_ends_at = (int(now) // limit.seconds + 1) * limit.seconds
    with prepared_cursor() as cursor:
        cursor.execute(_COUNT, [who, window_ends_at])
        count, ends_at = cursor.fetchone()
    if count == 1:
        Tally.objects.filter(ends_at__lt=now - _KEPT_SECONDS).delete()
    return Standing(limit, count, max(1, min(limit.seconds, int(ends_at - now))))


def standing_of(who: str, limit: Limit, *, now: float) -> Standing:
    """Where a caller stands, without counting a request."""
    found = Tally.objects.filter(who=who, ends_at__gt=now).first()
    if found is None:
        return Standing(limit, 0, limit.seconds)
    return Standing(limit, found.count, max(1, min(limit.seconds, int(found.ends_at - now))))

"""When it is morning for somebody: once on each day of the calendar, whatever the clocks of the place do."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings


def next_morning(after: datetime, zone: str, hour: int) -> datetime:
    """The first morning behind a moment, in UTC.

    On a day whose clocks skip the hour it is an hour later, on a day that has the hour twice the first counts
    (PEP 495, fold 0). An unknown zone is the installation's.
    """
    place = _zone(zone)
    day = after.astimezone(place).date()
    for days in range(3):
        morning = datetime.combine(day + timedelta(days=days), time(hour), tzinfo=place).astimezone(UTC)
        if morning > after:
            return morning
    raise AssertionError("A day has a morning.")


@lru_cache(maxsize=1)
def time_zones() -> tuple[str, ...]:
    """The names that people may choose: places, and UTC."""
    areas = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian")
    names = (
        one for one in available_timezones() if one.startswith((*(f"{area}/" for area in areas), "Pacific/"))
    )
    return ("UTC", *sorted(names))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)

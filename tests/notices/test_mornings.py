"""The morning of a person: one on each day, through changes of the clock and leap days."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from seedapp.notices.mornings import next_morning, time_zones

pytestmark = pytest.mark.hostile(34)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "zone", "hour", "morning"),
    [
        ("2026-11-27 06:59", "UTC", 7, "2026-11-27 07:00"),
        ("2026-11-27 07:00", "UTC", 7, "2026-11-28 07:00"),
        ("2026-11-27 06:59", "Asia/Seoul", 7, "2026-11-27 22:00"),
        ("2026-11-27 23:30", "America/Los_Angeles", 7, "2026-11-28 15:00"),
        ("2028-02-28 12:00", "UTC", 7, "2028-02-29 07:00"),  # a leap day
        ("2028-02-29 12:00", "UTC", 7, "2028-03-01 07:00"),
        ("2026-12-31 12:00", "UTC", 0, "2027-01-01 00:00"),
        ("2026-03-28 12:00", "Europe/Berlin", 7, "2026-03-29 05:00"),  # the clocks go forward that night
        ("2026-10-24 12:00", "Europe/Berlin", 7, "2026-10-25 06:00"),  # and back
        ("2026-03-28 12:00", "Europe/Berlin", 2, "2026-03-29 01:00"),  # two o'clock is skipped
        ("2026-10-24 12:00", "Europe/Berlin", 2, "2026-10-25 00:00"),  # two o'clock comes twice
        ("2026-10-25 00:00", "Europe/Berlin", 2, "2026-10-26 01:00"),  # and the second one is none
        ("2011-12-29 20:00", "Pacific/Apia", 7, "2011-12-30 17:00"),  # a day that the islands left out
        ("2026-11-27 08:00", "No/Such_Place", 7, "2026-11-28 07:00"),
    ],
)
def test_the_next_morning_is_the_hour_of_the_place(after, zone, hour, morning):
    assert next_morning(at(after), zone, hour) == at(morning)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Seoul"])
@pytest.mark.parametrize("hour", [0, 2, 7])
def test_a_year_has_a_morning_for_each_of_its_days(zone, hour):
    moment, mornings = at("2028-01-01 12:00"), []
    while moment < at("2029-01-01 12:00"):
        moment = next_morning(moment, zone, hour)
        mornings.append(moment)

    days = [one.astimezone(ZoneInfo(zone)).date() for one in mornings]
    apart = {later - one for one, later in pairwise(mornings)}
    assert {later - one for one, later in pairwise(days)} == {timedelta(days=1)}
    assert min(apart) >= timedelta(hours=23)
    assert max(apart) <= timedelta(hours=25)


def test_the_zones_to_choose_from_are_places_that_there_are():
    for zone in time_zones():
        next_morning(at("2026-11-27 07:00"), zone, 7)
    assert {"UTC", "Asia/Seoul", "Europe/Berlin"} <= set(time_zones())

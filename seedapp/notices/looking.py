"""What changed in a design since somebody looked at it.

What is new is settled when a visit begins, and stays so while it lasts: what others write meanwhile is seen
as it happens. Who was away for some minutes finds what was written meanwhile added; a longer absence begins a
new visit, for which all that was seen before is old.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from seedapp.accounts.models import User
from seedapp.history.models import Change, Journal

from .models import Look
from .pace import AWAY_AFTER, NEW_VISIT_AFTER
from .readers import reader_of

SELDOM_SECONDS = 20
MOST_DESIGNS = 200


@dataclass(frozen=True)
class News:
    """`count` changes by others behind `number`, by room (("actors", 3), …).

    `since` is when somebody last looked, None for who never did.
    """

    number: int
    count: int
    since: datetime | None
    rooms: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class _Standing:
    number: int
    upto: int
    since: datetime


def look_at(design_id: int, *, by: User, number: int, now: datetime) -> None:
    """Somebody has a page open that shows the design as of a number. Written seldom, and only forward."""
    rows = Look.objects.filter(reader__user=by, design_id=design_id)
    look = rows.first()
    if look is None:
        begun = {"number": number, "upto": number, "latest": number, "since": now, "at": now}
        Look.objects.get_or_create(reader=reader_of(by), design_id=design_id, defaults=begun)
        return
    if number <= look.latest and abs((now - look.at).total_seconds()) < SELDOM_SECONDS:
        return
    stands = _standing(look, max(number, look.latest), now)
    rows.filter(at=look.at, latest=look.latest).update(
        number=stands.number,
        upto=stands.upto,
        since=stands.since,
        latest=max(number, look.latest),
        at=now,
    )


def see_all(design_id: int, *, by: User, number: int, now: datetime) -> None:
    """Somebody says that they have seen everything up to a number."""
    seen = {"number": number, "upto": number, "latest": number, "since": now, "at": now}
    reader = reader_of(by)
    _look, is_new = Look.objects.get_or_create(reader=reader, design_id=design_id, defaults=seen)
    if not is_new:
        rows = Look.objects.filter(reader=reader, design_id=design_id, number__lte=number)
        rows.filter(latest__lte=number).update(**seen)
        rows.filter(latest__gt=number, upto__lte=number).update(number=number, upto=number, since=now, at=now)
        rows.filter(upto__gt=number).update(number=number, since=now, at=now)


def news_of(design_id: int, *, to: User, last: int, is_watching: bool = True) -> News | None:
    """What others wrote since somebody's last visit, up to the number `last`; None where nothing is new.

    Who is not watching, as a program, sees nothing as it happens: all that came behind is new to them.
    """
    look = Look.objects.filter(reader__user=to, design_id=design_id).first()
    stands = _standing(look, last, timezone.now()) if look else None
    if look and not is_watching:
        stands = _Standing(look.number, last, look.since)
    behind, upto = (stands.number, stands.upto) if stands else (0, last)
    if behind >= upto:
        return None
    changes = _by_others(to).filter(design_id=design_id, number__gt=behind, number__lte=upto)
    rooms: dict[str, int] = {}
    for verb, count in changes.order_by().values_list("verb").annotate(count=Count("pk")):
        room = verb.partition(".")[0]
        rooms[room] = rooms.get(room, 0) + count
    if not rooms:
        return None
    listed = tuple(sorted(rooms.items(), key=lambda one: (-one[1], one[0])))
    return News(behind, sum(rooms.values()), stands.since if stands else None, listed)


def news_counts(design_ids: Iterable[int], *, to: User) -> dict[int, int]:
    """For a list of designs that somebody looked at: how many changes of others are new; three queries."""
    ids, now = list(design_ids)[:MOST_DESIGNS], timezone.now()
    looks = Look.objects.filter(reader__user=to, design_id__in=ids)
    journals = Journal.objects.filter(design_id__in=ids).values_list("design_id", "last_number")
    last = dict(journals)
    new = Q()
    for look in looks:
        stands = _standing(look, last.get(look.design_id, 0), now)
        if stands.number < stands.upto:
            new |= Q(design_id=look.design_id, number__gt=stands.number, number__lte=stands.upto)
    if not new:
        return {}
    counts = _by_others(to).filter(new).order_by().values_list("design_id").annotate(count=Count("pk"))
    return dict(counts)


def _standing(look: Look, last: int, now: datetime) -> _Standing:
    """What is new to somebody now. A clock that was put back by more than a visit begins another."""
    apart = abs(now - look.at)
    if apart >= NEW_VISIT_AFTER:
        return _Standing(look.latest, max(last, look.latest), look.at)
    if apart >= AWAY_AFTER and last > look.latest:
        return _Standing(look.number, last, look.since)
    return _Standing(look.number, look.upto, look.since)


def _by_others(person: User) -> QuerySet[Change]:
    return Change.objects.filter(Q(by=None) | ~Q(by=person))

"""Whether and when somebody wants mail: the closest wish counts, of the design, the workspace, or usually."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from .models import Mail, Preference, Reader
from .mornings import next_morning

Wishes = Mapping[tuple[int, int | None], str]
"""(reader, design), or (reader, None) for the workspace, → a value of Mail."""


def wishes_of(readers: Iterable[Reader], workspace_id: int, design_id: int) -> Wishes:
    """What readers want otherwise than usually, of a workspace and of one design of it; one query."""
    rows = Preference.objects.filter(reader__in=[one.pk for one in readers], workspace_id=workspace_id)
    return {(one.reader_id, one.design_id): one.mail for one in rows if one.design_id in (None, design_id)}


def mail_for(reader: Reader, design_id: int, wishes: Wishes) -> str:
    """The value of Mail that counts for one design."""
    return wishes.get((reader.pk, design_id)) or wishes.get((reader.pk, None)) or reader.mail


def mail_time(reader: Reader, mail: str, now: datetime) -> datetime | None:
    """When a notice of now goes out; None for never."""
    if mail == Mail.OFF or not address_of(reader):
        return None
    if mail == Mail.DAILY:
        return next_morning(now, reader.time_zone, reader.morning_hour)
    return now


def address_of(reader: Reader) -> str:
    """The e-mail address of a reader, "" for who has none that mail may be sent to."""
    if reader.user is not None:
        return reader.user.email if reader.user.is_active else ""
    return reader.email if reader.email_confirmed_at else ""

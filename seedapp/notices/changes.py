"""What a person does with their notices: reading them, choosing when mail comes, looking at a design.

It is no write to a design or a workspace, so no row of the journal comes of it.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.workspaces.models import Workspace

from .models import Letter, Mail, Notice, Preference, Reader, State
from .wanting import mail_for, mail_time, wishes_of


def mark_read(notices: QuerySet[Notice]) -> int:
    """Take notices as read, and out of the mail that waits; how many were unread."""
    return notices.filter(read_at=None).update(read_at=timezone.now())


@transaction.atomic
def choose_usual(
    reader: Reader, *, mail: str, time_zone: str | None = None, morning_hour: int | None = None
) -> Reader:
    """When mail comes, where nothing else is chosen; what waits already follows."""
    reader = _held(reader)
    reader.mail = mail
    if time_zone is not None:
        reader.time_zone = time_zone
    if morning_hour is not None:
        reader.morning_hour = morning_hour
    reader.save(update_fields=["mail", "time_zone", "morning_hour"])
    _follow(reader)
    return reader


@transaction.atomic
def choose_for(reader: Reader, where: Workspace | Design, *, mail: str) -> None:
    """The same for one workspace or one design; "" is as usual."""
    reader = _held(reader)
    design = where if isinstance(where, Design) else None
    place: dict[str, Any] = {
        "workspace_id": design.workspace_id if design else where.pk,
        "design_id": design.pk if design else None,
    }
    if mail:
        Preference.objects.update_or_create(reader=reader, **place, defaults={"mail": mail})
    else:
        Preference.objects.filter(reader=reader, **place).delete()
    _follow(reader)


@transaction.atomic
def stop_mail(reader: Reader) -> None:
    """No mail of any design any more, that which waits included. In the pages everything is still told."""
    reader = _held(reader)
    reader.preferences.all().delete()
    reader.mail = Mail.OFF
    reader.save(update_fields=["mail"])
    _follow(reader)
    waiting = Letter.objects.filter(reader=reader, state=State.WAITING)
    waiting.update(state=State.DROPPED, ended_at=timezone.now())


def remember_language(person: User, language: str) -> None:
    """The language in which somebody reads pages is that of their mail."""
    Reader.objects.filter(user=person).exclude(language=language).update(language=language)


def _held(reader: Reader) -> Reader:
    return Reader.objects.select_for_update(of=("self",)).select_related("user").get(pk=reader.pk)


def _follow(reader: Reader) -> None:
    """What is not mailed yet goes out as is wanted now."""
    now = timezone.now()
    waiting = Notice.objects.filter(reader=reader, read_at=None, letter=None, mail_at__isnull=False)
    places = waiting.order_by().values_list("workspace_id", "design_id").distinct()
    for workspace_id, design_id in list(places):
        mail = mail_for(reader, design_id, wishes_of([reader], workspace_id, design_id))
        waiting.filter(design_id=design_id).update(mail_at=mail_time(reader, mail, now))

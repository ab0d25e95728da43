"""Letters: gathering for each person what is due, and writing it as plain text and as HTML."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Letter, Notice, Reader
from .pace import BETWEEN_LETTERS
from .stopping import stop_path
from .things import things_of
from .visible import notices_in
from .wanting import address_of
from .wording import one_line, quote_of, sentence_of

AT_ONCE = 100
MOST_TOLD = 30
MOST_SUBJECT = 180


class NotWanted(Exception):
    """There is nothing left in a letter to tell, or nobody to tell it to."""


def gather() -> int:
    """A letter for each person for whom something is due, and who got none just now; how many were made."""
    now = timezone.now()
    recent = Letter.objects.filter(
        reader=OuterRef("reader"), made_at__gt=now - BETWEEN_LETTERS, made_at__lte=now
    )
    due = Notice.objects.due_by_mail(now).exclude(Exists(recent))
    readers = due.order_by().values_list("reader", flat=True).distinct()[:AT_ONCE]
    return sum(_make(pk, now) for pk in list(readers))


@transaction.atomic
def _make(reader_pk: int, now: datetime) -> bool:
    """Others that gather wait for the reader's row, and then find nothing due."""
    Reader.objects.select_for_update().get(pk=reader_pk)
    due = Notice.objects.due_by_mail(now).filter(reader=reader_pk)
    if not due.exists():
        return False
    letter = Letter.objects.create(reader_id=reader_pk, message_id=secrets.token_hex(16), made_at=now)
    due.update(letter=letter)
    return True


def written(letter: Letter) -> EmailMultiAlternatives:
    """The letter as it is to be sent now, without what was read meanwhile. Raises NotWanted."""
    reader = letter.reader
    address = address_of(reader)
    try:
        validate_email(address)
    except ValidationError as fault:
        raise NotWanted from fault
    language = reader.language or settings.LANGUAGE_CODE
    with translation.override(language):
        return _mail(letter, reader, address)


def _mail(letter: Letter, reader: Reader, address: str) -> EmailMultiAlternatives:
    rows = list(notices_in(reader, letter.notices.all()).select_related("change").order_by("pk"))
    told = _told(rows[:MOST_TOLD])
    if not told:
        raise NotWanted
    base = base_address()
    stop = base + stop_path(reader)
    context = {
        "told": told,
        "more": max(0, len(rows) - MOST_TOLD),
        "base": base,
        "stop": stop,
        "is_guest": reader.user is None,
        "language": translation.get_language(),
    }
    mail = EmailMultiAlternatives(
        subject=_subject(told, len(rows)),
        body=render_to_string("notices/letter.txt", context),
        to=[address],
        headers={
            "Message-ID": f"<{letter.message_id}@{urlsplit(base).hostname}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("notices/letter.html", context), "text/html")
    return mail


def _told(rows: list[Notice]) -> list[dict[str, Any]]:
    """Each notice as the templates want it: the design's title, the sentence, what was said, where it is."""
    things = things_of(rows)
    return [
        {
            "notice": one,
            "design": one_line(things[one.pk].design.title),
            "sentence": sentence_of(one),
            "quote": quote_of(one),
            "path": things[one.pk].path,
        }
        for one in rows
        if one.pk in things
    ]


def _subject(told: list[dict[str, Any]], count: int) -> str:
    """One line: what happened, or how much."""
    designs = list(dict.fromkeys(one["design"] for one in told))
    if count == 1:
        said = _("[%(design)s] %(what)s") % {"design": designs[0], "what": told[0]["sentence"]}
    else:
        said = ngettext(
            "%(count)s notice about %(designs)s", "%(count)s notices about %(designs)s", count
        ) % {"count": count, "designs": ", ".join(designs)}
    line = one_line(said)
    return line if len(line) <= MOST_SUBJECT else f"{line[: MOST_SUBJECT - 1]}…"


def base_address() -> str:
    """Where this installation is found: as set, or else by the first of the names that it answers to."""
    if settings.SEED_ADDRESS:
        return str(settings.SEED_ADDRESS).rstrip("/")
    hosts = [one for one in settings.ALLOWED_HOSTS if not one.startswith(("*", "."))]
    return f"{'https' if settings.SECURE_COOKIES else 'http'}://{hosts[0] if hosts else 'localhost'}"

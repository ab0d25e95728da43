"""Mail for guests of a review: an address that they leave gets nothing before its owner has confirmed it.

Who types somebody else's address makes one short letter go there, and no more than a few in a day, under
however many names they come: letters are counted for each guest, each mailbox, and each link of a review.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from seedapp.feedback.models import Reviewer
from seedapp.traffic.limits import Limit, count_request
from seedapp.traffic.repeats import hash_of

from .letters import base_address
from .models import Mail, Reader

_SALT = "seedapp.notices.guest_mail"
_HOLDS_SECONDS = 7 * 24 * 3600
_A_DAY = 24 * 3600
LETTERS_A_GUEST = Limit(5, _A_DAY)
LETTERS_AN_ADDRESS = Limit(3, _A_DAY)
LETTERS_A_LINK = Limit(200, _A_DAY)


class TooMany(Exception):
    """So many letters of confirmation do not go out; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(_("Enough letters went to this address today. Look into its spam folder, or wait."))


@dataclass(frozen=True)
class Asked:
    """What a link of confirmation says."""

    reader: Reader
    email: str


@transaction.atomic
def ask_for_mail(reader: Reader, *, email: str, mail: str, language: str) -> None:
    """A guest leaves an address. A letter asks its owner to confirm it. Raises TooMany.

    One that is confirmed already only gets its mail at other times.
    """
    reader = Reader.objects.select_for_update().get(pk=reader.pk)
    reader.mail, reader.language = mail, language
    if (reader.email, bool(reader.email_confirmed_at)) != (email, True):
        _count(reader, email)
        reader.email, reader.email_confirmed_at = email, None
        send_question.enqueue(reader.pk, email)
    reader.save(update_fields=["mail", "language", "email", "email_confirmed_at"])


def _count(reader: Reader, email: str) -> None:
    """Count a letter in all of its counts. Raises TooMany, and then none of them is counted."""
    link = Reviewer.objects.filter(pk=reader.reviewer_id or 0).values_list("link", flat=True).first()
    counts = {
        f"guest-mail:{reader.pk}": LETTERS_A_GUEST,
        f"guest-mail:{hash_of(_mailbox(email))}": LETTERS_AN_ADDRESS,
        f"guest-mail-by:{link}": LETTERS_A_LINK,
    }
    now = time.time()
    if any(count_request(who, limit, now=now).is_over for who, limit in counts.items()):
        raise TooMany


def _mailbox(email: str) -> str:
    """An address without what stands behind a +, which most servers put into the same mailbox."""
    name, _at, host = email.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"


@transaction.atomic
def confirm(asked: Asked) -> None:
    """The owner of an address wants the mail."""
    Reader.objects.filter(pk=asked.reader.pk, email=asked.email, email_confirmed_at=None).update(
        email_confirmed_at=timezone.now()
    )


@transaction.atomic
def forget_address(reader: Reader) -> None:
    """A guest wants no mail, and their address is not kept."""
    Reader.objects.filter(pk=reader.pk).update(email="", email_confirmed_at=None, mail=Mail.IMMEDIATELY)


def asked_behind(token: str) -> Asked | None:
    """What a link asks for; None for one that we did not make, is too old, or of an address left since."""
    try:
        pk, email = signing.loads(token, salt=_SALT, max_age=_HOLDS_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    reader = Reader.objects.filter(pk=pk, email=email).first()
    return Asked(reader, email) if reader else None


@task(queue_name="mail")
def send_question(reader_pk: int, email: str) -> int:
    """The letter that asks; none where the address was changed since. How many were sent."""
    reader = Reader.objects.filter(pk=reader_pk, email=email, email_confirmed_at=None).first()
    if reader is None:
        return 0
    token = signing.dumps((reader.pk, email), salt=_SALT, compress=True)
    with translation.override(reader.language or None):
        letter = EmailMessage(
            subject=_("Do you want answers by mail?"),
            body=render_to_string(
                "notices/question.txt", {"address": base_address() + reverse("confirm_mail", args=[token])}
            ),
            to=[email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        return get_connection().send_messages([letter]) or 0

"""A request that is sent twice with one key does one thing, and gets the first answer twice."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from .models import KeptAnswer

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 500  # of one caller
_LOOKED_AFTER_EVERY = 50


class OtherRequest(Exception):
    """The key came with another body before."""


class InProgress(Exception):
    """The first request with this key is not done yet."""


def hash_of(*parts: str | bytes) -> str:
    """One hash of several texts, none of which can run into the next."""
    made = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest()


def earlier_answer(key: str, request: str) -> KeptAnswer | None:
    """The answer that the request (its hash) with this key (its hash) got, None when it is the first.

    Call it in the transaction that will `keep` the answer: another request with the key waits behind it on
    SQLite, and raises InProgress on PostgreSQL. Raises OtherRequest where the hashes of the bodies differ.
    """
    if connection.vendor == "postgresql" and not _is_alone(key):
        raise InProgress
    kept = KeptAnswer.objects.filter(key_sha256=key, at__gte=timezone.now() - KEPT_FOR).first()
    if kept and kept.request_sha256 != request:
        raise OtherRequest
    return kept


def keep(key: str, request: str, *, who: str, **answer: Any) -> None:
    """Keep an answer for a day, with the last MOST_KEPT of the caller.

    `answer` has `status`, `headers`, `content` and `holds_secret`: the content of a secret is not kept.
    """
    if answer["holds_secret"]:
        answer["content"] = ""
    values = {"request_sha256": request, "who": who, "at": timezone.now(), **answer}
    [kept] = KeptAnswer.objects.bulk_create(  # over one of before, which nobody is answered with any more
        [KeptAnswer(key_sha256=key, **values)],
        update_conflicts=True,
        unique_fields=["key_sha256"],
        update_fields=list(values),
    )
    if kept.pk % _LOOKED_AFTER_EVERY == 0:
        _forget(who)


def _is_alone(key: str) -> bool:
    """Whether nobody else is at this key; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        number = int(key[:16], 16) - 2**63
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def _forget(who: str) -> None:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    own = KeptAnswer.objects.filter(who=who).order_by("-at", "-pk")
    KeptAnswer.objects.filter(pk__in=[*own.values_list("pk", flat=True)[MOST_KEPT:]]).delete()

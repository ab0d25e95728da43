"""A request that is sent twice with one key does one thing, and gets the first answer twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from seedapp.prepared.cursors import prepared_cursor

from .models import KeptAnswer

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 500  # of one caller
_LOOKED_AFTER_EVERY = 50
# Over the answer of another day, which nobody is answered with any more.
_KEEP = """
    INSERT INTO traffic_keptanswer
        (key_sha256, request_sha256, who, at, status, headers, content, holds_secret)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (key_sha256) DO UPDATE SET
        request_sha256 = excluded.request_sha256, at = excluded.at, status = excluded.status,
        headers = excluded.headers, content = excluded.content, holds_secret = excluded.holds_secret
    WHERE traffic_keptanswer.at <= %s
    RETURNING id
"""


@dataclass(frozen=True)
class Asked:
    """A request that may come again: who asks, the hash of its key, and that of its body."""

    who: str
    key_sha256: str
    request_sha256: str


@dataclass(frozen=True)
class Answer:
    """What is answered to it: the status, the headers that are told again, and the body."""

    status: int
    headers: Mapping[str, str]
    content: str


class Answered(Exception):
    """The request was answered before: what was done now has to be taken back."""


class OtherRequest(Exception):
    """The key came with another body before."""


def hash_of(*parts: str | bytes) -> str:
    """One hash of several texts, none of which can run into the next."""
    made = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest()


def keep(asked: Asked, answer: Answer, *, holds_secret: bool = False) -> None:
    """Keep an answer for a day, with the last MOST_KEPT of the caller, in the transaction of what was done.

    Of an answer that holds a secret the content is not kept. Who keeps the answer to the same request at
    this moment is waited for. Raises Answered where there is one already.
    """
    now = timezone.now()
    at, forgotten_at = map(connection.ops.adapt_datetimefield_value, (now, now - KEPT_FOR))
    content = "" if holds_secret else answer.content
    whose = (asked.key_sha256, asked.request_sha256, asked.who, at)
    what = (answer.status, json.dumps(answer.headers), content, holds_secret)
    with prepared_cursor() as cursor:
        cursor.execute(_KEEP, (*whose, *what, forgotten_at))
        place = cursor.fetchone()
    if place is None:
        raise Answered
    if place[0] % _LOOKED_AFTER_EVERY == 0:
        _forget(asked.who)


def kept(asked: Asked) -> KeptAnswer | None:
    """The answer that is kept for a request, None where there is none of the last day.

    Raises OtherRequest where its key came with another body.
    """
    found = KeptAnswer.objects.filter(key_sha256=asked.key_sha256, at__gt=timezone.now() - KEPT_FOR).first()
    if found and found.request_sha256 != asked.request_sha256:
        raise OtherRequest
    return found


def _forget(who: str) -> None:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    own = KeptAnswer.objects.filter(who=who).order_by("-at", "-pk")
    KeptAnswer.objects.filter(pk__in=[*own.values_list("pk", flat=True)[MOST_KEPT:]]).delete()

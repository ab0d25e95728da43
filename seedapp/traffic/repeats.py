"""A request that is sent twice with one key does one thing, and gets the first answer twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from .models import KeptAnswer

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 500  # of one caller
_LOOKED_AFTER_EVERY = 50
# Over the answer of another day, which nobody is answered with any more.
_CLAIM = """
    INSERT INTO traffic_keptanswer
        (key_sha256, request_sha256, who, at, status, headers, content, holds_secret)
    VALUES (%s, %s, %s, %s, 0, '{}', '', false)
    ON CONFLICT (key_sha256) DO UPDATE SET request_sha256 = excluded.request_sha256, at = excluded.at
    WHERE traffic_keptanswer.at <= %s
    RETURNING id
"""
_KEEP = """
    UPDATE traffic_keptanswer SET status = %s, headers = %s, content = %s, holds_secret = %s WHERE id = %s
"""


class OtherRequest(Exception):
    """The key came with another body before."""


def hash_of(*parts: str | bytes) -> str:
    """One hash of several texts, none of which can run into the next."""
    made = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(len(content).to_bytes(8, "big") + content)
    return made.hexdigest()


def claim(key: str, request: str, *, who: str) -> int | KeptAnswer:
    """The place for the answer to the first request (its hash) with this key (its hash), else that answer.

    Call it in the transaction that will `keep` the answer. Whoever comes with the same key meanwhile waits
    until that transaction ends. Raises OtherRequest where the hashes of the bodies differ.
    """
    now = timezone.now()
    at, forgotten_at = map(connection.ops.adapt_datetimefield_value, (now, now - KEPT_FOR))
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [key, request, who, at, forgotten_at])
        claimed = cursor.fetchone()
    if claimed:
        return int(claimed[0])
    kept = KeptAnswer.objects.get(key_sha256=key)
    if kept.request_sha256 != request:
        raise OtherRequest
    return kept


def keep(
    place: int, *, who: str, status: int, headers: Mapping[str, str], content: str, holds_secret: bool
) -> None:
    """Keep an answer in its place for a day, with the last MOST_KEPT of the caller.

    Of an answer that holds a secret the content is not kept.
    """
    kept = "" if holds_secret else content
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [status, json.dumps(headers), kept, holds_secret, place])
    if place % _LOOKED_AFTER_EVERY == 0:
        _forget(who)


def _forget(who: str) -> None:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    own = KeptAnswer.objects.filter(who=who).order_by("-at", "-pk")
    KeptAnswer.objects.filter(pk__in=[*own.values_list("pk", flat=True)[MOST_KEPT:]]).delete()

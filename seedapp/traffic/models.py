"""How often somebody came lately, and what was answered to a request that may come again.

`who` stands for a caller, such as `person:7` or `address:192.0.2.1`: nothing here lives longer than a day.
"""

from typing import Any

from django.db import models
from django.utils import timezone


class Tally(models.Model):
    """The requests of a caller in the window that ends at `ends_at` (seconds since 1970).

    On PostgreSQL the table is not logged: counting waits for no disk, and a crash forgets one window.
    """

    who = models.CharField(max_length=120, primary_key=True)
    ends_at = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.who}: {self.count}"


class KeptAnswer(models.Model):
    """What was answered to a request with an idempotency key, written in the transaction of its write.

    `key_sha256` is the hash of caller, method, address and key; `request_sha256` that of the body.
    `content` is empty where the answer held a secret.
    """

    key_sha256 = models.CharField(max_length=64, unique=True)
    request_sha256 = models.CharField(max_length=64)
    who = models.CharField(max_length=120, db_index=True)
    status = models.PositiveSmallIntegerField()
    headers: "models.JSONField[dict[str, str], Any]" = models.JSONField(default=dict)
    content = models.TextField(blank=True)
    holds_secret = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.status} of {self.at}"

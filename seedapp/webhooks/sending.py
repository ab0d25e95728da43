"""Sending what waits: one worker at a time for a webhook, in order, each attempt written down.

A worker takes a lease on a webhook, and renews it for each request. One that is killed leaves the delivery
waiting; when its lease is over the next worker sends it, with the same id. So a receiver gets everything, in
order, and a message twice only when a worker died (or was cut off) after sending it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from seedapp.adapters.http import Answer, NoAnswer, Refused, post
from seedapp.core.wording import N_, Sentence, as_plain, say

from . import signing
from .changes import switch_off
from .models import Attempt, Delivery, OffBecause, State, Webhook
from .pace import LEASE, wait_after
from .payload import body_of
from .reach import rules
from .sealing import CannotOpen, open_sealed

TURN_SECONDS = 10.0
USER_AGENT = "SEED-Workbench-Webhooks/1"
_GONE = 410


@dataclass(frozen=True)
class Outcome:
    """What an attempt came to."""

    milliseconds: int
    answer: Answer | None = None
    fault: Sentence | None = None

    @property
    def arrived(self) -> bool:
        return self.answer is not None and 200 <= self.answer.status < 300


def due(limit: int) -> list[int]:
    """The webhooks with something to send that nobody sends for, the longest waiting first."""
    webhooks = Webhook.objects.with_something_to_send(timezone.now()).order_by("leased_until", "pk")
    return list(webhooks.values_list("pk", flat=True)[:limit])


def take_turn(pk: int, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Send for one webhook until nothing is due or its turn is over; how many attempts were made."""
    lease = secrets.token_hex(16)
    ends_at = time.monotonic() + TURN_SECONDS
    attempts = 0
    while time.monotonic() < ends_at and not is_stopped():
        delivery = _next(pk, lease)
        if delivery is None:
            break
        _write_down(delivery, lease, timezone.now(), _attempt(delivery))
        attempts += 1
    Webhook.objects.filter(pk=pk, lease=lease).update(lease="", leased_until=timezone.now())
    return attempts


def _next(pk: int, lease: str) -> Delivery | None:
    """What to send now, with the lease taken or renewed; None for nothing, or while somebody else sends."""
    now = timezone.now()
    webhooks = Webhook.objects.filter(pk=pk)
    if not any(
        one.update(lease=lease, leased_until=now + LEASE)
        for one in (webhooks.filter(lease=lease), webhooks.free(now))
    ):
        return None
    webhook = webhooks.first()
    if webhook is None:
        return None
    waiting = webhook.deliveries.select_related("webhook__workspace", "change").filter(state=State.WAITING)
    asked_for = waiting.filter(by_hand=True).order_by("pk").first()
    if asked_for is None and webhook.goes_on(now):
        return waiting.filter(by_hand=False).order_by("pk").first()
    return asked_for


def _attempt(delivery: Delivery) -> Outcome:
    began = time.monotonic()
    answer, fault = None, None
    try:
        answer = _send(delivery)
    except (Refused, NoAnswer) as reason:
        fault = reason.sentence
    except CannotOpen:
        fault = say(N_("The secret cannot be read: the key of this installation changed. Make a new secret."))
    return Outcome(round((time.monotonic() - began) * 1000), answer, fault)


def _send(delivery: Delivery) -> Answer:
    body = body_of(delivery)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        **signing.headers(delivery.message_id, timezone.now(), body, _secrets(delivery.webhook)),
    }
    return post(delivery.webhook.url, body, headers, rules())


def _secrets(webhook: Webhook) -> list[str]:
    """The secret, and the one before it while receivers change over."""
    sealed = [webhook.secret]
    if webhook.old_secret and webhook.old_secret_until and webhook.old_secret_until > timezone.now():
        sealed.append(webhook.old_secret)
    return [open_sealed(one) for one in sealed]


@transaction.atomic
def _write_down(delivery: Delivery, lease: str, now: datetime, outcome: Outcome) -> None:
    webhook = Webhook.objects.select_for_update().filter(pk=delivery.webhook_id).first()
    if webhook is None:
        return  # deleted while we sent
    Attempt.objects.create(
        delivery=delivery,
        at=now,
        milliseconds=outcome.milliseconds,
        status=outcome.answer.status if outcome.answer else None,
        excerpt=outcome.answer.excerpt if outcome.answer else "",
        fault=as_plain(outcome.fault) if outcome.fault else None,
    )
    if outcome.arrived:
        _end(delivery, State.DELIVERED, now)
    elif delivery.by_hand:
        _end(delivery, State.FAILED, now)
    if webhook.lease == lease:
        _pace(webhook, delivery, now, outcome)


def _end(delivery: Delivery, state: State, now: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk, state=State.WAITING).update(state=state, ended_at=now)


def _pace(webhook: Webhook, delivery: Delivery, now: datetime, outcome: Outcome) -> None:
    """When the queue goes on: at once after a success, later after a failure, not at all after too many."""
    rows = Webhook.objects.filter(pk=webhook.pk)
    if outcome.arrived:
        rows.update(failures=0, retry_at=now)
        return
    if outcome.answer and outcome.answer.status == _GONE:
        switch_off(webhook, because=OffBecause.GONE)
        return
    if delivery.by_hand:
        return
    failures = webhook.failures + 1
    wait = wait_after(failures, outcome.answer.retry_after if outcome.answer else "", now)
    if wait is None:
        switch_off(webhook, because=OffBecause.FAILING)
        return
    rows.update(failures=failures, retry_at=now + wait)

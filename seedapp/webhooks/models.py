"""A webhook, how far it has read each journal, and what it has sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.history.models import Change, Versioned
from seedapp.workspaces.models import Workspace

from .pace import LEASE, LONGEST_WAIT


class OffBecause(models.TextChoices):
    """Why a webhook is off."""

    SWITCHED = "switched", _("switched off by a person")
    FAILING = "failing", _("switched off: nothing arrived for two days")
    GONE = "gone", _("switched off: the receiver said that it is gone (410)")


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def free(self, now: datetime) -> WebhookQuerySet:
        """Those that no worker is sending for. A lease that ends later than any lease can was taken before
        the clock was put back, and does not count."""
        return self.filter(Q(leased_until__lte=now) | Q(leased_until__gt=now + LEASE))

    def with_something_to_send(self, now: datetime) -> WebhookQuerySet:
        """Those whose turn it is: the first in the queue is due, or somebody asked for a delivery by hand."""
        waiting = Delivery.objects.filter(webhook=OuterRef("pk"), state=State.WAITING)
        is_due = Q(retry_at__lte=now) | Q(retry_at__gt=now + LONGEST_WAIT)
        queued = Q(is_due, Exists(waiting.filter(by_hand=False)), off_because="")
        return self.free(now).filter(queued | Q(Exists(waiting.filter(by_hand=True))))


class Webhook(Versioned):
    """Where to send which changes of a workspace, or of one design of it.

    `design_id` is no foreign key, as in the journal: a deleted design may come back, and its deletion keeps
    every row that hangs on it, which a secret must not be among. Secrets are sealed (see `sealing`).
    `failures` counts the attempts in a row that failed; `retry_at` is when the queue goes on.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="webhooks")
    design_id = models.BigIntegerField(null=True)
    url = models.CharField(_("address"), max_length=2000)
    topics: models.JSONField[list[str], Any] = models.JSONField(_("topics"), default=list)
    secret = models.TextField(validators=[MaxLengthValidator(500)])
    old_secret = models.TextField(blank=True, validators=[MaxLengthValidator(500)])
    old_secret_until = models.DateTimeField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    off_because = models.CharField(max_length=20, blank=True, choices=OffBecause.choices)
    off_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(default=timezone.now)
    lease = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(default=timezone.now)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(off_because="") | Q(off_because__in=OffBecause.values), name="webhook_off_known"
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def receiver(self) -> str:
        """Scheme, host and port of the address: what may be told of it outside of its own page."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_on(self) -> bool:
        return not self.off_because

    def goes_on(self, now: datetime) -> bool:
        """Whether the first of the queue is due, as `with_something_to_send` asks the database."""
        return self.is_on and not now < self.retry_at <= now + LONGEST_WAIT

    @property
    def was_switched_off(self) -> bool:
        """Whether the workbench gave up, and no person did."""
        return self.off_because in {OffBecause.FAILING, OffBecause.GONE}


class Place(models.Model):
    """How far a webhook has read the journal of a design: up to and with `number`."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="places")
    design_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["webhook", "design_id"], name="one_place_in_a_journal"),
        ]

    def __str__(self) -> str:
        return f"{self.webhook_id} is at {self.number} of design {self.design_id}"


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("failed")
    SKIPPED = "skipped", _("skipped")


class Delivery(models.Model):
    """A change on its way to a receiver, or a test (`change` is empty then).

    Those that wait go out one by one, oldest first; what was asked for `by_hand` goes out before, once.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="deliveries")
    message_id = models.CharField(max_length=40, unique=True)
    topic = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    by_hand = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["webhook", "change"], name="one_delivery_a_change"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="delivery_state_known"),
        ]
        indexes = [
            models.Index(
                fields=["webhook", "by_hand", "id"], condition=Q(state="waiting"), name="waiting_deliveries"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.message_id}"


class Attempt(models.Model):
    """One request: what came back (`status`, the answer's beginning), or why nothing did (`fault`)."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(default=timezone.now)
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    excerpt = models.TextField(blank=True, validators=[MaxLengthValidator(500)])
    fault: models.JSONField[dict[str, Any] | None, Any] = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.status or 'no answer'} at {self.at}"

    @property
    def arrived(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

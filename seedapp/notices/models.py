"""Who is told, of what, how, and what they have seen.

Numbers of workspaces, designs and reviewers are no foreign keys, as in the journal: a deletion keeps every
row that hangs on a design, and who is told of it is no part of the design.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.history.models import Change

from .pace import LEASE, LONGEST_NIGHT, LONGEST_WAIT


class Mail(models.TextChoices):
    """When somebody gets mail. In the pages notices are always shown."""

    IMMEDIATELY = "immediately", _("At once")
    DAILY = "daily", _("Once a day, in the morning")
    OFF = "off", _("Not by mail")


class Kind(models.TextChoices):
    """Why somebody is told."""

    MENTIONED = "mentioned", _("Somebody mentioned you")
    ANSWERED = "answered", _("Answers to your comments")
    SETTLED = "settled", _("What became of your comments")
    APPLIED = "applied", _("Your suggestions were applied")
    BEGUN = "begun", _("New comments in your reviews")
    VERDICT = "verdict", _("Verdicts on your team's revisions")
    PUBLISHED = "published", _("Revisions of what you review")
    OPENED = "opened", _("Reviews that are opened for you")
    DUE = "due", _("Reviews that end soon")


class Reader(models.Model):
    """Somebody who is told: a person with an account, or a guest of a review (`reviewer_id`).

    Morning is at `morning_hour` in `time_zone` (a name of the IANA database, "" for the installation's).
    `language` is that in which they last read pages. A guest may have left an `email`, which gets mail once
    its owner has confirmed it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="reader"
    )
    reviewer_id = models.BigIntegerField(null=True, unique=True)
    language = models.CharField(max_length=20, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    morning_hour = models.PositiveSmallIntegerField(
        _("hour of the morning mail"), default=7, validators=[MaxValueValidator(23)]
    )
    mail = models.CharField(max_length=12, choices=Mail.choices, default=Mail.IMMEDIATELY)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, reviewer_id__isnull=False) | Q(user__isnull=False, reviewer_id=None),
                name="reader_is_one_person",
            ),
            models.CheckConstraint(condition=Q(mail__in=Mail.values), name="reader_mail_known"),
            models.CheckConstraint(condition=Q(morning_hour__lt=24), name="morning_hour_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"reader {self.pk}"


class Preference(models.Model):
    """Other mail than usual, for a workspace or (`design_id`) for one design of it."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="preferences")
    workspace_id = models.BigIntegerField()
    design_id = models.BigIntegerField(null=True)
    mail = models.CharField(max_length=12, choices=Mail.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "workspace_id"],
                condition=Q(design_id=None),
                name="one_preference_a_workspace",
            ),
            models.UniqueConstraint(fields=["reader", "design_id"], name="one_preference_a_design"),
            models.CheckConstraint(condition=Q(mail__in=Mail.values), name="preference_mail_known"),
        ]

    def __str__(self) -> str:
        return f"{self.mail} for {self.reader}"


class Look(models.Model):
    """What somebody has seen of a design: its journal up to `number`, and by open pages up to `latest`.

    What came behind `number` up to `upto` is new to them in this visit (see `looking`), which began when they
    had last looked at `since`; `at` is when they were last heard of.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="looks")
    design_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField(default=0)
    upto = models.PositiveBigIntegerField(default=0)
    latest = models.PositiveBigIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "design_id"], name="one_look_a_design"),
            models.CheckConstraint(
                condition=Q(upto__gte=F("number"), latest__gte=F("upto")), name="look_goes_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader} saw {self.number} of design {self.design_id}"


class Place(models.Model):
    """How far the journal of a design was read for notices: up to and with `number`."""

    design_id = models.BigIntegerField(unique=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"at {self.number} of design {self.design_id}"


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    GIVEN_UP = "given-up", _("given up")
    DROPPED = "dropped", _("not wanted any more")


class LetterQuerySet(models.QuerySet["Letter"]):
    def free(self, now: datetime) -> LetterQuerySet:
        """Those that no worker sends. A lease that ends later than any can was taken before the clock was
        put back, and does not count."""
        return self.filter(Q(leased_until__lte=now) | Q(leased_until__gt=now + LEASE))

    def due(self, now: datetime) -> LetterQuerySet:
        """Those that wait and may be tried now."""
        is_time = Q(retry_at__lte=now) | Q(retry_at__gt=now + LONGEST_WAIT)
        return self.free(now).filter(is_time, state=State.WAITING)


class Letter(models.Model):
    """A mail to one person with the notices that were due. Each attempt has the same `message_id`."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="letters")
    message_id = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(default=timezone.now)
    lease = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True, validators=[MaxLengthValidator(500)])

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(state__in=State.values), name="letter_state_known")]
        indexes = [
            models.Index(fields=["retry_at"], condition=Q(state="waiting"), name="waiting_letters"),
            models.Index(fields=["reader", "made_at"], name="letters_of_a_reader"),
        ]

    def __str__(self) -> str:
        return f"letter {self.message_id}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due_by_mail(self, now: datetime) -> NoticeQuerySet:
        """Those whose mail is due and in no letter. A time further off than any morning was set before the
        clock was put back, and does not count."""
        is_time = Q(mail_at__lte=now) | Q(mail_at__gt=now + LONGEST_NIGHT)
        return self.filter(is_time, letter=None, read_at=None)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something that concerns a person. `change` tells what happened; it is empty where only time passed.

    `about` names the thing as the journal does ("feedback.thread:7"), `title` what it was called. `mail_at`
    is when it goes out by mail, empty for never.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="notices")
    workspace_id = models.BigIntegerField()
    design_id = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    change = models.ForeignKey(Change, on_delete=models.CASCADE, null=True, related_name="notices")
    about = models.CharField(max_length=80)
    title = models.CharField(max_length=400)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["reader", "change"], name="one_notice_a_change"),
            models.UniqueConstraint(
                fields=["reader", "kind", "about"], condition=Q(change=None), name="one_notice_of_time"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_kind_known"),
        ]
        indexes = [
            models.Index(fields=["reader", "design_id"], condition=Q(read_at=None), name="unread_notices"),
            models.Index(
                fields=["mail_at"], condition=Q(letter=None, mail_at__isnull=False), name="notices_to_mail"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"

"""What is said about the things of a revision."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.core.anchors import Anchor, entry_from_plain

from .reviewers import Reviewer
from .rounds import Round

LONGEST_QUOTE = 2_000


class AnchorKind(models.TextChoices):
    OPERATION = "operation", _("operation")
    TYPE = "type", _("type")
    JOB = "job", _("job story")
    DOCUMENT = "document", _("document")


class State(models.TextChoices):
    OPEN = "open", _("Open")
    ADDRESSED = "addressed", _("Addressed")
    RESOLVED = "resolved", _("Resolved")
    DISMISSED = "dismissed", _("Dismissed")


class Severity(models.TextChoices):
    QUESTION = "question", _("Question")
    SUGGESTION = "suggestion", _("Suggestion")
    SHOULD_FIX = "should-fix", _("Should fix")
    MUST_FIX = "must-fix", _("Must fix")


class Thread(models.Model):
    """What is said about one thing. The anchor is an identity that survives renames, never a line.

    `anchor` is the uid of an operation, type or job story, or the key of a document's service ("" for the
    design as a whole), `part` what of it (see core.anchors); `anchor_title` is what that was called when the
    thread began. How it came into its state, its `turns` tell.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="threads")
    anchor_kind = models.CharField(max_length=12, choices=AnchorKind.choices)
    anchor = models.CharField(max_length=80)
    anchor_title = models.CharField(max_length=300)
    part = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True, validators=[MaxLengthValidator(LONGEST_QUOTE)])
    severity = models.CharField(
        _("how much it matters"), max_length=12, choices=Severity.choices, default=Severity.QUESTION
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="thread_state_known")
        ]

    def __str__(self) -> str:
        return f"thread {self.pk} on {self.anchor_title}"

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def last_turn(self) -> "Turn | None":
        """What brought the thread into its state; None while it is as it was begun."""
        turns = list(self.turns.all())
        return turns[-1] if turns else None


class Turn(models.Model):
    """A thread came into a state: by whom, why, and by which change of the design (its journal's number)."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="turns")
    state = models.CharField(max_length=10, choices=State.choices)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reviewer = models.ForeignKey(Reviewer, on_delete=models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(max_length=120)
    note = models.TextField(_("why"), blank=True, validators=[MaxLengthValidator(5000)])
    change = models.PositiveBigIntegerField(_("the change that did it"), null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.state}"


class Attachment(models.Model):
    """A person said what became of the thing of a thread. The thread's own anchor stays as it was.

    `entry` is the place as it was then (core.anchors.entry_as_plain). The latest one that was not taken back
    counts.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="attachments")
    entry: "models.JSONField[list[Any], Any]" = models.JSONField()
    title = models.CharField(max_length=300)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(max_length=120)
    attached_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} on {self.title}"

    @property
    def place(self) -> Anchor:
        """What the thread is attached to."""
        return entry_from_plain(self.entry).anchor


class Suggestion(models.Model):
    """A concrete change that a thread proposes (core.suggesting); `change` is the one that applied it.

    `before` is what the thing said of that when it was suggested, as plain text.
    """

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="suggestion")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=2000, blank=True)
    before = models.CharField(max_length=2000, blank=True)
    change = models.PositiveBigIntegerField(null=True)
    applied_by_name = models.CharField(max_length=120, blank=True)
    applied_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"

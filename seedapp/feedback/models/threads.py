"""What is said about the things of a revision."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reviewers import Reviewer
from .rounds import Round


class AnchorKind(models.TextChoices):
    OPERATION = "operation", _("operation")
    TYPE = "type", _("type")
    JOB = "job", _("job story")
    DOCUMENT = "document", _("document")


class Severity(models.TextChoices):
    QUESTION = "question", _("Question")
    SUGGESTION = "suggestion", _("Suggestion")
    SHOULD_FIX = "should-fix", _("Should fix")
    MUST_FIX = "must-fix", _("Must fix")


class Thread(models.Model):
    """What is said about one thing. The anchor is an identity that survives renames, never a line.

    `anchor` is the uid of an operation, type or job story, or the key of a document's service ("" for the
    design as a whole); `anchor_title` is what it was called when the thread began.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="threads")
    anchor_kind = models.CharField(max_length=12, choices=AnchorKind.choices)
    anchor = models.CharField(max_length=80)
    anchor_title = models.CharField(max_length=300)
    part = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True, validators=[MaxLengthValidator(2000)])
    severity = models.CharField(
        _("how much it matters"), max_length=12, choices=Severity.choices, default=Severity.QUESTION
    )
    begun_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by_name = models.CharField(max_length=120, blank=True)
    resolution = models.TextField(_("what changed"), blank=True, validators=[MaxLengthValidator(5000)])

    class Meta:
        ordering = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"thread {self.pk} on {self.anchor_title}"


class Comment(models.Model):
    """One thing said, by a member of the team or by a reviewer."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reviewer = models.ForeignKey(Reviewer, on_delete=models.SET_NULL, null=True, related_name="comments")
    author_name = models.CharField(max_length=120)
    body = models.TextField(_("comment"), validators=[MaxLengthValidator(20_000)])
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.author_name} on {self.thread_id}"

"""A review: rounds over a revision, reviewers who came by a link, their threads, comments and verdicts."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.specification.models import Revision


class Perspective(models.TextChoices):
    END_USER = "end-user", _("End user: does this let me do my job?")
    CLIENT_DEVELOPER = "client-developer", _("Client developer: could I code against this?")


class Round(models.Model):
    """An invitation to review a revision, opened by a link. Only the link's hash is kept."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="rounds")
    question = models.TextField(_("what you want to know"), blank=True, validators=[MaxLengthValidator(5000)])
    token_sha256 = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("open until"))
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"round {self.pk} on {self.revision}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.expires_at > timezone.now()


class Reviewer(models.Model):
    """Somebody who gave a name behind a link. `token_sha256` is of the secret in their browser."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reviewers")
    name = models.CharField(_("your name"), max_length=120)
    perspective = models.CharField(_("you are"), max_length=20, choices=Perspective.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["joined_at", "pk"]

    def __str__(self) -> str:
        return self.name


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


class Judgement(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REQUEST_CHANGES = "request-changes", _("Request changes")
    COMMENT = "comment", _("Comment only")


class Verdict(models.Model):
    """What a reviewer thinks of the revision as a whole; the latest one counts."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="verdicts")
    judgement = models.CharField(_("verdict"), max_length=20, choices=Judgement.choices)
    note = models.TextField(_("why"), blank=True, validators=[MaxLengthValidator(5000)])
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.judgement}"

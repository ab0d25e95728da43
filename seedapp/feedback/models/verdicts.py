"""What reviewers think of a revision."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reviewers import Reviewer
from .rounds import Perspective


class Judgement(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REQUEST_CHANGES = "request-changes", _("Request changes")
    COMMENT = "comment", _("Comment only")


class Verdict(models.Model):
    """What a reviewer thinks of the revision of their round; for each operation the latest one counts.

    `operations` are the uids of those that it is about, none for the whole. `perspective` is the one it was
    given from.
    """

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="verdicts")
    perspective = models.CharField(max_length=20, choices=Perspective.choices)
    judgement = models.CharField(_("verdict"), max_length=20, choices=Judgement.choices)
    operations: "models.JSONField[list[str], Any]" = models.JSONField(default=list, blank=True)
    note = models.TextField(_("why"), blank=True, validators=[MaxLengthValidator(5000)])
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.judgement}"

    @property
    def is_whole(self) -> bool:
        return not self.operations

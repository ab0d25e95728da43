"""What reviewers think of a revision."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .rounds import Reviewer


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

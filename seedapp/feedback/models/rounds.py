"""Rounds over a revision: an invitation to read it and to say what one thinks, until a day."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.specification.models import Revision

READING_DAYS = 30
"""How long links still open a round after its due date, to read what was said and answered."""


class Perspective(models.TextChoices):
    END_USER = "end-user", _("End user: does this let me do my job?")
    CLIENT_DEVELOPER = "client-developer", _("Client developer: could I code against this?")


class Round(models.Model):
    """An invitation to review a revision.

    Comments are taken until `due_at`, or until the team closes it; after that reviewers can still read.
    `once_sha256` is the hash of what makes the same press of a button open one round.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="rounds")
    intro = models.TextField(_("what you want to know"), blank=True, validators=[MaxLengthValidator(5000)])
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(_("comments until"))
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    once_sha256 = models.CharField(max_length=64, unique=True, null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"round {self.pk} on {self.revision}"

    @property
    def is_open(self) -> bool:
        """Whether it takes comments, answers and verdicts."""
        return self.closed_at is None and self.due_at > timezone.now() and not self.revision.is_withdrawn

    @property
    def is_overdue(self) -> bool:
        """Whether its due date passed before the team closed it."""
        return self.closed_at is None and self.due_at <= timezone.now()

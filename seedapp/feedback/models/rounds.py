"""Rounds over a revision, and the reviewers who came by a link."""

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

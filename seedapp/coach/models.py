"""Advice that a team set aside, with the reason. Findings themselves are computed, not stored."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design


class Waiver(models.Model):
    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(_("rule"), max_length=20)
    target = models.CharField(_("target"), max_length=400)
    reason = models.TextField(_("reason"), validators=[MaxLengthValidator(2000)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rule", "target"]
        constraints = [
            models.UniqueConstraint(fields=["design", "rule", "target"], name="one_waiver_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.target}"

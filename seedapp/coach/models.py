"""Advice that a team set aside, with the reason. Findings themselves are computed, not stored."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design
from seedapp.operations.models import DataType, Operation


class Waiver(models.Model):
    """`target` is what the thing was called then; an operation or a type is known by its row as well."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(_("rule"), max_length=20)
    target = models.CharField(_("target"), max_length=400)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, null=True, related_name="waivers")
    data_type = models.ForeignKey(DataType, on_delete=models.CASCADE, null=True, related_name="waivers")
    reason = models.TextField(_("reason"), validators=[MaxLengthValidator(2000)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rule", "target"]
        constraints = [
            models.UniqueConstraint(
                fields=["design", "rule", "target"],
                condition=models.Q(operation=None, data_type=None),
                name="one_waiver_a_finding",
            ),
            models.UniqueConstraint(
                fields=["operation", "rule", "target"], name="one_waiver_a_finding_on_an_operation"
            ),
            models.UniqueConstraint(
                fields=["data_type", "rule", "target"], name="one_waiver_a_finding_on_a_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.current_target}"

    @property
    def current_target(self) -> str:
        """What the target is called now: the reason follows its operation or type through renames."""
        parts = self.target.split("/")
        if self.operation:
            return "/".join([f"operation:{self.operation.service.key}/{self.operation.key}", *parts[2:]])
        if self.data_type:
            return "/".join([f"type:{self.data_type.name}", *parts[1:]])
        return self.target

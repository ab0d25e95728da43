"""Queries and actions: operations with their fields and failures, and the types they share."""

import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design, Service
from seedapp.history.models import Versioned
from seedapp.history.things import Part
from seedapp.interactions.models import Message
from seedapp.job_stories.models import JobStory


class Kind(models.TextChoices):
    QUERY = "query", _("Query")
    ACTION = "action", _("Action")


class DataType(Versioned):
    """A named type: of fields, or of values, or a JSON Schema as it stands."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="types")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True, validators=[MaxLengthValidator(10_000)])
    values: "models.JSONField[list[str], Any]" = models.JSONField(_("values"), default=list, blank=True)
    schema: "models.JSONField[dict[str, Any] | None, Any]" = models.JSONField(
        _("JSON Schema"), null=True, blank=True
    )

    JOURNAL_PARTS = (Part("fields", "fields", (("direction", "part"),)),)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["design", "name"], name="one_type_a_name")]
        verbose_name = _("type")

    def __str__(self) -> str:
        return self.name


class Operation(Versioned):
    """`uid` is minted once and never changes: comments and published documents refer to it."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="operations")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(_("key"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True, validators=[MaxLengthValidator(10_000)])
    outcome = models.TextField(_("expected outcome"), blank=True, validators=[MaxLengthValidator(10_000)])
    response_type = models.CharField(_("type of the response"), max_length=130, blank=True)
    http_method = models.CharField(_("method"), max_length=10, blank=True)
    http_path = models.CharField(_("path"), max_length=500, blank=True)
    http_status = models.PositiveIntegerField(_("status"), null=True, blank=True)
    openapi: "models.JSONField[dict[str, Any], Any]" = models.JSONField(default=dict, blank=True)
    jobs = models.ManyToManyField(JobStory, related_name="operations", blank=True)
    messages = models.ManyToManyField(Message, related_name="operations", blank=True)

    JOURNAL_PARTS = (
        Part("inputs", "fields", (("direction", "in"),)),
        Part("response", "fields", (("direction", "out"),)),
        Part("failures", "failures"),
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "key"], name="one_operation_a_key"),
            models.UniqueConstraint(fields=["service", "uid"], name="one_operation_a_uid"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="operation_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Direction(models.TextChoices):
    IN = "in", _("Input")
    OUT = "out", _("Response")
    PART = "part", _("Part of a type")


class Field(models.Model):
    """A named value going in or coming out of an operation, or a part of a type."""

    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, null=True, related_name="fields")
    data_type = models.ForeignKey(DataType, on_delete=models.CASCADE, null=True, related_name="fields")
    direction = models.CharField(max_length=4, choices=Direction.choices)
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(_("name"), max_length=120)
    type = models.CharField(_("type"), max_length=130, default="string")
    required = models.BooleanField(_("required"), default=True)
    description = models.TextField(_("description"), blank=True, validators=[MaxLengthValidator(10_000)])
    example: "models.JSONField[Any, Any]" = models.JSONField(_("example"), null=True, blank=True)
    place = models.CharField(_("goes in"), max_length=10, blank=True)

    class Meta:
        ordering = ["direction", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(operation__isnull=False, data_type=None, direction__in=["in", "out"])
                    | models.Q(operation=None, data_type__isnull=False, direction="part")
                ),
                name="field_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Failure(models.Model):
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="failures")
    position = models.PositiveIntegerField(default=0)
    when = models.TextField(_("fails when"), validators=[MaxLengthValidator(2000)])
    status = models.PositiveIntegerField(_("status"), null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.when


class Dismissal(models.Model):
    """A derived candidate that somebody decided against."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="dismissals")
    candidate = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["design", "candidate"], name="one_dismissal_a_candidate")
        ]

    def __str__(self) -> str:
        return self.title

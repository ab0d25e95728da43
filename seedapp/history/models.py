"""The journal: one row for each write, numbered without gaps in each design."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class Versioned(models.Model):
    """A row that two people may edit: each save states the version it started from.

    `meanwhile`: after an edit, the fields that others had changed since that version and that were kept,
    each with who changed it (`history.merging`). It is no column.
    """

    row_version = models.PositiveIntegerField(default=1, editable=False)
    meanwhile: Mapping[str, str] = MappingProxyType({})

    class Meta:
        abstract = True


class Journal(models.Model):
    """The last number given out for a design: locked while a write takes the next one.

    Whoever reads on from a number finds by it, without a look at the changes, which designs have more.
    From the number `moments_from` on, each change tells row by row what it wrote (`Written`).
    """

    workspace_id = models.BigIntegerField(db_index=True)
    design_id = models.BigIntegerField(unique=True)
    last_number = models.PositiveBigIntegerField(default=0)
    moments_from = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"journal of design {self.design_id}"


class Press(models.Model):
    """A form that was sent, by the token that it brought."""

    token = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.token


class Change(models.Model):
    """Who did what to which thing, with before and after.

    `workspace_id` and `design_id` are no foreign keys: both stand on floors above, and the journal outlives
    them. A `design_id` below zero is the journal of a workspace itself (see `changes.OfWorkspace`).
    `thing` names the row that was written ("actors.actor:7"), whatever it is called by then, and
    `row_version` the version that it has since; rows older than these columns have neither.
    """

    workspace_id = models.BigIntegerField(db_index=True)
    design_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=60)
    target = models.CharField(max_length=400)
    thing = models.CharField(max_length=80, blank=True, default="")
    row_version = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=400)
    before: "models.JSONField[Any, Any]" = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after: "models.JSONField[Any, Any]" = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)
    undoes = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["design_id", "number"]
        constraints = [models.UniqueConstraint(fields=["design_id", "number"], name="one_change_a_number")]
        indexes = [models.Index(fields=["thing", "number"], name="changes_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.target}"

    @property
    def can_be_undone(self) -> bool:
        """Whether it is a deletion that can be put back; what is true of other writes, `moments` knows."""
        return self.undone_at is None and self.is_removal

    @property
    def is_removal(self) -> bool:
        return self.verb.endswith("removed")


class Written(models.Model):
    """One of the things that a change wrote, whole: what its row, links and parts held before and after.

    `before` and `after` are states (`history.things`): of a row that came `before` is null, of one that went
    `after`; of one that changed they have only the fields that differ. `row_version` is that of afterwards.
    """

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="written")
    design_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField()
    thing = models.CharField(max_length=80)
    row_version = models.PositiveIntegerField(null=True)
    before: "models.JSONField[Any, Any]" = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after: "models.JSONField[Any, Any]" = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["number", "pk"]
        indexes = [
            models.Index(fields=["design_id", "number"], name="written_in_a_design"),
            models.Index(fields=["thing", "number"], name="written_to_a_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.thing}"

"""Published revisions: a design as it was, and the documents that were made of it. They never change."""

from typing import Any, TypeVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design, Service

from .states import State

Row = TypeVar("Row", bound=models.Model)
HEAVY = ("design_file", "places", "findings")
"""Columns of a revision that hold a whole design: long to read, and wanted by few."""


def lightly(rows: "models.QuerySet[Row]", path: str = "") -> "models.QuerySet[Row]":
    """Rows of revisions, or of what leads to one along `path` ("round__revision"), without what is heavy.

    Whoever asks a row for it all the same gets it, by one query more.
    """
    return rows.defer(*(f"{path}__{name}" if path else name for name in HEAVY))


class Revision(models.Model):
    """`design_file` is the whole design as YAML; `identities` maps story keys, type names and the keys of
    services to what they stay known by; `places` is the index of what can be talked about (core.anchors).

    `follows` is the number of the revision that it was compared with, None for the first.
    Its state moves as `states.TRANSITIONS` says, through `changes`; all else stays as it was published.
    """

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    note = models.TextField(_("what is new"), blank=True, validators=[MaxLengthValidator(10_000)])
    design_file = models.TextField()
    identities: "models.JSONField[dict[str, dict[str, str]], Any]" = models.JSONField(default=dict)
    places: "models.JSONField[dict[str, Any] | None, Any]" = models.JSONField(null=True)
    findings: "models.JSONField[list[dict[str, Any]], Any]" = models.JSONField(default=list)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)
    follows = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["design", "number"], name="one_revision_a_number"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="revision_state_known"),
            models.UniqueConstraint(
                fields=["design"], condition=models.Q(state=State.APPROVED), name="one_approved_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.design} {self.number}"

    @property
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    def move_to(self, state: State) -> "Move | None":
        """How it came to a state: who, when, why; None where it never did, or came before this was kept."""
        return next((one for one in self.moves.all() if one.after == state), None)

    @property
    def approval(self) -> "Move | None":
        return self.move_to(State.APPROVED)

    @property
    def withdrawal(self) -> "Move | None":
        return self.move_to(State.WITHDRAWN)


class Move(models.Model):
    """A revision went from one state (`before`) to another (`after`): who moved it, when and why."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="moves")
    action = models.CharField(max_length=20)
    before = models.CharField(max_length=12, choices=State.choices)
    after = models.CharField(max_length=12, choices=State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    reason = models.TextField(_("why"), blank=True, validators=[MaxLengthValidator(5000)])
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.revision}: {self.before} → {self.after}"


class Document(models.Model):
    """The OpenAPI document of one service in a revision, byte for byte, and its difference to the last.

    `since` is the version that it was compared with, "" for the first of its service.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="documents")
    service = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, related_name="documents")
    position = models.PositiveIntegerField(default=0)
    service_key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    version = models.CharField(max_length=40)
    since = models.CharField(max_length=40, blank=True)
    yaml = models.TextField()
    sha256 = models.CharField(max_length=64)
    changes: "models.JSONField[list[dict[str, Any]], Any]" = models.JSONField(default=list)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "service_key"], name="one_document_a_service")
        ]
        indexes = [
            models.Index(fields=["sha256"], name="documents_by_hash"),
            # All that finding one takes: the row itself is long to read past its text.
            models.Index(
                fields=["revision", "service_key", "version", "sha256"], name="documents_by_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_key} {self.version}"

    @property
    def is_news(self) -> bool:
        """Whether it is not the document that was published before."""
        return bool(self.changes) or self.since != self.version


class Publication(models.Model):
    """Where the published documents of a design are read without an account, by whoever knows its key.

    The key is shown to the team, so it is kept; it is found by its hash, whose comparison tells nothing.
    While it is switched off nothing answers there.
    """

    design = models.OneToOneField(Design, on_delete=models.CASCADE, related_name="publication")
    key = models.CharField(max_length=40, unique=True)
    key_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    switched_off_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"publication of {self.design_id}"

    @property
    def is_on(self) -> bool:
        return self.switched_off_at is None

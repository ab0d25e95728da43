"""A sequence diagram as text, the calls it holds, and drawings kept by the hash of their source."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design
from seedapp.history.models import Versioned
from seedapp.job_stories.models import JobStory


class Interaction(Versioned):
    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="interactions")
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(_("key"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    plantuml = models.TextField(_("PlantUML"), blank=True, validators=[MaxLengthValidator(200_000)])
    participants: "models.JSONField[dict[str, str], Any]" = models.JSONField(
        _("participants"), default=dict, blank=True
    )
    jobs = models.ManyToManyField(JobStory, related_name="interactions", blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["design", "key"], name="one_interaction_a_key")]

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """A call of a diagram, with an identity that survives edits of the text around it.

    `number` counts calls from 1; it is null while the call is not to be found in the text (being
    retyped, perhaps), so that what hangs on it comes back with it.
    """

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField(null=True)
    sender = models.CharField(max_length=400, blank=True)
    receiver = models.CharField(max_length=400, blank=True)
    label = models.TextField(blank=True)

    class Meta:
        ordering = ["interaction", models.F("number").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return f"{self.interaction.key}#{self.number or '–'}"


class Drawing(models.Model):
    """What the renderer made of a source, or the problem it had with it: kept for a while, never needed.

    `problem` is a sentence of core as JSON, so that every reader gets it in their language. `size` is the
    number of characters of `svg`.
    """

    source_sha256 = models.CharField(max_length=64, primary_key=True)
    svg = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    line = models.PositiveIntegerField(null=True)
    size = models.PositiveIntegerField(default=0)
    drawn_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.source_sha256[:12]

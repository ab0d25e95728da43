"""A job story: when *situation*, I want to *motivation*, so I can *goal*."""

import uuid

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from seedapp.actors.models import Actor
from seedapp.designs.models import Design, Service
from seedapp.history.models import Versioned


class Level(models.TextChoices):
    CUSTOMER = "customer", _("Customer story")
    TECHNICAL = "technical", _("Technical story")


class EvidenceSource(models.TextChoices):
    INTERVIEW = "interview", _("Interview")
    DATA = "data", _("Data")
    ASSUMPTION = "assumption", _("Assumption")


class JobStory(Versioned):
    """`actor` or, in a technical story, an API as `consumer` has the need; `provider` is asked for it."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="job_stories")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(_("key"), max_length=80)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, default=Level.CUSTOMER)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, null=True, related_name="job_stories")
    consumer = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, related_name="needs")
    provider = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, related_name="provides")
    refines = models.ManyToManyField("self", symmetrical=False, related_name="refined_by")
    situation = models.TextField(_("When"), blank=True, validators=[MaxLengthValidator(2000)])
    motivation = models.TextField(_("I want to"), blank=True, validators=[MaxLengthValidator(2000)])
    goal = models.TextField(_("so I can"), blank=True, validators=[MaxLengthValidator(2000)])
    evidence_source = models.CharField(
        _("evidence"), max_length=20, choices=EvidenceSource.choices, blank=True
    )
    evidence_note = models.TextField(_("note"), blank=True, validators=[MaxLengthValidator(2000)])

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("job story")
        verbose_name_plural = _("job stories")
        constraints = [
            models.UniqueConstraint(fields=["design", "key"], name="one_story_a_key"),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="story_level_known"),
            models.CheckConstraint(
                condition=models.Q(actor=None) | models.Q(consumer=None), name="story_has_one_needer"
            ),
        ]

    def __str__(self) -> str:
        return self.key

"""An actor: whoever needs something from the service, seen through needs, pains and behaviours."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design
from seedapp.history.models import Versioned


class ActorKind(models.TextChoices):
    HUMAN = "human", _("Human")
    APP = "app", _("App")
    API = "api", _("API")
    MICROSERVICE = "microservice", _("Microservice")
    EXTERNAL = "external", _("External system")


class Actor(Versioned):
    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="actors")
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind.choices, default=ActorKind.HUMAN)
    description = models.TextField(_("description"), blank=True, validators=[MaxLengthValidator(10_000)])
    needs: "models.JSONField[list[str], Any]" = models.JSONField(_("needs"), default=list, blank=True)
    pains: "models.JSONField[list[str], Any]" = models.JSONField(_("pains"), default=list, blank=True)
    behaviours: "models.JSONField[list[str], Any]" = models.JSONField(
        _("behaviours"), default=list, blank=True
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["design", "key"], name="one_actor_a_key"),
            models.CheckConstraint(condition=models.Q(kind__in=ActorKind.values), name="actor_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

"""A design, and the services it describes: one OpenAPI document each."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.history.models import Versioned
from seedapp.workspaces.models import Workspace


class Design(Versioned):
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="designs")
    slug = models.SlugField(max_length=80)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True, validators=[MaxLengthValidator(10_000)])
    language = models.CharField(_("language of the texts"), max_length=12, default="en")
    contact_name = models.CharField(_("contact: name"), max_length=200, blank=True)
    contact_url = models.CharField(_("contact: web address"), max_length=500, blank=True)
    contact_email = models.CharField(_("contact: e-mail"), max_length=254, blank=True)
    license_name = models.CharField(_("licence: name"), max_length=200, blank=True)
    license_identifier = models.CharField(_("licence: SPDX identifier"), max_length=100, blank=True)
    glossary: "models.JSONField[dict[str, str], Any]" = models.JSONField(
        _("glossary"), default=dict, blank=True
    )
    style: "models.JSONField[dict[str, Any], Any]" = models.JSONField(
        _("style of the interface"), default=dict, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["workspace", "slug"], name="one_design_an_address")]

    def __str__(self) -> str:
        return self.title


class Layer(models.TextChoices):
    API = "api", _("API: a façade for apps")
    MICROSERVICE = "microservice", _("Microservice: owns its data")


class SecurityKind(models.TextChoices):
    NONE = "none", _("None: open to all")
    BEARER = "bearer", _("Bearer token")
    API_KEY = "api-key", _("API key")
    OAUTH2 = "oauth2", _("OAuth 2")


class Service(Versioned):
    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="services")
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    layer = models.CharField(_("layer"), max_length=20, choices=Layer.choices, default=Layer.MICROSERVICE)
    description = models.TextField(_("description"), blank=True, validators=[MaxLengthValidator(10_000)])
    version = models.CharField(_("version of the API"), max_length=40, default="0.1.0")
    resources: "models.JSONField[list[str], Any]" = models.JSONField(_("resources"), default=list, blank=True)
    servers: "models.JSONField[list[dict[str, str]], Any]" = models.JSONField(
        _("servers"), default=list, blank=True
    )
    security = models.CharField(
        _("security"), max_length=20, choices=SecurityKind.choices, default=SecurityKind.NONE
    )
    scopes: "models.JSONField[dict[str, str], Any]" = models.JSONField(_("scopes"), default=dict, blank=True)
    openapi: "models.JSONField[dict[str, Any], Any]" = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["design", "key"], name="one_service_a_key"),
            models.CheckConstraint(condition=models.Q(layer__in=Layer.values), name="service_layer_known"),
        ]

    def __str__(self) -> str:
        return self.name

"""The services of a design through the REST API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers

from seedapp.designs import changes
from seedapp.designs.keys import free_key_in
from seedapp.designs.models import Layer, SecurityKind, Service
from seedapp.designs.policy import is_key, is_server, is_version

from .lists import Listing
from .members import Lines, Members, Name, Pairs, Text, Thing
from .query import one_of
from .things import Things


class ServerMembers(Members):
    """Where the service is reached."""

    url = Name(max_length=1000, help_text="Begins with https:// or with /.")
    description = Name(max_length=1000, required=False, allow_blank=True, default="")

    def validate_url(self, url: str) -> str:
        if not is_server(url):
            raise serializers.ValidationError(
                _("“%(url)s” is no server address. It begins with https:// or with /.") % {"url": url}
            )
        return url


class ServiceMembers(Thing):
    """A service: one OpenAPI document."""

    key = Name(
        max_length=80, required=False, help_text="Names the document. Left out, it is made of the name."
    )
    name = Name(max_length=200)
    layer = serializers.ChoiceField(choices=Layer.choices, required=False)
    description = Text(max_length=10_000, required=False, allow_blank=True)
    version = Name(max_length=40, required=False, help_text="The API's own version, such as 0.1.0.")
    resources = Lines(help_text="Nouns that this service owns, beyond those derived.")
    servers = serializers.ListField(child=ServerMembers(), max_length=50, required=False)
    security = serializers.ChoiceField(choices=SecurityKind.choices, required=False)
    scopes = Pairs(required=False, help_text="OAuth 2: {rentals:write: Start and end rentals}.")
    openapi = serializers.DictField(
        read_only=True, help_text="What an imported document says that has no form; exported as it stands."
    )

    def validate_version(self, version: str) -> str:
        if not is_version(version):
            raise serializers.ValidationError(_("A version has three numbers, such as 0.1.0."))
        return version

    def validate_key(self, key: str) -> str:
        if not is_key(key):
            raise serializers.ValidationError(_("Use small ASCII letters, digits and hyphens: trip-api."))
        others = self.context["design"].services.filter(key=key)
        if others.exclude(pk=self.instance.pk if self.instance else None).exists():
            raise serializers.ValidationError(
                _("Another service of this design has this key. Choose another one.")
            )
        return key


class Services(Things):
    """The services of a design."""

    tag = "Services"
    thing, things = "service", "services"
    serializer_class = ServiceMembers
    listing = Listing(
        filters={
            "layer": one_of(serializers.ChoiceField(choices=Layer.choices), "layer"),
            "q": one_of(
                Name(max_length=200, help_text="Part of the name or the description."),
                "name__icontains",
                "description__icontains",
            ),
        },
        sorts={"position": "position", "name": "name"},
    )

    def rows(self) -> QuerySet[Service]:
        return self.design.services.all()

    def add(self, values: dict[str, Any]) -> Service:
        key = values.get("key") or free_key_in(self.design, Service, values["name"])
        security = values.get("security", SecurityKind.BEARER)
        rest = {**values, "key": key, "security": security}
        return changes.add_service(self.design, by=self.person, **rest)

    def edit(self, row: Service, seen: int, values: dict[str, Any]) -> Service:
        return changes.edit_service(row, seen=seen, by=self.person, **values)

    def remove(self, row: Service) -> None:
        changes.remove_service(row, by=self.person)

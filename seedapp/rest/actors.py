"""Actors of a design through the REST API. The pattern for the things of any room."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from seedapp.actors import changes
from seedapp.actors.models import Actor, ActorKind
from seedapp.designs.keys import free_key_in

from .lists import Listing
from .members import Lines, Name, Text, Thing
from .query import one_of
from .things import Things, by_key


class ActorMembers(Thing):
    """Whoever needs something from the service, seen through needs, pains and behaviours."""

    key = serializers.CharField(read_only=True, help_text="Made of the name; never changes.")
    name = Name(max_length=200, help_text="What sets them apart: “Late commuter” rather than “User”.")
    kind = serializers.ChoiceField(choices=ActorKind.choices, required=False)
    description = Text(max_length=10_000, required=False, allow_blank=True)
    needs = Lines()
    pains = Lines()
    behaviours = Lines()


class Actors(Things):
    """Step 1: whoever needs something from the service."""

    tag = "Actors"
    thing, things = "actor", "actors"
    serializer_class = ActorMembers
    by_name = by_key(Actor)
    listing = Listing(
        filters={
            "kind": one_of(serializers.ChoiceField(choices=ActorKind.choices), "kind"),
            "q": one_of(
                Name(max_length=200, help_text="Part of the name or the description."),
                "name__icontains",
                "description__icontains",
            ),
        },
        sorts={"position": "position", "name": "name"},
    )

    def rows(self) -> QuerySet[Actor]:
        return self.design.actors.all()

    def add(self, values: dict[str, Any]) -> Actor:
        key = free_key_in(self.design, Actor, values["name"])
        return changes.add_actor(self.design, by=self.person, key=key, **values)

    def edit(self, row: Actor, seen: int, values: dict[str, Any]) -> Actor:
        return changes.edit_actor(row, seen=seen, by=self.person, **values)

    def remove(self, row: Actor) -> None:
        changes.remove_actor(row, by=self.person)

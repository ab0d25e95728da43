"""Interactions of a design through the REST API: diagrams as text, the stories they serve, who takes part."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers

from seedapp.core import design as core
from seedapp.designs.keys import free_key_in
from seedapp.interactions import changes
from seedapp.interactions.models import Interaction
from seedapp.interactions.ties import settled, strangers
from seedapp.snapshot.take import take

from .lists import Listing
from .members import Name, Pairs, Text, Thing
from .query import one_of
from .references import KeysOf
from .things import Things


class InteractionMembers(Thing):
    """A sequence diagram, as PlantUML text."""

    key = serializers.CharField(read_only=True, help_text="Made of the title; never changes.")
    title = Name(max_length=200, help_text="What happens, in a few words.")
    plantuml = Text(max_length=200_000, required=False, allow_blank=True, trim_whitespace=False)
    participants = Pairs(
        required=False,
        help_text="Whom participants stand for, where their names do not tell: alias → key.",
    )
    jobs = KeysOf(
        lambda design: design.job_stories.all(), required=False, help_text="The stories that it serves."
    )


class Interactions(Things):
    """Step 3: sequence diagrams."""

    tag = "Interactions"
    thing, things = "interaction", "interactions"
    serializer_class = InteractionMembers
    listing = Listing(
        filters={
            "job": one_of(Name(max_length=120, help_text="Those that serve this story."), "jobs__key"),
            "q": one_of(
                Name(max_length=200, help_text="Part of the title or the text."),
                "title__icontains",
                "plantuml__icontains",
            ),
        },
        sorts={"position": "position", "title": "title"},
    )

    def rows(self) -> QuerySet[Interaction]:
        return self.design.interactions.prefetch_related("jobs")

    def add(self, values: dict[str, Any]) -> Interaction:
        key = free_key_in(self.design, Interaction, values["title"])
        draft = core.Interaction(
            key=key,
            title=values["title"],
            plantuml=values.get("plantuml", ""),
            participants=values.pop("participants", {}),
        )
        ties = self._ties(draft, {})
        return changes.add_interaction(self.design, by=self.person, key=key, participants=ties, **values)

    def edit(self, row: Interaction, seen: int, values: dict[str, Any]) -> Interaction:
        """Ties that are not sent stay; those of participants that went from the text go with them."""
        if "participants" in values or "plantuml" in values:
            draft = core.Interaction(
                key=row.key,
                title=row.title,
                plantuml=values.get("plantuml", row.plantuml),
                participants=values.get("participants", row.participants),
            )
            values["participants"] = self._ties(draft, row.participants)
        return changes.edit_interaction(row, seen=seen, by=self.person, **values)

    def remove(self, row: Interaction) -> None:
        changes.remove_interaction(row, by=self.person)

    def _ties(self, draft: core.Interaction, before: dict[str, str]) -> dict[str, str]:
        value = take(self.design)
        if unknown := strangers(draft.participants, value):
            told = _("No actor and no service of the design is %(keys)s.") % {"keys": ", ".join(unknown)}
            raise serializers.ValidationError({"participants": [told]})
        return settled(draft, before, value)

"""Job stories of a design through the REST API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from seedapp.actors.models import Actor
from seedapp.designs.models import Design, Layer, Service
from seedapp.job_stories import changes
from seedapp.job_stories.models import EvidenceSource, JobStory, Level

from .lists import Listing
from .members import Name, Text, Thing
from .query import one_of
from .references import KeyOf, KeysOf
from .things import Things

_PARTS = ("situation", "motivation", "goal")


@extend_schema_field({"type": "string", "maxLength": 120})
class Needer(serializers.Field[Any, Any, Any, Any]):
    """An actor, or an API of the design, by its key; "" for nobody yet."""

    def to_internal_value(self, data: Any) -> Actor | Service | None:
        key = Name(max_length=120, allow_blank=True).run_validation(data)
        if not key:
            return None
        design: Design = self.context["design"]
        found = (
            design.actors.filter(key=key).first() or design.services.filter(key=key, layer=Layer.API).first()
        )
        if found is None:
            told = _("No actor and no API of the design is “%(key)s”.") % {"key": key}
            raise serializers.ValidationError(told)
        return found

    def to_representation(self, value: Actor | Service) -> str:
        return value.key


class JobStoryMembers(Thing):
    """When a situation is, somebody wants to get something done, so that it is good for something."""

    key = serializers.CharField(read_only=True, help_text="J1 … of customers, T1 … technical ones.")
    uid = serializers.UUIDField(read_only=True, help_text="Its identity, which survives everything.")
    level = serializers.ChoiceField(choices=Level.choices, required=False)
    actor = Needer(
        required=False,
        source="needer",
        help_text='Whose story: the key of an actor or of an API; "" for nobody yet.',
    )
    provider = KeyOf(
        lambda design: design.services.all(),
        required=False,
        allow_null=True,
        help_text="Technical stories: the service that is asked.",
    )
    refines = KeysOf(
        lambda design: design.job_stories.filter(level=Level.CUSTOMER),
        required=False,
        help_text="Technical stories: the customer stories that this one makes possible.",
    )
    when = Text(source="situation", max_length=2000, required=False, allow_blank=True)
    want = Text(source="motivation", max_length=2000, required=False, allow_blank=True)
    so = Text(source="goal", max_length=2000, required=False, allow_blank=True)
    evidence_source = serializers.ChoiceField(
        choices=EvidenceSource.choices, required=False, allow_blank=True, help_text="What it rests on."
    )
    evidence_note = Text(max_length=2000, required=False, allow_blank=True)

    def to_representation(self, instance: JobStory) -> dict[str, Any]:
        instance.needer = instance.actor or instance.consumer  # type: ignore[attr-defined]  # for `actor`
        shown = super().to_representation(instance)
        return {**shown, "actor": shown["actor"] or ""}

    def validate_refines(self, rows: list[JobStory]) -> list[JobStory]:
        if self.instance in rows:
            raise serializers.ValidationError(_("A story does not refine itself."))
        return rows

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One part of the sentence is written, and the one who needs it stands in its column."""
        if not any((attrs.get(part, getattr(self.instance, part, "")) or "").strip() for part in _PARTS):
            raise serializers.ValidationError(_("Write at least one part of the sentence: when, want or so."))
        if "needer" in attrs:
            needer = attrs.pop("needer")
            attrs["actor"] = needer if isinstance(needer, Actor) else None
            attrs["consumer"] = needer if isinstance(needer, Service) else None
        return attrs


class JobStories(Things):
    """Step 2: when …, I want to …, so I can …."""

    tag = "Job stories"
    thing, things = "job story", "job stories"
    serializer_class = JobStoryMembers
    listing = Listing(
        filters={
            "level": one_of(serializers.ChoiceField(choices=Level.choices), "level"),
            "actor": one_of(
                Name(max_length=120, help_text="Those of this actor or API, by its key."),
                "actor__key",
                "consumer__key",
            ),
            "provider": one_of(
                Name(max_length=120, help_text="Those that ask this service, by its key."), "provider__key"
            ),
            "refines": one_of(
                Name(max_length=120, help_text="Those that make this customer story possible."),
                "refines__key",
            ),
            "q": one_of(
                Name(max_length=200, help_text="Part of the sentence."),
                "situation__icontains",
                "motivation__icontains",
                "goal__icontains",
            ),
        },
        sorts={"position": "position", "key": "key"},
    )

    def rows(self) -> QuerySet[JobStory]:
        rows = self.design.job_stories.select_related("actor", "consumer", "provider")
        return rows.prefetch_related("refines")

    def add(self, values: dict[str, Any]) -> JobStory:
        return changes.add_job_story(self.design, by=self.person, **values)

    def edit(self, row: JobStory, seen: int, values: dict[str, Any]) -> JobStory:
        return changes.edit_job_story(row, seen=seen, by=self.person, **values)

    def remove(self, row: JobStory) -> None:
        changes.remove_job_story(row, by=self.person)

    def as_members(self, facts: dict[str, Any]) -> dict[str, Any]:
        return {**super().as_members(facts), "actor": facts["actor"] or facts["consumer"]}

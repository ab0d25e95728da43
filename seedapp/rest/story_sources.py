"""Where job stories come from, through the REST API: pasted text, and stories that the workbench derives."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.derive.stories import ReadStory, read_stories
from seedapp.core.derive.technical_stories import JobCandidate, technical_stories
from seedapp.job_stories import acceptance, changes
from seedapp.job_stories.models import JobStory
from seedapp.job_stories.whose import whose

from .job_stories import JobStoryMembers
from .lists import page_serializer
from .members import Members, Name, Text, values_of
from .repeats import once
from .seen import InSeenDesign, spoken
from .sequences import PAGED, answer_in_pages
from .views import InDesign

MOST_STORIES = 100


class PasteMembers(Members):
    """Stories as they stand in a text."""

    text = Text(
        max_length=100_000,
        help_text="One a line or a paragraph, English or Korean: “When …, I want to …, so I can …”.",
    )


class UnderstoodMembers(serializers.Serializer[Any]):
    """What was understood of one story of a text."""

    typed = serializers.CharField(help_text="What stood there.")
    understood = serializers.BooleanField(help_text="false where a part is missing.")
    actor = serializers.CharField(help_text="The key of the actor that it names, or empty.")
    when = serializers.CharField()
    want = serializers.CharField()
    so = serializers.CharField()


class ReadMembers(serializers.Serializer[Any]):
    """The stories of a text, in its order."""

    items = UnderstoodMembers(many=True)


class SeveralMembers(Members):
    """Several stories to add at once."""

    items = serializers.ListField(child=JobStoryMembers(), min_length=1, max_length=MOST_STORIES)


class AddedMembers(serializers.Serializer[Any]):
    """The stories that were added, with their keys."""

    items = JobStoryMembers(many=True)


class Pasting(InDesign):
    """Many stories at once."""

    tag = "Job stories"

    @extend_schema(request=PasteMembers, responses={200: ReadMembers})
    def read_pasted_stories(self, request: Request, **address: str) -> HttpResponseBase:
        """Read stories out of a text

        Nothing is written: look over what was understood, then add what you keep.
        """
        found = read_stories(values_of(PasteMembers(data=request.data))["text"])
        if not 0 < len(found) <= MOST_STORIES:
            told = _("There are %(count)s stories in it. Paste 1 to %(most)s at a time.")
            raise serializers.ValidationError({"text": [told % {"count": len(found), "most": MOST_STORIES}]})
        return Response({"items": [self._understood(one) for one in found]})

    def _understood(self, one: ReadStory) -> dict[str, Any]:
        actor = whose(self.design, one.subject)
        return {
            "typed": one.typed,
            "understood": one.understood,
            "actor": actor.key if actor else "",
            "when": one.when,
            "want": one.want,
            "so": one.so,
        }

    @extend_schema(request=SeveralMembers, responses={201: AddedMembers})
    def add_several_stories(self, request: Request, **address: str) -> HttpResponseBase:
        """Add several stories at once

        All of them, or none where one is not right.
        """
        members = SeveralMembers(data=request.data, context={"design": self.design})
        stories = values_of(members)["items"]
        return once(request, lambda: self._added(stories))

    @transaction.atomic
    def _added(self, stories: list[dict[str, Any]]) -> Response:
        rows = [changes.add_job_story(self.design, by=self.person, **one) for one in stories]
        return added_answer(rows)


class ProposedMembers(serializers.Serializer[Any]):
    """The story that a proposal would be."""

    key = serializers.CharField()
    actor = serializers.CharField()
    provider = serializers.CharField()
    refines = serializers.ListField(child=serializers.CharField())
    when = serializers.CharField()
    want = serializers.CharField()
    so = serializers.CharField()


class StoryProposalMembers(serializers.Serializer[Any]):
    """A technical story that a customer story asks for, with the reasons."""

    id = serializers.CharField(help_text="The same for the same story and service.")
    confidence = serializers.FloatField(min_value=0, max_value=1)
    reasons = serializers.ListField(child=serializers.CharField())
    story = ProposedMembers(source="job")


class WantedMembers(Members):
    """Which proposals become stories."""

    ids = serializers.ListField(child=Name(max_length=200), min_length=1, max_length=MOST_STORIES)


class TechnicalStories(InSeenDesign):
    """Technical stories that the workbench proposes."""

    tag = "Job stories"
    is_tagged = True
    query = PAGED

    def known_query(self) -> Any:
        return self.query if self.action == "list_technical_stories" else {}

    @extend_schema(responses={200: page_serializer("technical stories", StoryProposalMembers)})
    def list_technical_stories(self, request: Request, **address: str) -> HttpResponseBase:
        """List the technical stories that are proposed

        What the API, when asked, needs of which service. Those that the design has are left out.
        """
        found = technical_stories(self.value)
        return answer_in_pages(request, found, self.asked, id_of=lambda one: one.id, show=self._shown)

    def _shown(self, one: JobCandidate) -> dict[str, Any]:
        return {
            "id": one.id,
            "confidence": one.confidence,
            "reasons": [spoken(sentence) for sentence in one.evidence],
            "story": ProposedMembers(one.job).data,
        }

    @extend_schema(request=WantedMembers, responses={201: AddedMembers})
    def accept_technical_stories(self, request: Request, **address: str) -> HttpResponseBase:
        """Make stories of proposals

        Each becomes a story like any other. One that is not proposed (any more) is refused by name.
        """
        wanted = list(dict.fromkeys(values_of(WantedMembers(data=request.data))["ids"]))
        return once(request, lambda: self._accepted(wanted))

    @transaction.atomic
    def _accepted(self, wanted: list[str]) -> Response:
        known = {one.id: one for one in technical_stories(self.value)}
        if missing := [one for one in wanted if one not in known]:
            told = _("Not proposed, or added already: %(ids)s.") % {"ids": ", ".join(missing[:5])}
            raise serializers.ValidationError({"ids": [told]})
        rows = [
            acceptance.accept_technical_story(self.design, known[one].job, by=self.person) for one in wanted
        ]
        return added_answer(rows)


def added_answer(rows: list[JobStory]) -> Response:
    """201 with the stories."""
    return Response({"items": JobStoryMembers(rows, many=True).data}, status=status.HTTP_201_CREATED)

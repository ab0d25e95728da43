"""What diagrams say and how they look, through the REST API: calls, drawings, drafts, first ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core import design as core
from seedapp.core import sequence
from seedapp.core.derive.diagrams import first_diagram
from seedapp.core.derive.messages import MessageReading, read_messages
from seedapp.interactions.drawings import drawing_of, problem_of
from seedapp.interactions.models import Interaction

from .members import Members, Name, Pairs, Text, Truth, values_of
from .problems import Refusal
from .seen import InSeenDesign, spoken
from .versions import tagged
from .views import InDesign

DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class ParticipantMembers(serializers.Serializer[Any]):
    """Somebody who takes part."""

    alias = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField(help_text="As it is drawn: participant, actor, database, ….")
    stands_for = serializers.CharField(
        help_text="The key of the actor or service, empty where none is known."
    )


class CallMembers(serializers.Serializer[Any]):
    """A message that asks or tells."""

    number = serializers.IntegerField(help_text="Counts the calls of the diagram from 1.")
    line = serializers.IntegerField()
    source = serializers.CharField(  # type: ignore[assignment]  # the name of a member
        help_text="The alias of who sends it."
    )
    target = serializers.CharField(help_text="The alias of who gets it.")
    label = serializers.CharField()  # type: ignore[assignment]  # likewise
    answer = serializers.CharField(help_text="What the return says that brings what was asked for.")
    kind = serializers.CharField(help_text="What it was taken for: query, action, event, internal, unclear.")
    confidence = serializers.FloatField()
    reasons = serializers.ListField(child=serializers.CharField())
    operations = serializers.ListField(
        child=serializers.CharField(), help_text="The operations that come from it, as service/key."
    )


class DiagramProblemMembers(serializers.Serializer[Any]):
    """A line that cannot be read."""

    line = serializers.IntegerField(help_text="0 where it is about the whole.")
    detail = serializers.CharField()


class ReadingMembers(serializers.Serializer[Any]):
    """What a diagram's text says."""

    participants = ParticipantMembers(many=True)
    calls = CallMembers(many=True)
    problems = DiagramProblemMembers(many=True)


class DraftReadingMembers(ReadingMembers):
    """What a text says that nobody has saved, and its drawing."""

    svg = serializers.CharField(help_text="Empty where it was not asked for, or cannot be drawn.")


class DraftMembers(Members):
    """A text that nobody has saved."""

    plantuml = Text(max_length=200_000, allow_blank=True, trim_whitespace=False)
    participants = Pairs(required=False)
    draw = Truth(default=False, help_text="Whether the drawing is wanted too.")
    dark = Truth(default=False, help_text="In colours for a dark page.")


class DiagramProposalMembers(serializers.Serializer[Any]):
    """A first diagram, ready to be added as an interaction."""

    title = serializers.CharField()
    plantuml = serializers.CharField()
    participants = serializers.DictField(child=serializers.CharField())
    jobs = serializers.ListField(child=serializers.CharField())


class Diagrams(InSeenDesign):
    """What diagrams say."""

    tag = "Interactions"
    is_tagged = True

    def known_query(self) -> Any:
        if self.action != "propose_interaction":
            return {}
        return {"jobs": Name(max_length=4000, help_text="Keys of stories, with commas between.")}

    @extend_schema(responses=ReadingMembers)
    def read_diagram(self, request: Request, key: str, **address: str) -> HttpResponseBase:
        """Read what a diagram says

        Who takes part and stands for whom, each call with what it was taken for and why, and the lines that
        cannot be read.
        """
        row = get_object_or_404(self.design.interactions, key=key)
        value = next(one for one in self.value.interactions if one.key == key)
        return tagged(request, reading_of(value, self.value, serving(row)), row.row_version)

    @extend_schema(request=DraftMembers, responses={200: DraftReadingMembers})
    def read_draft(self, request: Request, **address: str) -> HttpResponseBase:
        """Read a text before it is saved

        Nothing is written.
        """
        given = values_of(DraftMembers(data=request.data))
        ties = given.get("participants", {})
        draft = core.Interaction(key="", title="", plantuml=given["plantuml"], participants=ties)
        told = reading_of(draft, self.value, {})
        svg = ""
        if given["draw"]:
            drawn = drawing_of(draft.plantuml, dark=given["dark"])
            svg = drawn.svg
            if sentence := problem_of(drawn):
                told["problems"].append({"line": drawn.line or 0, "detail": spoken(sentence)})
        return Response({**told, "svg": svg})

    @extend_schema(responses=DiagramProposalMembers)
    def propose_interaction(self, request: Request, **address: str) -> HttpResponseBase:
        """Propose a first diagram for stories

        Nothing is written: add it as an interaction when it is right.
        """
        keys = [key for key in self.asked.get("jobs", "").split(",") if key]
        missing = [key for key in keys if not self.value.job(key)]
        if missing or not keys:
            told = _("The design has no %(names)s.") if missing else _("Name at least one story.")
            detail = told % {"names": ", ".join(missing[:5])} if missing else told
            raise Refusal("invalid-query", detail, errors=[{"parameter": "jobs", "detail": detail}])
        made = first_diagram(self.value, keys)
        return tagged(request, DiagramProposalMembers(made).data)


class SVG(BaseRenderer):
    """A drawing."""

    media_type = "image/svg+xml"
    format = "svg"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class Drawings(InDesign):
    """How diagrams look."""

    tag = "Interactions"
    is_tagged = True
    renderer_classes = (SVG,)
    query = {"dark": serializers.BooleanField(default=False, help_text="In colours for a dark page.")}

    @extend_schema(responses={(200, "image/svg+xml"): OpenApiTypes.STR})
    def read_drawing(self, request: Request, key: str, **address: str) -> HttpResponseBase:
        """Read the drawing of an interaction

        As SVG. Where the text cannot be drawn, 409 says which line and why.
        """
        row = get_object_or_404(self.design.interactions, key=key)
        drawn = drawing_of(row.plantuml, dark=self.asked.get("dark", False))
        if sentence := problem_of(drawn):
            place = _("Line %(line)s: ") % {"line": drawn.line} if drawn.line else ""
            raise Refusal("refused", place + spoken(sentence))
        response = tagged(request, drawn.svg)
        response["Content-Security-Policy"] = DRAWING_POLICY
        response["X-Content-Type-Options"] = "nosniff"
        return response


def serving(row: Interaction) -> dict[int, list[str]]:
    """Number of a call → the operations that come from it."""
    messages = row.messages.exclude(number=None).prefetch_related("operations__service")
    return {
        one.number: [f"{made.service.key}/{made.key}" for made in one.operations.all()]
        for one in messages
        if one.number is not None
    }


def reading_of(
    value: core.Interaction, design: core.Design, operations: dict[int, list[str]]
) -> dict[str, Any]:
    """What a text says, as plain JSON."""
    diagram = sequence.parse(value.plantuml)
    readings = read_messages(replace(design, interactions=(value,)))
    return {
        "participants": [
            {
                "alias": one.alias,
                "name": sequence.plain(one.name),
                "kind": one.kind,
                "stands_for": sequence.key_of(value, one, design),
            }
            for one in diagram.participants
        ],
        "calls": [_call(one, operations.get(one.call.number, [])) for one in readings],
        "problems": [{"line": one.line, "detail": spoken(one.sentence)} for one in diagram.problems],
    }


def _call(one: MessageReading, operations: list[str]) -> dict[str, Any]:
    call = one.call
    return {
        "number": call.number,
        "line": call.line,
        "source": call.source,
        "target": call.target,
        "label": sequence.plain(call.label),
        "answer": sequence.plain(one.answer),
        "kind": one.reading.kind,
        "confidence": one.reading.confidence,
        "reasons": [spoken(sentence) for sentence in one.reading.reasons],
        "operations": operations,
    }

"""Step 7 through the REST API: whether coding may begin, and everything to take along."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.implementation.readiness import conditions, may_begin
from seedapp.implementation.whole import bundle_of_revision, bundle_of_today
from seedapp.snapshot.standing import standing_of

from .seen import InSeenDesign, spoken
from .versions import tagged


class ZipArchive(BaseRenderer):
    """An archive that is bytes already."""

    media_type = "application/zip"
    format = "zip"
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_context: Any) -> bytes:
        return bytes(data)


class ConditionMembers(serializers.Serializer[Any]):
    """Something that has to be true before coding."""

    met = serializers.BooleanField()
    weight = serializers.ChoiceField(choices=("error", "warning"), help_text="What it means when it is not.")
    rule = serializers.CharField(help_text="Of the method; empty where it has none.")
    detail = serializers.CharField()
    place = serializers.ChoiceField(choices=("design", "feedback"), help_text="Where it is mended.")


class ReadinessMembers(serializers.Serializer[Any]):
    """Whether coding may begin."""

    revision = serializers.IntegerField(help_text="The newest, 0 for none.")
    may_begin = serializers.BooleanField()
    changes = serializers.IntegerField(help_text="How much of the design has changed since that revision.")
    open_threads = serializers.IntegerField()
    conditions = ConditionMembers(many=True)


class Readiness(InSeenDesign):
    """Where the design stands."""

    tag = "Implementation"
    is_tagged = True

    @extend_schema(responses={200: ReadinessMembers})
    def read_readiness(self, request: Request, **address: str) -> HttpResponseBase:
        """Tell whether coding may begin

        Each condition, met or not: no errors, a published revision, verdicts of both perspectives, nothing
        that must be fixed.
        """
        now = standing_of(self.design, self.value, self.look.findings).situation
        found = conditions(now)
        told = [
            {
                "met": one.met,
                "weight": one.weight,
                "rule": one.rule,
                "detail": spoken(one.sentence),
                "place": "design" if one.place == "design" else "feedback",
            }
            for one in found
        ]
        shown = {
            "revision": now.revision,
            "may_begin": may_begin(found),
            "changes": now.changes,
            "open_threads": now.open_threads,
            "conditions": told,
        }
        return tagged(request, shown)


class Bundles(InSeenDesign):
    """Everything that the coding starts from."""

    tag = "Implementation"
    renderer_classes = (ZipArchive,)

    def known_query(self) -> Any:
        told = "The number of a revision, for what was published; without it the design as it stands."
        return {"revision": serializers.IntegerField(min_value=1, help_text=told)}

    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def download_bundle(self, request: Request, **address: str) -> HttpResponseBase:
        """Download everything as one archive

        The design file, the documents of all services, the workflows, diagrams, stories and the matrix.
        """
        if "revision" in self.asked:
            revision = get_object_or_404(self.design.revisions, number=self.asked["revision"])
            content = bundle_of_revision(self.design, revision)
        else:
            content = bundle_of_today(self.design, self.look.seen)
        name = f"{self.design.slug}.zip"
        return Response(content, headers={"Content-Disposition": f'attachment; filename="{name}"'})

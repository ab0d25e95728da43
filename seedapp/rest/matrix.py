"""Which operation serves which story, and the gaps, through the REST API; and help while typing fields."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core import thread
from seedapp.core.derive.failures import status_of
from seedapp.core.derive.fields import SampleError, guess
from seedapp.core.derive.fields import fields_from_sample as fields_of_sample
from seedapp.core.style import in_case, profile_of
from seedapp.operations import changes
from seedapp.operations.models import Operation

from .fields import FieldMembers
from .json_values import AnyJson
from .members import Members, Name, Truth, values_of
from .references import KeyOf
from .repeats import once
from .seen import InSeenDesign, spoken
from .versions import tagged


class CSVText(BaseRenderer):
    """A table of comma-separated values that is text already."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class MatrixStoryMembers(serializers.Serializer[Any]):
    """A row of the matrix."""

    key = serializers.CharField()
    level = serializers.CharField()
    when = serializers.CharField()
    want = serializers.CharField()
    so = serializers.CharField()


class MatrixOperationMembers(serializers.Serializer[Any]):
    """A column of the matrix."""

    target = serializers.CharField()
    kind = serializers.CharField()
    name = serializers.CharField()


class MatrixMembers(serializers.Serializer[Any]):
    """Job stories × operations: `cells` are what operations serve, `through` by way of a technical story."""

    jobs = MatrixStoryMembers(many=True)
    operations = MatrixOperationMembers(many=True)
    cells = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    through = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    jobs_without = serializers.ListField(child=serializers.CharField())
    operations_without = serializers.ListField(child=serializers.CharField())


class LinkMembers(Members):
    """A cell of the matrix."""

    job = KeyOf(lambda design: design.job_stories.all())
    service = Name(max_length=120, help_text="The key of the operation's service.")
    operation = Name(max_length=120, help_text="The key of the operation.")
    linked = Truth(help_text="Whether the operation serves the story.")


class Matrix(InSeenDesign):
    """The thread between step 2 and step 4."""

    tag = "Queries and actions"
    is_tagged = True
    renderer_classes = (JSONRenderer, CSVText)

    @extend_schema(
        responses={
            (200, "application/json"): MatrixMembers,
            (200, "text/csv"): OpenApiTypes.STR,
        }
    )
    def read_matrix(self, request: Request, **address: str) -> HttpResponseBase:
        """Read the matrix of job stories and operations

        With the gaps: stories that nothing serves, operations that serve no story. As JSON, or as CSV where
        `Accept` asks for it.
        """
        whole = thread.matrix(self.value)
        if isinstance(request.accepted_renderer, CSVText):
            return tagged(request, "\ufeff" + thread.to_csv(whole, _))
        return tagged(request, json.loads(thread.to_json(whole)))


class Links(InSeenDesign):
    """Ties that are set in the matrix."""

    tag = "Queries and actions"

    @extend_schema(request=LinkMembers, responses={204: None})
    def link_story(self, request: Request, **address: str) -> HttpResponseBase:
        """Say whether an operation serves a story

        Saying it twice changes nothing.
        """
        serializer = LinkMembers(data=request.data, context={"design": self.design})
        asked = values_of(serializer)
        rows = Operation.objects.filter(service__design=self.design).select_related("service__design")
        row = get_object_or_404(rows, service__key=asked["service"], key=asked["operation"])

        def link() -> Response:
            changes.link_story(row, asked["job"], linked=asked["linked"], by=self.person)
            return Response(status=status.HTTP_204_NO_CONTENT)

        return once(request, link)


class SampleMembers(Members):
    """A JSON object, or a list of objects."""

    sample = AnyJson()


class SampleFieldsMembers(serializers.Serializer[Any]):
    """The fields of a sample."""

    fields_ = FieldMembers(many=True)

    def get_fields(self) -> dict[str, Any]:
        return {name.rstrip("_"): one for name, one in super().get_fields().items()}


class SuggestionMembers(serializers.Serializer[Any]):
    """What words suggest, and why."""

    value = serializers.CharField()
    reason = serializers.CharField()


class Help(InSeenDesign):
    """Help while typing: nothing is saved by it."""

    tag = "Queries and actions"

    needs = {"suggest_type": ("name",), "suggest_status": ("when",)}

    def known_query(self) -> Any:
        if self.action == "suggest_type":
            return {"name": Name(max_length=200, help_text="The name of a field.")}
        if self.action == "suggest_status":
            return {"when": Name(max_length=2000, help_text="The words of a failure.")}
        return {}

    @extend_schema(request=SampleMembers, responses={200: SampleFieldsMembers})
    def read_sample(self, request: Request, **address: str) -> HttpResponseBase:
        """Read fields from a sample of JSON

        A field is required where all objects have it. Nothing is saved.
        """
        sample = values_of(SampleMembers(data=request.data))["sample"]
        try:
            found = fields_of_sample(json.dumps(sample, ensure_ascii=False))
        except SampleError as error:
            raise serializers.ValidationError({"sample": [spoken(error.sentence)]}) from error
        case = profile_of(self.value.style).names
        fields = [replace(one, name=in_case(one.name, case)) for one in found]
        return Response({"fields": FieldMembers(fields, many=True).data})

    @extend_schema(responses={200: SuggestionMembers})
    def suggest_type(self, request: Request, **address: str) -> HttpResponseBase:
        """Suggest the type of a field by its name

        `value` is empty where the name tells nothing.
        """
        found = guess(self.asked["name"], self.design.glossary)
        value = found.type + ("[]" if found.is_list else "")
        return Response({"value": value if found.name else "", "reason": spoken(found.reason)})

    @extend_schema(responses={200: SuggestionMembers})
    def suggest_status(self, request: Request, **address: str) -> HttpResponseBase:
        """Suggest the status of a failure by its words"""
        read = status_of(self.asked["when"])
        return Response({"value": str(read.status), "reason": spoken(read.reason)})

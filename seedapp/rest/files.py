"""A design as files: the design file, the OpenAPI documents of its services, its workflows."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from seedapp.core import design_file, openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.snapshot.take import take

from .problems import Refusal
from .versions import tagged
from .views import InDesign

_YAML = {(200, "application/yaml"): OpenApiTypes.STR}


class YAMLText(BaseRenderer):
    """A text that is YAML already."""

    media_type = "application/yaml"
    format = "yaml"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class Files(InDesign):
    """The design as files."""

    tag = "Designs"
    is_tagged = True
    renderer_classes = (YAMLText,)

    @extend_schema(responses=_YAML)
    def export_design(self, request: Request, **address: str) -> HttpResponseBase:
        """Export the design as a design file

        One YAML file that holds the whole design. Imported again, it gives an equal design.
        """
        return tagged(request, design_file.dump(take(self.design)))

    @extend_schema(responses=_YAML, tags=["Services"])
    def read_document(self, request: Request, service: str, **address: str) -> HttpResponseBase:
        """Read the OpenAPI document of a service

        As the design stands now; a published revision has its own.
        """
        value = take(self.design)
        if value.service(service) is None:
            raise Http404
        return tagged(request, openapi.to_yaml(openapi.document(value, service)))

    @extend_schema(responses=_YAML)
    def read_workflows(self, request: Request, **address: str) -> HttpResponseBase:
        """Read the interactions as workflows

        An Arazzo document, which names the OpenAPI documents at their addresses here. Where no interaction
        makes a workflow there is none, and 404 says what to do.
        """
        value = take(self.design)
        urls = {one.key: f"documents/{one.key}" for one in value.services}
        try:
            made = arazzo(value, urls=urls)
        except NoWorkflow as reason:
            raise Refusal("not-found", reason.sentence.spoken(_)) from reason
        return tagged(request, openapi.to_yaml(made.document))

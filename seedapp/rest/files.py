"""A design as files: the design file, the OpenAPI documents of its services, its workflows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from seedapp.core import design_file, openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.specification.making import Version, document_of

from .problems import Refusal
from .seen import InSeenDesign
from .versions import tagged

_YAML = {(200, "application/yaml"): OpenApiTypes.OBJECT}
_YAML_OR_JSON = {**_YAML, (200, "application/json"): OpenApiTypes.OBJECT}


class YAMLText(BaseRenderer):
    """A text that is YAML already."""

    media_type = "application/yaml"
    format = "yaml"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class JSONText(YAMLText):
    """A text that is JSON already."""

    media_type = "application/json"
    format = "json"


class Files(InSeenDesign):
    """The design as files."""

    tag = "Designs"
    is_tagged = True
    renderer_classes = (YAMLText,)

    @extend_schema(responses=_YAML)
    def export_design(self, request: Request, **address: str) -> HttpResponseBase:
        """Export the design as a design file

        One YAML file that holds the whole design. Imported again, it gives an equal design.
        """
        return tagged(request, design_file.dump(self.value))


class Documents(InSeenDesign):
    """The documents that are made of the design, as YAML or as JSON."""

    tag = "Services"
    is_tagged = True
    renderer_classes = (YAMLText, JSONText)
    refuses = {"read_document": (409,), "read_workflows": (409,)}

    def known_query(self) -> Any:
        if self.action != "read_document":
            return {}
        told = "The version of OpenAPI."
        return {"openapi": serializers.ChoiceField(choices=("3.1", "3.0"), default="3.1", help_text=told)}

    @extend_schema(responses=_YAML_OR_JSON)
    def read_document(self, request: Request, service: str, **address: str) -> HttpResponseBase:
        """Read the OpenAPI document of a service

        As the design stands now; a published revision has its own. In YAML, or in JSON where `Accept` asks
        for it.
        """
        one = self.value.service(service)
        if one is None:
            raise Http404
        version: Version = "3.0" if self.asked.get("openapi") == "3.0" else "3.1"
        return self._written(document_of(self.look.seen, one, version))

    @extend_schema(responses=_YAML_OR_JSON, tags=["Interactions"])
    def read_workflows(self, request: Request, **address: str) -> HttpResponseBase:
        """Read the interactions as workflows

        An Arazzo document, which names the OpenAPI documents at their addresses here. Where no interaction
        makes a workflow there is none, and 404 says what to do.
        """
        services = self.value.services
        documents = {one.key: document_of(self.look.seen, one) for one in services}
        urls = {one.key: f"documents/{one.key}" for one in services}
        try:
            made = arazzo(self.value, documents=documents, urls=urls)
        except NoWorkflow as reason:
            raise Refusal("not-found", reason.sentence.spoken(_)) from reason
        return self._written(made.document)

    def _written(self, document: Mapping[str, Any]) -> HttpResponseBase:
        as_json = isinstance(self.request.accepted_renderer, JSONText)
        return tagged(self.request, openapi.to_json(document) if as_json else openapi.to_yaml(document))

"""A design out of a file through the REST API: a design file, or an OpenAPI document."""

from __future__ import annotations

from typing import IO, Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from seedapp.core import design_file, openapi_import
from seedapp.core.design import Design
from seedapp.core.openapi_import import Leftover
from seedapp.core.yaml_text import SIZE_LIMIT_BYTES
from seedapp.snapshot.restore import restore

from .repeats import once
from .views import InWorkspace


class AsItIs(BaseParser):
    """The body as bytes."""

    media_type = "*/*"

    def parse(self, stream: IO[bytes], media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        return {"content": stream.read(SIZE_LIMIT_BYTES + 1)}


class LeftoverMembers(serializers.Serializer[Any]):
    """What the document says that has no form here."""

    pointer = serializers.CharField(help_text="Where in the document.")
    kept = serializers.BooleanField(help_text="Whether it is kept beside the forms, and exported again.")
    detail = serializers.CharField(help_text="What became of it.")


class ImportedMembers(serializers.Serializer[Any]):
    """The design that was made of a file."""

    workspace = serializers.CharField()
    design = serializers.CharField(help_text="The name of the design in its address.")
    title = serializers.CharField()
    leftovers = LeftoverMembers(many=True)


class Imports(InWorkspace):
    """Files that become designs."""

    tag = "Designs"
    parser_classes = (AsItIs,)
    most_bytes = SIZE_LIMIT_BYTES

    @extend_schema(
        request={"application/yaml": OpenApiTypes.STR, "application/json": OpenApiTypes.OBJECT},
        responses={201: ImportedMembers},
    )
    def import_design(self, request: Request, **address: str) -> HttpResponseBase:
        """Import a design from a file

        The body is a design file, or an OpenAPI document 3.0 or 3.1 as YAML or JSON. The answer says what of
        a document has no form here. A file with faults leaves nothing, and each fault is named.
        """
        value, leftovers = _read(dict(request.data)["content"] if request.data else b"")
        return once(request, lambda: self._made(value, leftovers))

    def _made(self, value: Design, leftovers: tuple[Leftover, ...]) -> Response:
        design = restore(value, self.member.workspace, by=self.person)
        told = [
            {"pointer": one.pointer, "kept": one.is_kept, "detail": one.sentence.spoken(gettext)}
            for one in leftovers
        ]
        workspace = self.member.workspace.slug
        made = {"workspace": workspace, "design": design.slug, "title": design.title, "leftovers": told}
        place = reverse("rest_design", args=[workspace, design.slug])
        return Response(made, status=status.HTTP_201_CREATED, headers={"Location": place})


def _read(content: bytes) -> tuple[Design, tuple[Leftover, ...]]:
    """What a file holds. Raises ValidationError, whose texts name each fault."""
    if design_file.is_design_file(content):
        try:
            return design_file.load(content), ()
        except design_file.DesignFileError as error:
            raise ValidationError([_told(one) for one in error.faults]) from error
    try:
        imported = openapi_import.read(content)
    except openapi_import.ImportRefused as refused:
        raise ValidationError([refused.sentence.spoken(gettext)]) from refused
    return imported.design, imported.leftovers


def _told(fault: design_file.Fault) -> str:
    place = f"{fault.line}: {fault.path} " if fault.line else ""
    return place + fault.sentence.spoken(gettext)

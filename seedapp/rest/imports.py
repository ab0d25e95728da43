"""A design out of a file through the REST API: a design file, or an OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus
from typing import IO, Any

from django.utils.translation import gettext
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from seedapp.core import design_file, openapi_import
from seedapp.core.design import Design
from seedapp.core.openapi_import import Leftover
from seedapp.core.yaml_text import SIZE_LIMIT_BYTES
from seedapp.snapshot.restore import restore
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role


class AsItIs(BaseParser):
    """The body as bytes, at most as many as are read."""

    media_type = "*/*"

    def parse(self, stream: IO[bytes], media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        return {"content": stream.read(SIZE_LIMIT_BYTES + 1)}


class Imports(APIView):
    """POST a file as the body: 201 with the design's address, and what has no form or is different."""

    parser_classes = (AsItIs,)

    def post(self, request: Request, workspace: str) -> Response:
        member = membership_for(request.user, workspace, Role.EDITOR)
        value, leftovers = _read(dict(request.data)["content"] if request.data else b"")
        design = restore(value, member.workspace, by=member.user)
        told = [
            {"pointer": one.pointer, "kept": one.is_kept, "detail": one.sentence.spoken(gettext)}
            for one in leftovers
        ]
        made = {"workspace": workspace, "design": design.slug, "title": design.title, "leftovers": told}
        return Response(made, status=HTTPStatus.CREATED)


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

"""A whole design through the REST API: the design file, its OpenAPI documents and its workflows."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from seedapp.core import design_file, openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.designs.models import Design
from seedapp.snapshot.take import take

from .access import design_for


class Designs(APIView):
    """The designs of all one's workspaces."""

    def get(self, request: Request) -> Response:
        rows = Design.objects.filter(workspace__members__user=request.user.pk).select_related("workspace")
        items = [{"workspace": row.workspace.slug, "design": row.slug, "title": row.title} for row in rows]
        return Response({"items": items})


class DesignFile(APIView):
    """The design as a design file."""

    def get(self, request: Request, workspace: str, design: str) -> HttpResponse:
        row, _person = design_for(request, workspace, design)
        return HttpResponse(design_file.dump(take(row)), content_type="application/yaml")


class ServiceDocument(APIView):
    """The OpenAPI document of a service as the design stands now."""

    def get(self, request: Request, workspace: str, design: str, service: str) -> HttpResponse:
        row, _person = design_for(request, workspace, design)
        value = take(row)
        if value.service(service) is None:
            raise Http404
        text = openapi.to_yaml(openapi.document(value, service))
        return HttpResponse(text, content_type="application/yaml")


class Workflows(APIView):
    """The interactions as workflows (Arazzo), which name the documents at their addresses here."""

    def get(self, request: Request, workspace: str, design: str) -> HttpResponse:
        row, _person = design_for(request, workspace, design)
        value = take(row)
        urls = {one.key: f"../documents/{one.key}/" for one in value.services}
        try:
            made = arazzo(value, urls=urls)
        except NoWorkflow as reason:
            raise NotFound(reason.sentence.spoken(gettext)) from reason
        return HttpResponse(openapi.to_yaml(made.document), content_type="application/yaml")

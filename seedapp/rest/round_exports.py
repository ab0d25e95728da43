"""A whole round to take along, through the REST API: as JSON, as CSV or as Markdown."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from seedapp.feedback.exports import as_plain, to_csv, to_markdown, told_of
from seedapp.feedback.models import Round
from seedapp.specification.models import lightly

from .matrix import CSVText
from .versions import tagged
from .views import InDesign


class MarkdownText(BaseRenderer):
    """Markdown that is text already."""

    media_type = "text/markdown"
    format = "md"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class RoundExports(InDesign):
    """Everything that was said in a round."""

    tag = "Feedback"
    is_tagged = True
    renderer_classes = (JSONRenderer, CSVText, MarkdownText)

    @extend_schema(
        responses={
            (200, "application/json"): OpenApiTypes.OBJECT,
            (200, "text/csv"): OpenApiTypes.STR,
            (200, "text/markdown"): OpenApiTypes.STR,
        }
    )
    def export_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Export a round with everything that was said in it

        Questions and answers, verdicts, threads with their comments and what became of them; no link and no
        e-mail address. As JSON, or as CSV or Markdown where `Accept` asks for it.
        """
        rows = Round.objects.filter(revision__design=self.design).select_related("revision__design")
        told = told_of(get_object_or_404(lightly(rows, "revision"), pk=pk))
        if isinstance(request.accepted_renderer, CSVText):
            return tagged(request, to_csv(told))
        if isinstance(request.accepted_renderer, MarkdownText):
            return tagged(request, to_markdown(told))
        return tagged(request, as_plain(told))

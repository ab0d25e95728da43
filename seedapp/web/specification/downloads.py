"""The documents as files: one as text or as a download, the workflows too, all of them in one zip."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.implementation.archive import zipped
from seedapp.implementation.bundle import specifications, workflows
from seedapp.specification.making import NotMade
from seedapp.web.downloads import attachment
from seedapp.web.visit import visit

from .making import (
    FORMATS,
    MEDIA_TYPES,
    VERSIONS,
    file_name,
    make,
    make_workflows,
    service_of,
    written,
)

PLAIN = "text/plain; charset=utf-8"


@login_required
@require_GET
def document(request: HttpRequest, workspace: str, design: str, service: str) -> HttpResponse:
    """One document: `openapi` 3.1 or 3.0, `format` yaml or json, `download=1` to save it as a file."""
    here = visit(request, workspace, design)
    one = service_of(here, service)
    version = next((each for each in VERSIONS if each == request.GET.get("openapi", "3.1")), None)
    format_ = request.GET.get("format", "yaml")
    if version is None or format_ not in FORMATS:
        words = _("There is openapi=3.1 or 3.0, and format=yaml or json.")
        return HttpResponseBadRequest(words, content_type=PLAIN)
    try:
        text = written(make(here, one, version), format_)
    except NotMade as reason:
        return HttpResponse(str(reason), status=409, content_type=PLAIN)
    if request.GET.get("download"):
        return attachment(text, file_name(here, one, version, format_), MEDIA_TYPES[format_])
    return _as_text(text)


@login_required
@require_GET
def workflows_document(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The interactions as workflows (Arazzo): `format` yaml or json, `download=1` to save it as a file.

    It names the documents of the services as they are called when they are downloaded one by one.
    """
    here = visit(request, workspace, design)
    format_ = request.GET.get("format", "yaml")
    if format_ not in FORMATS:
        return HttpResponseBadRequest(_("There is format=yaml or json."), content_type=PLAIN)
    try:
        text = written(make_workflows(here, format_), format_)
    except NotMade as reason:
        return HttpResponse(str(reason), status=409, content_type=PLAIN)
    if request.GET.get("download"):
        return attachment(text, f"{here.design.slug}-arazzo.{format_}", MEDIA_TYPES[format_])
    return _as_text(text)


@login_required
@require_GET
def download(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """Every document of every service, in both versions and both formats, as one zip."""
    here = visit(request, workspace, design)
    try:
        documents = {one.key: make(here, one) for one in here.value.services}
    except NotMade as reason:
        return HttpResponse(str(reason), status=409, content_type=PLAIN)
    content = zipped(specifications(documents) | workflows(here.value, documents))
    return attachment(content, f"{here.design.slug}-openapi.zip", "application/zip")


def _as_text(text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=PLAIN)
    answer["Cache-Control"] = "private, no-store"
    return answer

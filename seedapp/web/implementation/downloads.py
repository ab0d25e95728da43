"""Everything as one zip: of the design as it stands, or of a revision as it was published."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from seedapp.implementation.whole import bundle_of_revision, bundle_of_today
from seedapp.specification.models import Revision
from seedapp.web.downloads import attachment
from seedapp.web.visit import Visit, visit


@login_required
@require_GET
def bundle(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`revision` (a number) for what was published; nothing for the design as it stands."""
    here = visit(request, workspace, design)
    asked = request.GET.get("revision", "")
    if asked:
        content = bundle_of_revision(here.design, _revision(here, asked))
    else:
        content = bundle_of_today(here.design, here.look.seen)
    name = f"{here.design.slug}-revision-{asked}.zip" if asked else f"{here.design.slug}.zip"
    return attachment(content, name, "application/zip")


def _revision(here: Visit, asked: str) -> Revision:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 8):
        raise Http404
    return get_object_or_404(here.design.revisions, number=int(asked))

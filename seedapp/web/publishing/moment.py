"""Right after publishing: what was frozen, where it is, and what comes next."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.specification.changes import newest_number
from seedapp.specification.models import Publication
from seedapp.web.feedback.revision_facts import facts_of, revision_of
from seedapp.web.visit import visit

from .addresses import addresses_of


@login_required
@require_GET
def published(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    here = visit(request, workspace, design)
    row = revision_of(here, number)
    publication = Publication.objects.filter(design=here.design).first()
    context = here.context(
        "feedback",
        revision=facts_of(row),
        is_newest=number == newest_number(here.design),
        addresses=addresses_of(request, here.design, publication, row.documents.all()),
    )
    return render(request, "publishing/published.html", context)

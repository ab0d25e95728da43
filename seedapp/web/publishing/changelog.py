"""The changelog of a design: what each revision changed for those who use its services, newest first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.specification.changelog import changelog_of, revisions_to_tell
from seedapp.web.downloads import attachment
from seedapp.web.feedback.revision_facts import facts_of
from seedapp.web.visit import visit
from seedapp.web.wording import spoken

A_PAGE = 20


@login_required
@require_GET
def changelog(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    page = Paginator(revisions_to_tell(here.design), A_PAGE).get_page(request.GET.get("page"))
    context = here.context("feedback", page=page, revisions=[facts_of(one) for one in page])
    return render(request, "publishing/changelog.html", context)


@login_required
@require_GET
def download_changelog(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """All of it as Markdown, in the reader's language."""
    here = visit(request, workspace, design)
    return attachment(changelog_of(here.design, spoken), f"{here.design.slug}-changelog.md", "text/markdown")

"""A published revision to read: what it says, its documents with their hashes, its files to take along."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Thread
from seedapp.feedback.places import places_in
from seedapp.feedback.policy import open_round_of
from seedapp.specification.models import Revision
from seedapp.specification.sides import side_of_revision
from seedapp.web.downloads import attachment
from seedapp.web.reviews.reading import contract_context, document_of, first_service, goals_context
from seedapp.web.reviews.talk import Talk, ThreadCard, talk_on
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .boards import as_team_sees, threads_of
from .comparing import download_url, facts_between
from .revision_facts import facts_of
from .whereabouts import Compass


@login_required
@require_GET
def revision(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The goals of a revision, as reviewers see them."""
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    context = _context(here, row, "goals") | goals_context(row, _talk(here, row))
    return render(request, "feedback/revision.html", context)


@login_required
@require_GET
def revision_contract(
    request: HttpRequest, workspace: str, design: str, number: int, service: str
) -> HttpResponse:
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)

    def address(key: str) -> str:
        return here.url("revision_contract", number, key)

    context = _context(here, row, "contract") | contract_context(row, _talk(here, row), service, address)
    return render(request, "feedback/revision.html", context)


@login_required
@require_GET
def revision_changes(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The changelog of a revision: what differs from the one before."""
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    context = _context(here, row, "changes")
    before = here.design.revisions.filter(number__lt=row.number).first()
    if before is not None:
        one, other = side_of_revision(before), side_of_revision(row)
        context |= {
            "before": before.number,
            "difference": facts_between(here, one, other),
            "download_url": download_url(here, one, other),
        }
    return render(request, "feedback/revision.html", context)


@login_required
@require_GET
def download_revision(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    return attachment(row.design_file, f"{here.design.slug}-{number}.seed.yaml", "application/yaml")


@login_required
@require_GET
def download_revision_document(
    request: HttpRequest, workspace: str, design: str, number: int, service: str
) -> HttpResponse:
    """Byte for byte what was published."""
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.revisions, number=number)
    document = document_of(list(row.documents.all()), service)
    return attachment(document.yaml, f"{service}-{document.version}.openapi.yaml", "application/yaml")


def _context(here: Visit, row: Revision, view: str) -> dict[str, Any]:
    first = first_service(row)
    return here.context(
        "feedback",
        revision=facts_of(row),
        view=view,
        goals_url=here.url("revision", row.number),
        changes_url=here.url("revision_changes", row.number),
        contract_url=here.url("revision_contract", row.number, first) if first else "",
        round_is_open=open_round_of(row) is not None,
    )


def _talk(here: Visit, row: Revision) -> Talk:
    """All threads of the revision, whatever their round; members of the team may add to an open round."""
    compass = Compass(here)

    def card(thread: Thread, number: int) -> ThreadCard:
        seen = as_team_sees(here, thread, compass)
        address = here.url("answer_thread", thread.pk) if seen.may_answer else ""
        return ThreadCard(thread, f"thread-{number}", address, may_settle=False)

    may_say = allows(here.member.role, Role.REVIEWER) and open_round_of(row) is not None
    threads = threads_of(here).filter(round__revision=row).order_by("pk")
    return talk_on(places_in(row), threads, card, here.url("begin_thread", row.number) if may_say else "")

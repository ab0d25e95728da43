"""Approving a revision, and the page of what reviewers think of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from seedapp.feedback import changes
from seedapp.specification.changes import NotAllowed
from seedapp.specification.models import Publication, Revision
from seedapp.web.forms import TidyForm
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .revision_facts import revision_of
from .verdict_facts import approval_of, condition_facts, operations_of, voices_of

PAGE_SIZE = 50


class ApproveForm(TidyForm):
    label_suffix = ""
    reason = forms.CharField(
        label=gettext_lazy("Why, though somebody asks for changes?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
        help_text=gettext_lazy(
            "Everybody can read it beside the approval. Needed where somebody asks for changes."
        ),
    )


@login_required
@require_GET
def revision_verdicts(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """What reviewers think of a revision, by person and by operation, and whether it can be approved."""
    here = visit(request, workspace, design)
    row = revision_of(here, number)
    return verdicts_page(request, here, row)


@login_required
@require_POST
def approve_revision(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """What reviewers said is looked at once more; the page says what of it stands against approving."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = revision_of(here, number)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return verdicts_page(request, here, row, form=form, status=422)
    try:
        changes.approve_revision(row, by=here.member.user, reason=form.cleaned_data["reason"])
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return verdicts_page(request, here, row, form=form, status=409)
    except changes.NotApprovable as refused:
        form.add_error(None, str(refused))
        against = [condition_facts(here, one) for one in refused.conditions]
        return verdicts_page(request, here, row, form=form, refused=against, status=409)
    messages.success(request, _("Revision %(number)s is approved.") % {"number": number})
    return redirect(f"{here.url('feedback')}#approval")


def verdicts_page(
    request: HttpRequest,
    here: Visit,
    row: Revision,
    *,
    form: ApproveForm | None = None,
    refused: list[dict[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`refused` are the conditions that stood in the way just now."""
    approval = approval_of(here, row)
    page = Paginator(voices_of(approval["seen"]), PAGE_SIZE).get_page(request.GET.get("page"))
    context = here.context(
        "feedback",
        revision=row,
        approval=approval,
        approve_form=form or ApproveForm(),
        refused=refused,
        voices=page.object_list,
        page=page,
        operations=operations_of(approval["seen"]),
        status_address=request.build_absolute_uri(status_address(here, row)),
        public_addresses=[
            (name, request.build_absolute_uri(address)) for name, address in public_addresses(row)
        ],
    )
    return render(request, "feedback/verdicts.html", context, status=status)


def status_address(here: Visit, row: Revision) -> str:
    """Where programs ask for the status of a revision."""
    return reverse("rest_revision_status", args=[here.design.workspace.slug, here.design.slug, row.number])


def public_addresses(row: Revision) -> list[tuple[str, str]]:
    """(name of a service, where the status of its document is told without a token); none while off."""
    publication = Publication.objects.filter(design=row.design_id).first()
    if publication is None or not publication.is_on:
        return []
    return [
        (one.name, reverse("status_by_version", args=[publication.key, one.service_key, one.version]))
        for one in row.documents.all()
    ]

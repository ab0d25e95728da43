"""Rounds of review: opening one with its link, which is shown once, and closing it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Round
from seedapp.web.forms import tidy
from seedapp.web.reviews.guest import secret_for
from seedapp.web.visit import visit
from seedapp.workspaces.models import Role

from .forms import RoundForm
from .page import feedback_page


@login_required
@require_POST
@never_cache
def open_round(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The link is in this answer and nowhere else: only its hash is kept."""
    here = visit(request, workspace, design, Role.EDITOR)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return feedback_page(request, here, round_form=form, status=422)
    given = form.cleaned_data
    revision = get_object_or_404(here.design.revisions, number=given["revision"])
    _round, token = changes.open_round(
        revision,
        by=here.member.user,
        intro=tidy(given["question"]),
        due_at=timezone.now() + timedelta(days=given["days"]),
        token=secret_for("round", revision.pk, here.member.user.pk, given["once"]),
    )
    messages.success(request, _("The round is open. Copy its link now: it is shown only once."))
    response = feedback_page(request, here, link=request.build_absolute_uri(reverse("review", args=[token])))
    response["Referrer-Policy"] = "strict-origin"
    return response


@login_required
@require_POST
def close_round(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    round_ = get_object_or_404(Round, pk=pk, revision__design=here.design)
    changes.close_round(round_, by=here.member.user)
    messages.success(request, _("The round is closed. Its link opens nothing any more; what was said stays."))
    return redirect(f"{here.url('feedback')}#rounds")

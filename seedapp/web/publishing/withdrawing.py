"""Withdrawing a revision, with a reason that everybody can read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from seedapp.specification import changes
from seedapp.specification.states import NotAllowed, can
from seedapp.web.feedback.revision_facts import facts_of, revision_of
from seedapp.web.forms import tidy
from seedapp.web.visit import visit
from seedapp.workspaces.models import Role

from .forms import WithdrawForm


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """A page of its own: it is for good, and says what it does before it is done."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = revision_of(here, number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            changes.withdraw(row, by=here.member.user, reason=tidy(form.cleaned_data["reason"]))
        except NotAllowed as refused:
            messages.info(request, str(refused))
        else:
            said = _("Revision %(number)s is withdrawn. What was said about it stays.")
            messages.success(request, said % {"number": row.number})
        return redirect(here.url("revision", row.number))
    context = here.context("feedback", revision=facts_of(row), form=form, can_withdraw=can("withdraw", row))
    return render(request, "publishing/withdraw.html", context, status=422 if form.errors else 200)

"""Publishing a revision: the full check, then the design and its documents are frozen."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.core import coach
from seedapp.history.changes import last_number
from seedapp.history.once import DoneAlready
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.specification import changes
from seedapp.web.advice import Advice
from seedapp.web.forms import tidy
from seedapp.web.undo import sent_twice
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken
from seedapp.workspaces.models import Role

from .forms import PublishForm
from .page import feedback_page


@login_required
@require_POST
def publish(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return feedback_page(request, here, publish_form=form, status=422)
    as_of = last_number(here.design.pk)
    findings = coach.check(here.value, surroundings=surroundings_of(here.design), full=True)
    try:
        revision = changes.publish(
            here.design,
            value=here.value,
            findings=findings,
            by=here.member.user,
            note=tidy(form.cleaned_data["note"]),
            after=form.cleaned_data["after"],
            as_of=as_of,
        )
    except changes.NotPublishable as refused:
        form.add_error(None, str(refused) if refused.findings else _("Name a service first."))
        return feedback_page(
            request, here, publish_form=form, findings=Advice(refused.findings, here), status=422
        )
    except changes.BadVersions as refused:
        for step in refused.steps.values():
            if step.refused is not None:
                form.add_error(None, spoken(step.refused))
        return feedback_page(request, here, publish_form=form, status=422)
    except changes.Overtaken as refused:
        if _is_own(here, form):
            return sent_twice(request, DoneAlready(), f"{here.url('feedback')}#rounds")
        again = PublishForm({"note": form.cleaned_data["note"], "after": changes.newest_number(here.design)})
        again.full_clean()
        again.add_error(None, str(refused))
        return feedback_page(request, here, publish_form=again, status=409)
    messages.success(
        request,
        _("Revision %(number)s is published. Open a round to have it reviewed.")
        % {"number": revision.number},
    )
    return redirect(f"{here.url('feedback')}#rounds")


def _is_own(here: Visit, form: PublishForm) -> bool:
    """Whether the newest revision is the one that this very form has published."""
    newest = here.design.revisions.first()
    typed = (form.cleaned_data["after"] + 1, tidy(form.cleaned_data["note"]), here.member.user)
    return newest is not None and (newest.number, newest.note, newest.published_by) == typed

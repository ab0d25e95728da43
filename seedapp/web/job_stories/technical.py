"""Technical stories that the workbench proposes: what the API, when asked, needs of which service."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from seedapp.core.derive.technical_stories import JobCandidate
from seedapp.core.derive.technical_stories import technical_stories as derived
from seedapp.history.once import DoneAlready, once
from seedapp.job_stories import acceptance
from seedapp.workspaces.models import Role

from ..forms import EditForm
from ..undo import sent_twice
from ..visit import Visit, visit
from ..wording import spoken


@login_required
@require_GET
def technical_stories(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    candidates = [_shown(here, one) for one in derived(here.value)]
    return render(
        request,
        "job_stories/technical.html",
        here.context("job_stories", candidates=candidates, sending=EditForm()),
    )


def _shown(here: Visit, candidate: JobCandidate) -> dict[str, Any]:
    job = candidate.job
    value = here.value
    consumer = value.actor(job.actor) or value.service(job.actor)
    provider = value.service(job.provider)
    return {
        "id": candidate.id,
        "job": job,
        "who": consumer.name if consumer else "",
        "provider": provider.name if provider else "",
        "parents": [parent for parent in map(value.job, job.refines) if parent],
        "confidence": candidate.confidence,
        "reasons": [spoken(sentence) for sentence in candidate.evidence],
        "chosen": candidate.confidence >= 0.5,
    }


@login_required
@require_POST
def accept_technical_story(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`candidate` (several): each becomes a story that can be edited like any other."""
    here = visit(request, workspace, design, Role.EDITOR)
    wanted = set(request.POST.getlist("candidate"))
    accepted = [one for one in derived(here.value) if one.id in wanted]
    try:
        with once(_press(request, wanted) if accepted else ""):
            for one in accepted:
                acceptance.accept_technical_story(here.design, one.job, by=here.member.user)
    except DoneAlready as done:
        return sent_twice(request, done, here.url("job_stories"))
    if accepted:
        keys = ", ".join(one.job.key for one in accepted)
        messages.success(request, _("Added: %(keys)s.") % {"keys": keys})
    else:
        messages.warning(request, _("Nothing was chosen, or it has been added already."))
    return redirect(here.url("job_stories"))


def _press(request: HttpRequest, wanted: set[str]) -> str:
    """The same page, sent with the same choice; another choice is another press."""
    if not request.POST.get("once"):
        return ""
    return sha256(repr((request.POST["once"], sorted(wanted))).encode()).hexdigest()

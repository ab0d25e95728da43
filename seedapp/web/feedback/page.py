"""Step 6 at a glance: revisions, rounds with their reviewers, and what was said."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Reviewer, Round, State
from seedapp.web.advice import Advice
from seedapp.web.reviews.guest import fresh_once
from seedapp.web.visit import Visit, visit

from .boards import as_team_sees, groups_of, threads_of
from .comparing import since_newest
from .forms import PublishForm, RoundForm
from .revision_facts import facts_of
from .whereabouts import Compass


@login_required
@require_GET
def feedback(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    return feedback_page(request, visit(request, workspace, design))


def feedback_page(
    request: HttpRequest,
    here: Visit,
    *,
    publish_form: PublishForm | None = None,
    round_form: RoundForm | None = None,
    findings: Advice | None = None,
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    """`findings` stood in the way of publishing just now; `link` is shown in this answer only."""
    revisions = list(here.design.revisions.select_related("published_by").prefetch_related("documents"))
    newest = revisions[0] if revisions else None
    errors = [one for one in (findings or here.advice).of_steps(1, 2, 3, 4, 5) if one["severity"] == "error"]
    compass = Compass(here)
    context = here.context(
        "feedback",
        newest=facts_of(newest) if newest else None,
        earlier=[facts_of(one) for one in revisions[1:]],
        errors=errors,
        can_publish=bool(here.value.services) and not errors,
        publish_form=publish_form or PublishForm(initial={"after": newest.number if newest else 0}),
        round_form=round_form or _round_form(newest.number if newest else 0),
        rounds=_rounds(here),
        groups=groups_of(as_team_sees(here, one, compass) for one in threads_of(here)),
        link=link,
        step_advice=here.advice.about_step(6),
        **(since_newest(here, newest) if here.may_edit else {}),
    )
    return render(request, "feedback/page.html", context, status=status)


def _round_form(number: int) -> RoundForm:
    return RoundForm(initial={"revision": number, "once": fresh_once()})


def _rounds(here: Visit) -> list[dict[str, Any]]:
    """Newest first; each reviewer with the verdict that counts, the latest."""
    reviewers = Reviewer.objects.prefetch_related("verdicts").annotate(said=Count("comments"))
    rows = (
        Round.objects.filter(revision__design=here.design)
        .select_related("revision", "opened_by")
        .prefetch_related(Prefetch("reviewers", queryset=reviewers))
        .annotate(open_threads=Count("threads", filter=Q(threads__state=State.OPEN)))
    )
    return [
        {
            "row": row,
            "reviewers": [
                {"row": one, "verdict": next(iter(one.verdicts.all()), None)} for one in row.reviewers.all()
            ],
        }
        for row in rows
    ]

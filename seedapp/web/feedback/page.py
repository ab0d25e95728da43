"""Step 6 at a glance: revisions, rounds with their reviewers, and what was said."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Reviewer, Round
from seedapp.feedback.policy import may_review
from seedapp.specification.changelog import revisions_to_tell
from seedapp.specification.models import lightly
from seedapp.web.visit import Visit, visit

from .glance import glance_of
from .revision_facts import facts_of


@login_required
@require_GET
def feedback(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    return feedback_page(request, visit(request, workspace, design))


def feedback_page(
    request: HttpRequest,
    here: Visit,
    *,
    status: int = 200,
) -> HttpResponse:
    revisions = list(revisions_to_tell(here.design))
    newest = revisions[0] if revisions else None
    context = here.context(
        "feedback",
        newest=facts_of(newest) if newest else None,
        earlier=[facts_of(one) for one in revisions[1:]],
        rounds=_rounds(here),
        step_advice=here.advice.about_step(6),
        **glance_of(here, newest),
    )
    return render(request, "feedback/page.html", context, status=status)


def _rounds(here: Visit) -> list[dict[str, Any]]:
    """Newest first; each with who came and the verdicts that count, and how many did not come."""
    rows = (
        Round.objects.filter(revision__design=here.design)
        .select_related("revision", "opened_by")
        .prefetch_related("links", Prefetch("reviewers", Reviewer.objects.prefetch_related("verdicts")))
    )
    return [_round(here, row) for row in lightly(rows, "revision")]


def _round(here: Visit, row: Round) -> dict[str, Any]:
    reviewers = row.reviewers.all()
    joined = {one.link_id for one in reviewers}
    silent = [one for one in row.links.all() if not one.is_for_many and one.is_live and one.pk not in joined]
    own = next((one for one in reviewers if one.is_by_account and one.user_id == here.member.user_id), None)
    return {
        "row": row,
        "came": [one for one in reviewers if one.joined_at],
        "missing": len(silent) + sum(1 for one in reviewers if not one.joined_at),
        "may_review": may_review(here.member) and (not row.closed_at or bool(own and own.joined_at)),
        "is_asked": bool(own and not own.joined_at),
    }

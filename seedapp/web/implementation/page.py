"""The page of step 7: may coding begin, and on what."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.core.difference import DesignChange
from seedapp.implementation.readiness import conditions, may_begin
from seedapp.snapshot.standing import standing_of
from seedapp.web.feedback.verdict_facts import condition_facts
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken

MOST_CHANGES = 40


@login_required
@require_GET
def implementation(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    standing = standing_of(here.design, here.value, here.findings)
    found = conditions(standing.situation)
    context = here.context(
        "implementation",
        standing=standing,
        conditions=[condition_facts(here, one) for one in found],
        may_begin=may_begin(found),
        is_open=sum(1 for one in found if not one.met),
        changes=[_change(here, one) for one in standing.changes[:MOST_CHANGES]],
        more_changes=max(0, len(standing.changes) - MOST_CHANGES),
    )
    return render(request, "implementation/page.html", context)


def _change(here: Visit, one: DesignChange) -> dict[str, str]:
    there = one.kind != "removed"
    return {
        "kind": one.kind,
        "sentence": spoken(one.sentence),
        "url": here.places.of(one.target) if there and one.target != "design" else "",
    }

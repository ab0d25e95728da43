"""The list of interactions: small drawings, the stories they serve, and a first diagram from stories."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from seedapp.core import design as core
from seedapp.core import sequence
from seedapp.core.targets import of
from seedapp.interactions import changes
from seedapp.workspaces.models import Role

from ..ordering import ordered_pks, was_moved
from ..places import anchor_of
from ..thread_strip import strip
from ..visit import Visit, visit
from .reading import gravest

MOST_ADVICE_SHOWN = 5
MOST_NAMES_SHOWN = 8


@login_required
@require_GET
def interactions(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    context = here.context(
        "interactions",
        cards=_cards(here),
        stories=_stories(here.value),
        step_advice=here.advice.about_step(3),
    )
    return render(request, "interactions/page.html", context)


@login_required
@require_POST
def order_interactions(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`order` (a list of ids), or `move` (an id) with `by` (-1 or 1)."""
    here = visit(request, workspace, design, Role.EDITOR)
    pks = ordered_pks(request.POST, list(here.design.interactions.values_list("pk", flat=True)))
    if not was_moved(here, request.POST, "interactions.ordered"):
        changes.order_interactions(here.design, by=here.member.user, pks=pks)
    return redirect(here.url("interactions"))


def _cards(here: Visit) -> list[dict[str, Any]]:
    pks = dict(here.design.interactions.values_list("key", "pk"))
    cards = []
    for one in here.value.interactions:
        diagram = sequence.parse(one.plantuml)
        names = [sequence.plain(who.name) for who in diagram.participants]
        advice = gravest(here.advice.about(of(one)))
        cards.append(
            {
                "pk": pks[one.key],
                "one": one,
                "anchor": anchor_of(of(one)),
                "calls": len(diagram.calls),
                "participants": names[:MOST_NAMES_SHOWN],
                "participants_left_out": len(names[MOST_NAMES_SHOWN:]),
                "jobs": [job for key in one.jobs if (job := here.value.job(key))],
                "advice": advice[:MOST_ADVICE_SHOWN],
                "advice_left_out": len(advice[MOST_ADVICE_SHOWN:]),
                "thread": strip(here, here.threads.of(of(one))),
            }
        )
    return cards


def _stories(value: core.Design) -> list[dict[str, Any]]:
    """Stories to begin a diagram from; the first customer story that no diagram shows yet is ticked."""
    shown = {key for one in value.interactions for key in one.jobs}
    first = next((job.key for job in value.jobs if job.level == "customer" and job.key not in shown), "")
    return [{"job": job, "ticked": job.key == first, "shown": job.key in shown} for job in value.jobs]

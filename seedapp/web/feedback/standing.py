"""Where each thread stands: in the design of today, or in a revision, each exactly once."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from seedapp.feedback.carrying import said_until
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import Placing
from seedapp.specification.models import Revision, lightly
from seedapp.web.visit import Visit, visit

from .boards import as_team_sees, groups_of, threads_of
from .whereabouts import PLACEMENTS, Compass, standing_word

PAGE_SIZE = 50


@login_required
@require_GET
def all_threads(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`in` is the number of a revision, without it the design of today; `where` a placement."""
    here = visit(request, workspace, design)
    revision = _revision(here, request.GET.get("in", ""))
    where = request.GET.get("where", "")
    if where not in ("", *PLACEMENTS):
        raise Http404
    compass = Compass(here, revision)
    placed = standing_in(here, revision, compass)
    counts = Counter(where_ for _pk, where_ in placed)
    chosen = [pk for pk, where_ in placed if where in ("", where_)]
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = threads_of(here).filter(pk__in=list(page.object_list))
    number = revision.number if revision else None
    context = here.context(
        "feedback",
        revision=revision,
        revisions=here.design.revisions.values_list("number", flat=True),
        page=page,
        kept=urlencode({name: value for name, value in (("in", number), ("where", where)) if value}),
        inside=urlencode({"in": number}) if number else "",
        where=where,
        standings=[(one, standing_word(one), counts[one]) for one in PLACEMENTS],
        total=len(placed),
        groups=groups_of(as_team_sees(here, one, compass) for one in rows),
    )
    return render(request, "feedback/threads.html", context)


def standing_in(here: Visit, revision: Revision | None, compass: Compass) -> list[tuple[int, str]]:
    """Each thread that was begun by then, once: its id and its placement; removed ones first."""
    begun = said_until(revision) if revision else Thread.objects.filter(round__revision__design=here.design)
    found = begun.select_related("round").order_by("pk")
    placing: Placing = compass.placing
    placed = [(one.pk, placing.of(one).where) for one in found]
    return sorted(placed, key=lambda one: PLACEMENTS.index(one[1]))


def _revision(here: Visit, number: str) -> Revision | None:
    if not number:
        return None
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise Http404
    rows = lightly(here.design.revisions.all())
    return get_object_or_404(rows, number=int(number))

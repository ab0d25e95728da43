"""What would a change touch? Of whatever is named in the address: a page, or a table to take away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.core.file_names import safe_name
from seedapp.core.targets import step_of
from seedapp.core.thread import impact_files
from seedapp.core.thread.impact import Impact, Impacts
from seedapp.core.thread.keys import NotNamed, target_named
from seedapp.web.downloads import attachment
from seedapp.web.particles import with_fitting_particles
from seedapp.web.rail import STEPS
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken

from .said import said_about
from .sections import noticing_of, sections_of

CSV = "text/csv"
LONGEST_KEY = 400


@login_required
@require_GET
def impact(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`of`: a target (`operation:bikes/findBikes`) or a key (`J1`); `format=csv` for a table."""
    here = visit(request, workspace, design)
    asked = request.GET.get("of", "").strip()[:LONGEST_KEY]
    if not asked:
        return render(request, "impact/page.html", here.context("", asked=""))
    try:
        found = Impacts(here.value).of(target_named(here.value, asked))
    except NotNamed as reason:
        context = here.context("", asked=asked, problem=spoken(reason.sentence))
        return render(request, "impact/page.html", context, status=404)
    if found is None:
        context = here.context("", asked=asked, problem=_("The design does not hold it."))
        return render(request, "impact/page.html", context, status=404)
    if request.GET.get("format") == "csv":
        table = "\ufeff" + with_fitting_particles(impact_files.to_csv(found, _))
        return attachment(table, f"{here.design.slug}-{safe_name(found.title)}-impact.csv", CSV)
    return render(request, "impact/page.html", _context(here, found, asked, everything="all" in request.GET))


def _context(here: Visit, found: Impact, asked: str, *, everything: bool) -> dict[str, Any]:
    step = STEPS[step_of(found.target) - 1].slug
    return here.context(
        step,
        asked=asked,
        impact=found,
        target=found.target,
        title=here.places.title_of(found.target) if "#" not in found.target else found.title,
        url=here.places.of(found.target),
        sections=sections_of(here, found, everything=everything),
        noticing=noticing_of(here, found),
        said=said_about(here, found),
    )

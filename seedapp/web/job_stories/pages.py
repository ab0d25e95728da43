"""The list of job stories, and one story to write."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.core.derive.technical_stories import technical_stories as derived
from seedapp.history.once import DoneAlready, once
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Stale
from seedapp.job_stories import changes
from seedapp.job_stories.models import JobStory, Level
from seedapp.workspaces.models import Role

from .. import live
from ..conflicts import explain
from ..deleted import deleted_already, row_to_edit
from ..ordering import moved_among, ordered_pks, was_moved
from ..thread_strip import strip
from ..undo import hangs, say_merged, say_removed, say_saved, sent_twice
from ..visit import Visit, visit
from .cards import groups
from .forms import JobStoryForm, initial_of
from .typed import check_story


@login_required
@require_GET
def job_stories(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    return _page(request, visit(request, workspace, design))


def _page(
    request: HttpRequest,
    here: Visit,
    form: JobStoryForm | None = None,
    status: int = 200,
    checked: live.Live | None = None,
) -> HttpResponse:
    context = here.context(
        "job_stories",
        groups=groups(here),
        form=form or JobStoryForm(design=here.design, initial=_wanted(request, here)),
        proposals=len(derived(here.value)),
        wants_services=bool(here.value.jobs) and not here.value.services,
        step_advice=here.advice.about_step(2),
        live=checked or live.Live(),
        is_checked=checked is not None,
    )
    return render(request, "job_stories/page.html", context, status=status)


def _wanted(request: HttpRequest, here: Visit) -> dict[str, str]:
    """`?actor=key` preselects whose story it is."""
    row = here.design.actors.filter(key=request.GET.get("actor", "")).first()
    return {"who": f"actor:{row.pk}"} if row else {}


@login_required
@require_POST
def add_job_story(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    form = JobStoryForm(request.POST, design=here.design)
    if live.is_asked(request):
        checked = check_story(here, form, None, request.path)
        return live.answer(request, checked) or _page(request, here, form, checked=checked)
    if form.is_valid():
        try:
            with once(form.cleaned_data["once"]):
                story = changes.add_job_story(here.design, by=here.member.user, **form.values)
        except DoneAlready as done:
            return sent_twice(request, done, here.url("job_stories"))
        say_saved(request, story.key)
        return redirect(here.places.of(f"job:{story.key}"))
    return _page(request, here, form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def job_story(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    """Edit one story."""
    here = visit(request, workspace, design, Role.EDITOR)
    rows = here.design.job_stories.select_related("design")
    row = row_to_edit(request, here, rows, JobStoryForm, key=key)
    form = JobStoryForm(request.POST or None, design=here.design, row=row, initial=initial_of(row))
    checked = check_story(here, form, here.value.job(key), request.path) if live.is_asked(request) else None
    if checked and (fragment := live.answer(request, checked)):
        return fragment
    if request.method == "POST" and not checked and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            changes.edit_job_story(row, seen=seen, by=here.member.user, **form.values)
            say_saved(request, row.key)
            say_merged(request, row)
            return redirect(here.places.of(f"job:{row.key}"))
        except Stale as conflict:
            here = here.anew()
            form = explain(form, conflict, initial_of)
    target = f"job:{row.key}"
    context = here.context(
        "job_stories",
        form=form,
        story=row,
        thread=strip(here, here.threads.of(target)),
        advice=here.advice.about(target),
        hangs=hangs(hanging_on(row)),
        live=checked or live.Live(),
        is_checked=checked is not None,
    )
    refused = form.errors and not checked
    return render(request, "job_stories/edit.html", context, status=422 if refused else 200)


@login_required
@require_POST
def remove_job_story(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.job_stories.select_related("design").filter(key=key).first()
    if row is None:
        return deleted_already(request, here, JobStory, here.url("job_stories"), key=key)
    change = changes.remove_job_story(row, by=here.member.user)
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": row.key})
    return redirect(here.url("job_stories"))


@login_required
@require_POST
def order_job_stories(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`order` (a list of ids), or `move` (an id) with `by` (-1 or 1): past the one next to it."""
    here = visit(request, workspace, design, Role.EDITOR)
    rows = list(here.design.job_stories.prefetch_related("refines"))
    current = [row.pk for row in rows]
    moved = next((row for row in rows if str(row.pk) == request.POST.get("move")), None)
    if moved:
        alike = [row.pk for row in rows if _shelf(row) == _shelf(moved)]
        pks = moved_among(request.POST, current, alike)
    else:
        pks = ordered_pks(request.POST, current)
    if not was_moved(here, request.POST, "job_stories.ordered"):
        changes.order_job_stories(here.design, by=here.member.user, pks=pks)
    return redirect(here.url("job_stories"))


def _shelf(row: JobStory) -> tuple[str, int | None]:
    """Where a card stands: among the customer stories, or below the first one that it refines."""
    parents = [one.pk for one in row.refines.all()] if row.level == Level.TECHNICAL else []
    return row.level, parents[0] if parents else None

"""One interaction: its text beside its drawing, who takes part, what each message was taken for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.core import design as core
from seedapp.core.derive.diagrams import first_diagram
from seedapp.core.naming.free_keys import free_key
from seedapp.history.once import DoneAlready, once
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Conflict, Stale
from seedapp.interactions import changes
from seedapp.interactions.drawings import sha256_of
from seedapp.interactions.models import Drawing, Interaction
from seedapp.interactions.ties import settled, strangers
from seedapp.job_stories.models import JobStory
from seedapp.workspaces.models import Role

from ..conflicts import explain, told
from ..deleted import deleted_already, row_to_edit
from ..thread_strip import strip
from ..undo import hangs, say_merged, say_removed, sent_twice
from ..visit import Visit, visit
from .forms import EMPTY_TEXT, InteractionForm, initial_of, initial_of_draft
from .reading import TextRead
from .ties import posted, ties_clash, with_ties


@login_required
@require_http_methods(["GET", "POST"])
def add_interaction(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    if request.method == "GET":
        return _new(request, here, core.Interaction(key="", title="", plantuml=EMPTY_TEXT))
    form = InteractionForm(request.POST, here.value)
    is_valid = form.is_valid()
    draft = _typed(form, core.Interaction(key="", title=""))
    if is_valid and _ties_are_known(form, here):
        taken = set(here.design.interactions.values_list("key", flat=True))
        values = _values(form, draft, {}, here)
        key = free_key(form.cleaned_data["title"], taken, here.design.glossary)
        try:
            with once(form.cleaned_data["once"]):
                row = changes.add_interaction(here.design, by=here.member.user, key=key, **values)
        except DoneAlready as done:
            return sent_twice(request, done, here.url("interactions"))
        return _saved(request, here, row)
    return _page(request, here, form, TextRead(here, draft), status=422)


@login_required
@require_GET
def propose_interaction(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """A first diagram for the stories `jobs`, ready to edit. Nothing is saved before Save."""
    here = visit(request, workspace, design, Role.EDITOR)
    jobs = [key for key in request.GET.getlist("jobs") if here.value.job(key)]
    if not jobs:
        messages.warning(request, _("Tick at least one story to begin from."))
        return redirect(f"{here.url('interactions')}#propose")
    return _new(request, here, first_diagram(here.value, jobs))


@login_required
@require_http_methods(["GET", "POST"])
def interaction(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    """Read or edit one interaction."""
    here = visit(request, workspace, design, Role.EDITOR if request.method == "POST" else Role.VIEWER)
    row = row_to_edit(request, here, here.design.interactions.all(), InteractionForm, key=key)
    saved = next(one for one in here.value.interactions if one.key == row.key)
    everything = "all" in request.GET
    if request.method == "GET":
        form = InteractionForm(None, here.value, initial=initial_of(row))
        drawing = Drawing.objects.filter(pk=sha256_of(row.plantuml)).first()
        return _page(request, here, form, TextRead(here, saved, row, drawing, everything))
    form = InteractionForm(request.POST, here.value, initial=initial_of(row))
    is_valid = form.is_valid()
    draft = _typed(form, saved)
    if is_valid and _ties_are_known(form, here):
        try:
            values = _values(form, draft, saved.participants, here)
            changes.edit_interaction(row, seen=form.cleaned_data["seen"] or 0, by=here.member.user, **values)
            say_merged(request, row)
            return _saved(request, here, row)
        except Stale as stale:
            here, form = here.anew(), explain(form, stale, initial_of)
            draft = _merged(form, here, _typed(form, saved), told(stale))
    return _page(request, here, form, TextRead(here, draft, row, None, everything), status=422)


@login_required
@require_POST
def remove_interaction(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.interactions.filter(key=key).first()
    if row is None:
        return deleted_already(request, here, Interaction, here.url("interactions"), key=key)
    change = changes.remove_interaction(row, by=here.member.user)
    say_removed(request, here, change, _("“%(title)s” is deleted.") % {"title": row.title})
    return redirect(here.url("interactions"))


def _typed(form: InteractionForm, saved: core.Interaction) -> core.Interaction:
    """What stands in the form, as a value, over what was saved; whether or not it is valid."""
    draft = core.Interaction(
        key=saved.key,
        title=form.data.get("title", ""),
        jobs=tuple(form.cleaned_data.get("jobs", ())),
        plantuml=str(form.cleaned_data.get("plantuml", form.data.get("plantuml", ""))),
        participants=saved.participants,
    )
    return with_ties(draft, posted(form.sent))


def _merged(
    form: InteractionForm, here: Visit, draft: core.Interaction, conflict: Conflict
) -> core.Interaction:
    """The draft with what others said of its participants; or with the choice, where both said it."""
    if "participants" in conflict.merged.fields:
        form.clashes = [*form.clashes, ties_clash(form.sent, here.value, conflict)]
        return draft
    return with_ties(draft, conflict.merged.values.get("participants", {}))


def _ties_are_known(form: InteractionForm, here: Visit) -> bool:
    unknown = strangers(posted(form.sent), here.value)
    if unknown:
        form.add_error(
            None,
            _("%(keys)s is not among the actors and services any more. Choose again for its participant.")
            % {"keys": ", ".join(unknown)},
        )
    return not unknown


def _values(form: InteractionForm, draft: core.Interaction, before: Any, here: Visit) -> dict[str, Any]:
    jobs: list[JobStory] = list(here.design.job_stories.filter(key__in=form.cleaned_data["jobs"]))
    return {
        "title": form.cleaned_data["title"],
        "plantuml": form.cleaned_data["plantuml"],
        "participants": settled(draft, before, here.value),
        "jobs": jobs,
    }


def _saved(request: HttpRequest, here: Visit, row: Interaction) -> HttpResponse:
    messages.success(request, _("“%(title)s” is saved.") % {"title": row.title})
    return redirect(here.url("interaction", row.key))


def _new(request: HttpRequest, here: Visit, draft: core.Interaction) -> HttpResponse:
    form = InteractionForm(None, here.value, initial=initial_of_draft(draft))
    return _page(request, here, form, TextRead(here, draft))


def _page(
    request: HttpRequest, here: Visit, form: InteractionForm, read: TextRead, status: int = 200
) -> HttpResponse:
    row = read.row
    context = here.context("interactions", form=form, read=read, interaction=row)
    if row:
        context["thread"] = strip(here, here.threads.of(f"interaction:{row.key}"))
        context["hangs"] = hangs(hanging_on(row)) if here.may_edit else []
        context["jobs"] = [job for key in read.value.jobs if (job := here.value.job(key))]
    template = "interactions/edit.html" if here.may_edit else "interactions/view.html"
    return render(request, template, context, status=status)

"""A design's settings, and deleting it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.core.targets import of
from seedapp.designs import changes
from seedapp.history.models import Written
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Stale
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role, Workspace

from ..conflicts import explain
from ..places import anchor_of
from ..undo import hangs, say_merged
from ..visit import Visit, visit
from .forms import SettingsForm, initial_of_design
from .style import StyleForm, style_context, style_form


@login_required
@require_http_methods(["GET", "POST"])
def design_settings(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    needed = Role.EDITOR if request.method == "POST" else Role.VIEWER
    here = visit(request, workspace, design, needed)
    form = SettingsForm(request.POST or None, initial=initial_of_design(here.design))
    if request.method == "POST" and form.is_valid():
        try:
            changes.edit_design(
                here.design, seen=form.cleaned_data["seen"] or 0, by=here.member.user, **form.values
            )
            messages.success(request, _("Saved."))
            say_merged(request, here.design)
            return redirect(here.url("design_settings"))
        except Stale as conflict:
            here = here.anew()
            form = explain(form, conflict, initial_of_design)
    return settings_page(request, here, form=form)


def settings_page(
    request: HttpRequest, here: Visit, *, form: SettingsForm | None = None, style: StyleForm | None = None
) -> HttpResponse:
    """The page with both of its forms, one of which may come back with what is wrong."""
    form = form or SettingsForm(initial=initial_of_design(here.design))
    style = style or style_form(here.design)
    rows = {row.key: row for row in here.design.services.all()}
    services = [
        {"row": rows[one.key], "anchor": anchor_of(of(one)), "advice": here.advice.about(of(one))}
        for one in here.value.services
    ]
    context = here.context(
        form=form,
        services=services,
        hangs=hangs(hanging_on(here.design)) if here.member.role == Role.OWNER else [],
        **style_context(here, style),
    )
    refused = form.errors or style.errors
    return render(request, "designs/settings.html", context, status=422 if refused else 200)


def _was_removed(workspace: Workspace, slug: str) -> bool:
    """Whether the button was pressed before."""
    gone = Written.objects.filter(thing__startswith="designs.design:", after__isnull=True, before__slug=slug)
    return gone.filter(change__workspace_id=workspace.pk, change__verb="designs.removed").exists()


@login_required
@require_POST
def remove_design(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """An owner deletes a design; its journal stays."""
    owner = membership_for(request.user, workspace, Role.OWNER)
    if not owner.workspace.designs.filter(slug=design).exists() and _was_removed(owner.workspace, design):
        return redirect("workspace", workspace)
    here = visit(request, workspace, design, Role.OWNER)
    title = here.design.title
    changes.remove_design(here.design, by=here.member.user)
    messages.success(request, _("The design “%(title)s” is deleted.") % {"title": title})
    return redirect("workspace", workspace)

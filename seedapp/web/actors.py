"""Step 1, the page of the actors: cards to add, edit, order and delete."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.actors import changes
from seedapp.actors.models import Actor, ActorKind
from seedapp.core.targets import of
from seedapp.designs.keys import free_key_in
from seedapp.history.once import DoneAlready, once
from seedapp.history.removal import hanging_on
from seedapp.history.rows import Stale
from seedapp.workspaces.models import Role

from .conflicts import explain
from .deleted import deleted_already, row_to_edit
from .forms import EditForm, LinesField
from .ordering import ordered_pks, was_moved
from .places import anchor_of
from .shared_words import LINES_HELP
from .thread_strip import strip
from .undo import hangs, say_merged, say_removed, say_saved, sent_twice
from .visit import Visit, visit


class ActorForm(EditForm):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("What sets them apart: “Late commuter” rather than “User”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ActorKind.choices, initial=ActorKind.HUMAN)
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
    )
    needs = LinesField(label=gettext_lazy("Needs"), required=False, help_text=LINES_HELP)
    pains = LinesField(label=gettext_lazy("Pains"), required=False, help_text=LINES_HELP)
    behaviours = LinesField(label=gettext_lazy("Behaviours"), required=False, help_text=LINES_HELP)


@login_required
@require_GET
def actors(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    return _page(request, here)


@login_required
@require_POST
def add_actor(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    form = ActorForm(request.POST)
    if form.is_valid():
        key = free_key_in(here.design, Actor, form.cleaned_data["name"])
        try:
            with once(form.cleaned_data["once"]):
                actor = changes.add_actor(here.design, by=here.member.user, key=key, **form.values)
        except DoneAlready as done:
            return sent_twice(request, done, here.url("actors"))
        say_saved(request, actor.name)
        return redirect(here.places.of(f"actor:{actor.key}"))
    return _page(request, here, form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def actor(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    """Edit one actor."""
    here = visit(request, workspace, design, Role.EDITOR)
    row = row_to_edit(request, here, here.design.actors.select_related("design"), ActorForm, key=key)
    form = ActorForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            changes.edit_actor(row, seen=form.cleaned_data["seen"] or 0, by=here.member.user, **form.values)
            say_saved(request, row.name)
            say_merged(request, row)
            return redirect(here.places.of(f"actor:{row.key}"))
        except Stale as conflict:
            here = here.anew()
            form = explain(form, conflict, _initial)
    target = f"actor:{row.key}"
    context = here.context(
        "actors",
        form=form,
        actor=row,
        thread=strip(here, here.threads.of(target)),
        advice=here.advice.about(target),
        hangs=hangs(hanging_on(row)),
    )
    return render(request, "actors/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_actor(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.actors.filter(key=key).first()
    if row is None:
        return deleted_already(request, here, Actor, here.url("actors"), key=key)
    change = changes.remove_actor(row, by=here.member.user)
    say_removed(request, here, change, _("“%(name)s” is deleted.") % {"name": row.name})
    return redirect(here.url("actors"))


@login_required
@require_POST
def order_actors(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`order` (a list of ids), or `move` (an id) with `by` (-1 or 1)."""
    here = visit(request, workspace, design, Role.EDITOR)
    pks = ordered_pks(request.POST, list(here.design.actors.values_list("pk", flat=True)))
    if not was_moved(here, request.POST, "actors.ordered"):
        changes.order_actors(here.design, by=here.member.user, pks=pks)
    return redirect(here.url("actors"))


def _initial(row: Actor) -> dict[str, object]:
    return {**{name: getattr(row, name) for name in changes.COLUMNS}, "seen": row.row_version}


def _page(
    request: HttpRequest, here: Visit, form: ActorForm | None = None, status: int = 200
) -> HttpResponse:
    rows = {row.key: row for row in here.design.actors.all()}
    cards = [
        {
            "row": rows[one.key],
            "anchor": anchor_of(of(one)),
            "advice": here.advice.about(of(one)),
            "thread": strip(here, here.threads.of(of(one))),
        }
        for one in here.value.actors
    ]
    context = here.context(
        "actors", cards=cards, form=form or ActorForm(), step_advice=here.advice.about_step(1)
    )
    return render(request, "actors/page.html", context, status=status)


urlpatterns = [
    path("", actors, name="actors"),
    path("add/", add_actor, name="add_actor"),
    path("order/", order_actors, name="order_actors"),
    path("of/<str:key>/", actor, name="actor"),
    path("of/<str:key>/delete/", remove_actor, name="remove_actor"),
]

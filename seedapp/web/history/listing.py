"""The journal of a design, and of one thing, newest first: filtered, a page at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from seedapp.history.changes import last_number
from seedapp.history.models import Change, Written
from seedapp.moments.reading import first_moment
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Workspace

from .telling import lines_of
from .words import VERBS

PAGE_SIZE = 50
GUESTS = "guests"

STEPS = {
    "settings": (gettext_lazy("Settings"), ("designs", "services")),
    "actors": (gettext_lazy("Actors"), ("actors",)),
    "job_stories": (gettext_lazy("Job stories"), ("job_stories",)),
    "interactions": (gettext_lazy("Interactions"), ("interactions",)),
    "operations": (gettext_lazy("Queries & actions"), ("operations", "types")),
    "specification": (gettext_lazy("Specification"), ("specification",)),
    "feedback": (gettext_lazy("Feedback"), ("feedback",)),
    "coach": (gettext_lazy("Coach"), ("coach",)),
}
DEEDS = ("added", "edited", "removed", "put_back", "ordered", "merged", "restored", "imported", "published")


class FilterForm(forms.Form):
    """What of a journal is shown: by whom, of which step, of which kind, behind which number.

    All may be left open.
    """

    label_suffix = ""
    step = forms.ChoiceField(label=gettext_lazy("Step"), required=False)
    did = forms.ChoiceField(label=gettext_lazy("Kind of change"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("By"), required=False)
    since = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, workspace: Workspace) -> None:
        super().__init__(data)
        people = workspace.members.select_related("user")
        everybody = [(str(one.user_id), str(one.user)) for one in people]
        self._choose("step", _("all steps"), [(name, label) for name, (label, _rooms) in STEPS.items()])
        self._choose("did", _("every kind"), [(deed, VERBS[deed]) for deed in DEEDS])
        self._choose("person", _("everybody"), [*everybody, (GUESTS, _("guests of reviews"))])

    def _choose(self, name: str, all_of_them: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", all_of_them), *choices]

    def chosen(self, changes: QuerySet[Change]) -> QuerySet[Change]:
        """Those of `changes` that are wanted; all of them where the form is filled in wrongly."""
        if not self.is_valid():
            return changes
        step, did, person = (self.cleaned_data[name] for name in ("step", "did", "person"))
        if since := self.cleaned_data["since"]:
            changes = changes.filter(number__gt=since)
        if step:
            rooms = STEPS[step][1]
            changes = changes.filter(*[_any_of(Q(verb__startswith=f"{room}.") for room in rooms)])
        if did:
            changes = changes.filter(verb__endswith=f".{did}")
        if person:
            changes = changes.filter(by=None if person == GUESTS else int(person))
        return changes


def _any_of(conditions: Any) -> Q:
    whole = Q()
    for one in conditions:
        whole |= one
    return whole


@login_required
@require_GET
def history(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`?step=…&did=…&person=…&since=…`, and `before` or `after` a number."""
    here = visit(request, workspace, design)
    form = FilterForm(request.GET, here.design.workspace)
    changes = form.chosen(Change.objects.filter(design_id=here.design.pk))
    first, last = first_moment(here.design), last_number(here.design.pk)
    context = page_of(request, changes) | {"form": form, "first_moment": first, "last": last}
    return render(request, "history/page.html", here.context(**context))


@login_required
@require_GET
def thing_history(request: HttpRequest, workspace: str, design: str, thing: str) -> HttpResponse:
    """All writes that touched a thing, through its renames, also those of other things that took it along."""
    here = visit(request, workspace, design)
    changes = changes_of_thing(here, thing)
    newest = changes.order_by("-number").first()
    if newest is None:
        raise Http404
    own = changes.filter(thing=thing).order_by("-number").first() or newest
    where = here.places.of(own.target) if own.target else ""
    context = page_of(request, changes) | {"thing": thing, "titled": own.title, "where": where}
    return render(request, "history/thing.html", here.context(**context))


def changes_of_thing(here: Visit, thing: str) -> QuerySet[Change]:
    """The changes of the design that wrote to a thing."""
    touched = Written.objects.filter(thing=thing, design_id=here.design.pk).values("change")
    changes = Change.objects.filter(design_id=here.design.pk)
    return changes.filter(Q(thing=thing) | Q(pk__in=touched))


def page_of(request: HttpRequest, changes: QuerySet[Change]) -> dict[str, Any]:
    """A page by number, so that the ten thousandth costs what the first does."""
    before, after = (_number(request.GET.get(name, "")) for name in ("before", "after"))
    if after:
        rows = list(changes.filter(number__gt=after).order_by("number")[: PAGE_SIZE + 1])
        has_newer, has_older = len(rows) > PAGE_SIZE, True
        rows = rows[:PAGE_SIZE][::-1]
    else:
        found = changes.filter(number__lt=before) if before else changes
        rows = list(found.order_by("-number")[: PAGE_SIZE + 1])
        has_newer, has_older = bool(before), len(rows) > PAGE_SIZE
        rows = rows[:PAGE_SIZE]
    asked = request.GET.copy()
    for name in ("before", "after"):
        asked.pop(name, None)
    return {
        "lines": lines_of(rows),
        "newer": _address(asked, after=rows[0].number) if rows and has_newer else "",
        "older": _address(asked, before=rows[-1].number) if rows and has_older else "",
        "is_filtered": any(asked.values()),
    }


def _address(asked: Any, **more: int) -> str:
    query = asked.copy()
    for name, value in more.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0

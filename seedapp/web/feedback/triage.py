"""One page to work through all that was said: chosen by what it is about, who says it, how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from seedapp.feedback.models import AnchorKind, Severity, State
from seedapp.feedback.reliance import anchors_by_actor
from seedapp.feedback.triage import TEAM, Anchor, Choice, anchors_in, chosen, counts_by, titles_then
from seedapp.web.visit import Visit, visit

from .boards import as_team_sees, threads_of
from .whereabouts import Compass

PAGE_SIZE = 25
PERSPECTIVES = (
    ("end-user", gettext_lazy("End users")),
    ("client-developer", gettext_lazy("Client developers")),
    (TEAM, gettext_lazy("The team")),
)
FACETS: dict[str, Any] = {
    "state": State.choices,
    "severity": Severity.choices,
    "perspective": PERSPECTIVES,
}
STEPS = (
    ("job_stories", gettext_lazy("Job stories")),
    ("operations", gettext_lazy("Queries & actions")),
    ("specification", gettext_lazy("Specification")),
)


class TriageForm(forms.Form):
    """Filters; each takes nothing for everything."""

    label_suffix = ""
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    severity = forms.ChoiceField(label=gettext_lazy("Severity"), required=False)
    perspective = forms.ChoiceField(label=gettext_lazy("Said by"), required=False)
    operation = forms.ChoiceField(label=gettext_lazy("Operation"), required=False)
    actor = forms.ChoiceField(label=gettext_lazy("Actor"), required=False)
    step = forms.ChoiceField(label=gettext_lazy("Step"), required=False)
    revision = forms.ChoiceField(label=gettext_lazy("Begun on"), required=False)

    def __init__(self, data: Any, choices: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *values]


@login_required
@require_GET
def triage(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    relied = anchors_by_actor(here.design, here.value)
    form = TriageForm(request.GET, _choices(here, relied))
    if not form.is_valid():
        context = here.context("feedback", form=form)
        return render(request, "feedback/triage.html", context, status=422)
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    choice = _choice(asked, relied)
    page = Paginator(chosen(here.design, choice), PAGE_SIZE).get_page(request.GET.get("page"))
    compass = Compass(here)
    rows = {one.pk: one for one in threads_of(here).filter(pk__in=[one.pk for one in page.object_list])}
    context = here.context(
        "feedback",
        form=form,
        page=page,
        kept=urlencode(asked),
        is_filtered=bool(asked),
        is_narrowed=any(name not in FACETS for name in asked),
        threads=[as_team_sees(here, rows[one.pk], compass) for one in page.object_list],
        facets=[
            (str(form.fields[name].label), list(_facet(here, choice, asked, name, values)))
            for name, values in FACETS.items()
        ],
    )
    return render(request, "feedback/triage.html", context)


def _choices(here: Visit, relied: Mapping[str, Collection[Anchor]]) -> dict[str, list[tuple[str, str]]]:
    said_of = {uid for kind, uid in anchors_in(here.design) if kind == AnchorKind.OPERATION}
    operations = [(one.uid, one.name or one.key) for one in here.value.operations if one.uid in said_of]
    gone = said_of - {uid for uid, _name in operations}
    titles = dict(titles_then(here.design, gone))
    revisions = here.design.revisions.order_by("-number").values_list("number", flat=True)
    return {
        "state": [(value, str(label)) for value, label in State.choices],
        "severity": [(value, str(label)) for value, label in Severity.choices],
        "perspective": [(value, str(label)) for value, label in PERSPECTIVES],
        "operation": operations + [(uid, _("%(name)s (removed)") % {"name": titles[uid]}) for uid in gone],
        "actor": [(one.key, one.name or one.key) for one in here.value.actors if one.key in relied],
        "step": [(value, str(label)) for value, label in STEPS],
        "revision": [(str(one), _("Revision %(number)s") % {"number": one}) for one in revisions],
    }


def _choice(asked: Mapping[str, str], relied: Mapping[str, Collection[Anchor]]) -> Choice:
    """What the form asks for; an operation and an actor together are what both have."""
    wanted: list[set[Anchor]] = []
    if "operation" in asked:
        wanted.append({(AnchorKind.OPERATION.value, asked["operation"])})
    if "actor" in asked:
        wanted.append(set(relied.get(asked["actor"], ())))
    return Choice(
        severity=asked.get("severity", ""),
        state=asked.get("state", ""),
        perspective=asked.get("perspective", ""),
        step=asked.get("step", ""),
        revision=int(asked["revision"]) if "revision" in asked else None,
        anchors=set.intersection(*wanted) if wanted else None,
    )


def _facet(
    here: Visit, choice: Choice, asked: Mapping[str, str], name: str, values: Iterable[tuple[str, Any]]
) -> Iterator[tuple[str, int, str, bool]]:
    """Each value with its count and the address that chooses it; the one that is chosen is taken back."""
    counts = counts_by(here.design, choice, name)
    for value, label in values:
        is_chosen = asked.get(name) == value
        query = urlencode({**asked, name: "" if is_chosen else value})
        if counts.get(value) or is_chosen:
            yield str(label), counts.get(value, 0), query, is_chosen

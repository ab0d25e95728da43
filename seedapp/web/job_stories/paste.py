"""Many stories pasted at once: read, shown as understood, and kept only when somebody says so."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.core.derive.stories import ReadStory, read_stories
from seedapp.designs.models import Design
from seedapp.history.once import DoneAlready, once
from seedapp.job_stories import changes
from seedapp.job_stories.models import Level
from seedapp.job_stories.whose import whose
from seedapp.workspaces.models import Role

from ..forms import EditForm, TidyForm
from ..undo import sent_twice
from ..visit import Visit, visit
from .forms import sentence_part

MOST_STORIES = 100


class PasteForm(TidyForm):
    text = forms.CharField(
        label=gettext_lazy("Stories"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 10, "data-auto-grow": ""}),
        help_text=gettext_lazy(
            "One a line or a paragraph, English or Korean: “When the train is late, I want to find a bike, "
            "so I still arrive on time.”"
        ),
    )


class PastedForm(TidyForm):
    """One story of a paste, to look over before it is kept."""

    keep = forms.BooleanField(label=gettext_lazy("Keep this story"), required=False)
    situation = sentence_part(gettext_lazy("When"))
    motivation = sentence_part(gettext_lazy("I want to"))
    goal = sentence_part(gettext_lazy("so that"))
    who = forms.ChoiceField(label=gettext_lazy("Whose story"), required=False)
    not_understood = forms.CharField(required=False, widget=forms.HiddenInput)  # what stood there

    def __init__(self, *args: Any, actors: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["who"]).choices = [("", gettext_lazy("nobody yet")), *actors]


PastedFormSet = formset_factory(PastedForm, extra=0, max_num=MOST_STORIES, absolute_max=MOST_STORIES)


@login_required
@require_http_methods(["GET", "POST"])
def paste_job_stories(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The paste, then what was understood of it; nothing is written yet."""
    here = visit(request, workspace, design, Role.EDITOR)
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = read_stories(form.cleaned_data["text"])
        if 0 < len(found) <= MOST_STORIES:
            return _review(request, here, _formset(here, found))
        form.add_error("text", _wrong_number(len(found)))
    context = here.context("job_stories", form=form)
    return render(request, "job_stories/paste.html", context, status=422 if form.errors else 200)


def _wrong_number(count: int) -> str:
    if not count:
        return _("No story was found. Write at least one sentence.")
    return _("These are %(count)s stories. Paste at most %(most)s at a time.") % {
        "count": count,
        "most": MOST_STORIES,
    }


def _formset(here: Visit, found: tuple[ReadStory, ...]) -> BaseFormSet[PastedForm]:
    initial = [
        {
            "keep": one.understood,
            "not_understood": "" if one.understood else one.typed,
            "situation": one.when,
            "motivation": one.want or ("" if one.understood else one.typed),
            "goal": one.so,
            "who": _who(here.design, one.subject),
        }
        for one in found
    ]
    return PastedFormSet(initial=initial, prefix="stories", form_kwargs={"actors": _actors(here.design)})


def _actors(design: Design) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in design.actors.all()]


def _who(design: Design, subject: str) -> str:
    found = whose(design, subject)
    return str(found.pk) if found else ""


def _review(
    request: HttpRequest, here: Visit, formset: BaseFormSet[PastedForm], status: int = 200
) -> HttpResponse:
    context = here.context("job_stories", formset=formset, sending=EditForm())
    return render(request, "job_stories/pasted.html", context, status=status)


@login_required
@require_POST
def keep_pasted(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    formset = PastedFormSet(request.POST, prefix="stories", form_kwargs={"actors": _actors(here.design)})
    if not formset.is_valid():
        return _review(request, here, formset, status=422)
    kept = [form.cleaned_data for form in formset if form.cleaned_data.get("keep")]
    try:
        with once(request.POST.get("once", "")[:64]):
            _add_all(here, kept)
    except DoneAlready as done:
        return sent_twice(request, done, here.url("job_stories"))
    count = len(kept)
    messages.success(
        request, ngettext("%(n)s story is added.", "%(n)s stories are added.", count) % {"n": count}
    )
    return redirect(here.url("job_stories"))


def _add_all(here: Visit, kept: list[dict[str, Any]]) -> None:
    actors = {str(row.pk): row for row in here.design.actors.all()}
    for one in kept:
        changes.add_job_story(
            here.design,
            by=here.member.user,
            level=Level.CUSTOMER,
            actor=actors.get(one["who"]),
            situation=one["situation"],
            motivation=one["motivation"],
            goal=one["goal"],
        )

"""Past moments of a design: compare one with another or with today, download it, restore it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from seedapp.core import design_file
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.moments.changes import Unchanged, restore_moment
from seedapp.moments.reading import NoMoment, first_moment, number_at, side_at, value_at
from seedapp.specification.sides import Side, difference_between, side_of_today
from seedapp.web.downloads import attachment
from seedapp.web.feedback.difference_facts import facts_of_difference
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

NOW = "now"


class MomentsForm(forms.Form):
    """Two moments by their numbers: the earlier one or a date, the later one or today."""

    label_suffix = ""
    then = forms.IntegerField(label=gettext_lazy("From change"), required=False, min_value=1)
    at = forms.DateTimeField(
        label=gettext_lazy("or from the moment"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        help_text=gettext_lazy("Used where no change is named."),
    )
    to = forms.IntegerField(
        label=gettext_lazy("To change"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Leave it open for the design as it is now."),
    )


@login_required
@require_GET
def moments(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`?then=…` or `?at=…`, and `to`: what changed between, in people's words and in contracts."""
    here = visit(request, workspace, design)
    form = MomentsForm(request.GET or None)
    context: dict[str, Any] = {}
    if form.is_valid():
        try:
            context = _compared(here, form.cleaned_data)
        except NoMoment as reason:
            form.add_error(None, str(reason))
    context |= {"first": first_moment(here.design), "last": last_number(here.design.pk)}
    page = here.context(form=form, **context)
    return render(request, "history/moments.html", page, status=422 if form.errors else 200)


def _compared(here: Visit, asked: dict[str, Any]) -> dict[str, Any]:
    number, to = asked["then"] or _number_at(here, asked["at"]), asked["to"]
    if not number:
        return {}
    one, other = side_at(here.design, number), _side(here, to)
    url_of = None if to else here.places.of
    return {
        "number": number,
        "one": one,
        "other": other,
        "change": Change.objects.filter(design_id=here.design.pk, number=number).first(),
        "difference": facts_of_difference(difference_between(one, other), url_of),
        "is_now": number == last_number(here.design.pk),
    }


def _number_at(here: Visit, at: datetime | None) -> int:
    """The change that a date means. Raises NoMoment where the design was not there yet."""
    if at is None:
        return 0
    number = number_at(here.design, at)
    if not number:
        local = timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
        raise NoMoment(_("At %(at)s nothing was written to this design yet.") % {"at": local})
    return number


def _side(here: Visit, number: int | None) -> Side:
    return side_at(here.design, number) if number else side_of_today(here.design, here.value)


@login_required
@require_GET
def download_moment(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """The design file as of a change."""
    here = visit(request, workspace, design)
    try:
        text = design_file.dump(value_at(here.design, number))
    except NoMoment as reason:
        raise Http404(str(reason)) from reason
    return attachment(text, f"{here.design.slug}-{number}.seed.yaml", "application/yaml")


@login_required
@require_POST
def restore(request: HttpRequest, workspace: str, design: str, number: int) -> HttpResponse:
    """Make the design what it was after a change."""
    here = visit(request, workspace, design, Role.EDITOR)
    try:
        change = restore_moment(here.design, number=number, by=here.member.user)
    except (NoMoment, Unchanged) as reason:
        messages.error(request, str(reason))
        return redirect(here.url("history"))
    said = _("The design is as it was after change %(number)s.") % {"number": number}
    messages.success(request, said, extra_tags=f"undo:{here.url('undo_change', change.number)}")
    return redirect(here.url("design"))

"""What changed between two revisions, or between one and the design as it is now."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.core.difference.changelog import Edition, to_markdown
from seedapp.specification.models import Revision, lightly
from seedapp.specification.sides import NOW, Side, difference_between, side_of_revision, side_of_today
from seedapp.web.downloads import attachment
from seedapp.web.particles import with_fitting_particles
from seedapp.web.visit import Visit, visit

from .difference_facts import DifferenceFacts, facts_of_difference

_MARKDOWN = "text/markdown"


class CompareForm(forms.Form):
    """`from` and `to` are numbers of revisions, or `now`."""

    label_suffix = ""

    def __init__(self, data: dict[str, str], revisions: list[Revision]) -> None:
        super().__init__(data)
        choices = [(NOW, _("The design as it is now"))]
        choices += [(str(one.number), _("Revision %(number)s") % {"number": one.number}) for one in revisions]
        self.fields["from"] = forms.ChoiceField(label=_("From"), choices=choices)
        self.fields["to"] = forms.ChoiceField(label=_("To"), choices=choices)


@login_required
@require_GET
def compare(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`?from=…&to=…`; without them what is not published yet, or else what the newest revision changed."""
    here = visit(request, workspace, design)
    revisions = list(lightly(here.design.revisions.all()))
    form = CompareForm({**_unasked(here, revisions), **request.GET.dict()}, revisions)
    if not form.is_valid():
        return render(request, "feedback/compare.html", here.context("feedback", form=form), status=404)
    one, other = (_side(here, form.cleaned_data[name]) for name in ("from", "to"))
    context = here.context(
        "feedback",
        form=form,
        has_revisions=bool(revisions),
        one=one,
        other=other,
        difference=facts_between(here, one, other),
        download_url=download_url(here, one, other),
    )
    return render(request, "feedback/compare.html", context)


@login_required
@require_GET
def download_comparison(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The changelog between two sides as Markdown, in the reader's language."""
    here = visit(request, workspace, design)
    one, other = (_side(here, request.GET.get(name, NOW)) for name in ("from", "to"))
    edition = Edition(here.design.title, one.title, other.title)
    text = with_fitting_particles(to_markdown(difference_between(one, other), edition, gettext))
    return attachment(text, f"{here.design.slug}-changes-{one.name}-{other.name}.md", _MARKDOWN)


def facts_between(here: Visit, one: Side, other: Side) -> DifferenceFacts:
    """Things are linked to their pages where they are those of today."""
    url_of = here.places.of if other.name == NOW else None
    return facts_of_difference(difference_between(one, other), url_of)


def download_url(here: Visit, one: Side, other: Side) -> str:
    return f"{here.url('download_comparison')}?{urlencode({'from': one.name, 'to': other.name})}"


def _unasked(here: Visit, revisions: list[Revision]) -> dict[str, str]:
    """The two sides that are worth a look when nobody names any."""
    if not revisions:
        return {"from": NOW, "to": NOW}
    newest = revisions[0]
    if len(revisions) > 1 and not difference_between(
        side_of_revision(newest), side_of_today(here.design, here.value)
    ):
        return {"from": str(revisions[1].number), "to": str(newest.number)}
    return {"from": str(newest.number), "to": NOW}


def _side(here: Visit, name: str) -> Side:
    """Raises Http404 for what is no revision of the design."""
    if name == NOW:
        return side_of_today(here.design, here.value)
    number = int(name) if name.isascii() and name.isdecimal() and len(name) < 10 else 0
    row = here.design.revisions.filter(number=number).first()
    if row is None:
        raise Http404
    return side_of_revision(row)

"""Search across the designs of a workspace: one box in the header, one page with what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from seedapp.core.searching import excerpt, folded, marked, words_of
from seedapp.designs.models import Design
from seedapp.search.find import Found, entries, find
from seedapp.search.models import Entry
from seedapp.search.things import Kind
from seedapp.workspaces.access import membership_for

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

from .found_places import place_of, place_of_line
from .found_words import SINGULAR, STEPS, WHAT, called

PAGE_SIZE = 25
LINES_SHOWN = 3

Pieces = list[tuple[str, bool]]


class SearchForm(forms.Form):
    """`here` is the design from which somebody asks: what is found in it comes first."""

    q = forms.CharField(
        label=_("Search this workspace"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "class": "form-control"}),
    )
    kind = forms.ChoiceField(choices=[("", _("Everything")), *Kind.choices], required=False)
    design = forms.CharField(max_length=80, required=False)
    here = forms.CharField(max_length=80, required=False)


@dataclass(frozen=True)
class Hit:
    """`step` is the number of the step that the thing belongs to, 0 for the design as a whole."""

    kind: Kind
    step: int
    url: str
    title: Pieces
    lines: list[dict[str, Any]]

    @property
    def kind_called(self) -> StrPromise:
        return SINGULAR[self.kind]


@login_required
@require_GET
def search(request: HttpRequest, workspace: str) -> HttpResponse:
    """What has all the words, by design; a filter that names nothing of this workspace finds nothing."""
    place = membership_for(request.user, workspace).workspace
    form = SearchForm(request.GET)
    designs = {one.slug: one for one in place.designs.select_related("workspace")}
    context: dict[str, Any] = {"workspace": place, "is_searching": True}
    if not form.is_valid():
        return render(request, "search/page.html", {**context, "form": form}, status=422)
    asked, slug = form.cleaned_data, form.cleaned_data["design"]
    if slug and slug not in designs:
        found = Found(words_of(asked["q"]), [], {}, {})
    else:
        found = find(
            place, asked["q"], kind=asked["kind"], design=designs.get(slug), first=designs.get(asked["here"])
        )
    page = Paginator(found.keys, PAGE_SIZE).get_page(request.GET.get("page"))
    context |= {
        "form": form,
        "asked": asked["q"],
        "here": asked["here"],
        "found": found,
        "page": page,
        "kept": _query(asked),
        "groups": list(_groups(entries(list(page.object_list)), list(designs.values()), found.words)),
        "kinds": [
            (Kind(kind), count, _query(asked, kind=kind), kind == asked["kind"])
            for kind, count in sorted(found.kinds.items(), key=lambda one: list(Kind).index(Kind(one[0])))
        ],
        "all_kinds": _query(asked, kind=""),
        "designs": [
            (one, found.designs[one.pk], _query(asked, design=one.slug), one.slug == slug)
            for one in designs.values()
            if one.pk in found.designs
        ],
        "all_designs": _query(asked, design=""),
    }
    return render(request, "search/page.html", context)


def _query(asked: dict[str, str], **changed: str) -> str:
    """The address of the same question with another filter, on its first page."""
    return urlencode({name: value for name, value in {**asked, **changed}.items() if value})


def _groups(
    found: Sequence[Entry], designs: Sequence[Design], words: Sequence[str]
) -> Iterator[tuple[Design, list[Hit]]]:
    by_id = {one.pk: one for one in designs}
    for design_id, rows in groupby(found, key=lambda entry: entry.design_id):
        design = by_id[design_id]
        yield design, [_hit(design, entry, words) for entry in rows]


def _hit(design: Design, entry: Entry, words: Sequence[str]) -> Hit:
    kind = Kind(entry.kind)
    title = marked(called(kind, entry.title), words)
    return Hit(kind, STEPS[kind], place_of(design, entry.target), title, _shown_lines(design, entry, words))


def _shown_lines(design: Design, entry: Entry, words: Sequence[str]) -> list[dict[str, Any]]:
    """The lines with most of the words; the first words of a thing that is found by its name alone."""
    counts = [sum(word in folded(f"{of}\n{text}") for word in words) for _what, of, text in entry.lines]
    best = sorted(range(len(counts)), key=lambda at: (-counts[at], at))[:LINES_SHOWN]
    return [_line(design, entry, entry.lines[at], words) for at in sorted(best) if counts[at]]


def _line(design: Design, entry: Entry, line: list[str], words: Sequence[str]) -> dict[str, Any]:
    what, of, text = line
    return {
        "what": WHAT.get(what, what),
        "of": marked(of, words),
        "text": marked(excerpt(text, words), words),
        "url": place_of_line(design, entry.target, what, of),
    }


urlpatterns = [path("<slug:workspace>/", search, name="search")]

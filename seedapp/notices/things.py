"""The things that notices are about, as they are now: what they are called, and where their pages are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from seedapp.designs.models import Design
from seedapp.feedback.models import Round, Thread, Verdict
from seedapp.specification.models import Revision

from .models import Notice


@dataclass(frozen=True)
class Thing:
    """`path` leads to its page for members, "" where it is gone."""

    design: Design
    path: str


def things_of(notices: Iterable[Notice]) -> Mapping[int, Thing]:
    """The thing of each notice, by the notice's number; one query for each kind of thing."""
    rows = list(notices)
    designs = Design.objects.select_related("workspace").in_bulk({one.design_id for one in rows})
    numbers = _revisions_of(rows)
    found: dict[int, Thing] = {}
    for one in rows:
        if design := designs.get(one.design_id):
            found[one.pk] = Thing(design, _path(design, one.about, numbers))
    return found


def _revisions_of(rows: list[Notice]) -> dict[str, int]:
    """The number of the revision that each thing belongs to, of those that are still there."""
    asked: dict[str, set[int]] = {}
    for one in rows:
        label, pk = named(one.about)
        asked.setdefault(label, set()).add(pk)
    known = {
        "feedback.thread": Thread.objects.values_list("pk", "round__revision__number"),
        "feedback.round": Round.objects.values_list("pk", "revision__number"),
        "feedback.verdict": Verdict.objects.values_list("pk", "reviewer__round__revision__number"),
        "specification.revision": Revision.objects.values_list("pk", "number"),
    }
    return {
        f"{label}:{pk}": number
        for label, rows_of in known.items()
        if asked.get(label)
        for pk, number in rows_of.filter(pk__in=asked[label])
    }


def _path(design: Design, about: str, numbers: Mapping[str, int]) -> str:
    label, pk = named(about)
    number = numbers.get(f"{label}:{pk}")
    if number is None:
        return ""
    address = [design.workspace.slug, design.slug]
    if label == "feedback.thread":
        return reverse("thread", args=[*address, pk])
    return reverse("revision", args=[*address, number])


def named(about: str) -> tuple[str, int]:
    """(label, number) of "feedback.thread:7", and of "feedback.round:3@2026-12-01", which names a day too."""
    label, _, rest = about.partition(":")
    pk = rest.partition("@")[0]
    return label, int(pk) if pk.isdecimal() else 0

"""An impact as the page shows it: a section for each kind of thing, in the order of the method."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from seedapp.core.thread.impact import KINDS, Impact
from seedapp.core.thread.touched import Touched
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

MOST_SHOWN = 50

_HEADINGS: dict[str, str | Promise] = {
    "story": gettext_lazy("Job stories"),
    "diagram": gettext_lazy("Diagrams"),
    "message": gettext_lazy("Messages"),
    "type": gettext_lazy("Types"),
    "operation": gettext_lazy("Queries and actions"),
    "endpoint": gettext_lazy("Endpoints"),
    "schema": gettext_lazy("Schemas in the documents"),
    "linked": gettext_lazy("Tied by a link of the document"),
    "workflow": gettext_lazy("Workflows"),
    "actor": gettext_lazy("Actors"),
    "service": gettext_lazy("Services"),
}


@dataclass(frozen=True)
class Item:
    """`place` tells things of one title apart: the key of an operation, a part of a document."""

    title: str
    url: str
    why: str
    place: str = ""


@dataclass(frozen=True)
class Section:
    """`more` is how many items there are that are not shown."""

    kind: str
    heading: str | Promise
    count: int
    items: list[Item]

    @property
    def more(self) -> int:
        return self.count - len(self.items)


def sections_of(here: Visit, impact: Impact, *, everything: bool) -> list[Section]:
    """What is touched. Of many things of one kind the first are shown, unless everything is asked for."""
    found = [(kind, impact.of_kind(kind)) for kind in KINDS]
    return [
        Section(
            kind,
            _HEADINGS[kind],
            len(things),
            [_item(here, one) for one in (things if everything else things[:MOST_SHOWN])],
        )
        for kind, things in found
        if things
    ]


def noticing_of(here: Visit, impact: Impact) -> list[Section]:
    """Who would notice: stories, actors, services."""
    sections = []
    for kind in ("story", "actor", "service"):
        things = [one for one in impact.noticing if one.kind == kind]
        if things:
            items = [Item(one.title, here.places.of(one.target), spoken(one.why)) for one in things]
            sections.append(Section(kind, _HEADINGS[kind], len(items), items))
    return sections


def _item(here: Visit, one: Touched) -> Item:
    place = f"{one.document}: {one.pointer}" if one.document else ""
    if one.kind in ("operation", "linked"):
        place = one.target.partition(":")[2]
    return Item(one.title, here.places.of(one.target), spoken(one.why), place)

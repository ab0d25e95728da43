"""The thread of whatever is in view, as templates draw it: where it comes from, what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .wording import spoken

if TYPE_CHECKING:
    from seedapp.core.thread import Link, Thread

    from .visit import Visit


def strip(visit: Visit, thread: Thread) -> dict[str, Any]:
    """{comes_from: [{title, url, kind, why}], leads_to: […], gaps: [sentence]}."""
    return {
        "comes_from": [_link(visit, link) for link in thread.comes_from],
        "leads_to": [_link(visit, link) for link in thread.leads_to],
        "gaps": [spoken(gap) for gap in thread.gaps],
    }


def _link(visit: Visit, link: Link) -> dict[str, str]:
    return {
        "title": link.title,
        "url": visit.places.of(link.target),
        "kind": link.target.partition(":")[0],
        "why": spoken(link.sentence),
    }

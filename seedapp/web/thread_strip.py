"""The thread of whatever is in view, as templates draw it: where it comes from, what it leads to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.http import urlencode
from django.utils.translation import ngettext_lazy

from .wording import spoken

if TYPE_CHECKING:
    from seedapp.core.thread import Link, Thread

    from .visit import Visit

_COUNTED = {
    "actor": ngettext_lazy("%(n)s actor", "%(n)s actors", "n"),
    "job": ngettext_lazy("%(n)s story", "%(n)s stories", "n"),
    "interaction": ngettext_lazy("%(n)s diagram", "%(n)s diagrams", "n"),
    "call": ngettext_lazy("%(n)s message", "%(n)s messages", "n"),
    "operation": ngettext_lazy("%(n)s query or action", "%(n)s queries and actions", "n"),
    "endpoint": ngettext_lazy("%(n)s endpoint", "%(n)s endpoints", "n"),
}
MOST_IN_A_LINE = 3
MOST_KEYS_IN_A_LINE = 8  # stories are shown by their short keys


def strip(visit: Visit, thread: Thread) -> dict[str, Any]:
    """{comes_from: [{kind, words, folded, ends: [{title, url, kind, why}]}], leads_to: […], gaps: [str],
    impact: address}.

    Ends are grouped by kind; only a group of many has `words`, behind which it is `folded` (“5 messages”).
    """
    return {
        "comes_from": _groups(visit, thread.comes_from),
        "leads_to": _groups(visit, thread.leads_to),
        "gaps": [spoken(gap) for gap in thread.gaps],
        "impact": f"{visit.url('impact')}?{urlencode({'of': thread.target})}",
    }


def _groups(visit: Visit, links: tuple[Link, ...]) -> list[dict[str, Any]]:
    return [_group(visit, kind, list(found)) for kind, found in groupby(links, key=_kind)]


def _group(visit: Visit, kind: str, links: list[Link]) -> dict[str, Any]:
    most = MOST_KEYS_IN_A_LINE if kind == "job" else MOST_IN_A_LINE
    return {
        "kind": kind,
        "words": _COUNTED[kind] % {"n": len(links)} if len(links) > most else "",
        "folded": len(links) > most,
        "ends": [
            {
                "title": link.title,
                "url": visit.places.of(link.target),
                "kind": kind,
                "why": spoken(link.sentence),
            }
            for link in links
        ],
    }


def _kind(link: Link) -> str:
    kind, _colon, rest = link.target.partition(":")
    if kind == "interaction" and "#" in rest:
        return "call"
    if kind == "operation" and rest.endswith("/http"):
        return "endpoint"
    return kind

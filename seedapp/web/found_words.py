"""What is found, in the words of the reader: kinds, the steps they belong to, the parts of a thing."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seedapp.search.things import Kind

STEPS = {
    Kind.DESIGN: 0,
    Kind.SERVICE: 0,
    Kind.ACTOR: 1,
    Kind.STORY: 2,
    Kind.INTERACTION: 3,
    Kind.OPERATION: 4,
    Kind.TYPE: 4,
    Kind.REVISION: 6,
    Kind.THREAD: 6,
}
SINGULAR = {
    Kind.DESIGN: _("Design"),
    Kind.SERVICE: _("Service"),
    Kind.ACTOR: _("Actor"),
    Kind.STORY: _("Job story"),
    Kind.INTERACTION: _("Interaction"),
    Kind.OPERATION: _("Query or action"),
    Kind.TYPE: _("Type"),
    Kind.REVISION: _("Revision"),
    Kind.THREAD: _("Comments"),
}
WHAT = {
    "behaviour": _("Behaviour"),
    "call": _("Call"),
    "comment": _("Comment"),
    "description": _("Description"),
    "diagram": _("Diagram"),
    "evidence": _("Evidence"),
    "failure": _("Fails when"),
    "field": _("Field"),
    "glossary": _("Glossary"),
    "goal": _("so I can"),
    "input": _("Input"),
    "key": _("Key"),
    "need": _("Need"),
    "note": _("What is new"),
    "outcome": _("Outcome"),
    "pain": _("Pain"),
    "path": _("Path"),
    "quote": _("Quote"),
    "resolution": _("What changed"),
    "resource": _("Resource"),
    "response": _("Response"),
    "summary": _("Summary"),
    "value": _("Value"),
    "when": _("When"),
}


def called(kind: Kind, title: str) -> str:
    """What a thing is called where it is found: revisions have numbers only."""
    return gettext("Revision %(number)s") % {"number": title} if kind is Kind.REVISION else title

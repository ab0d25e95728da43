"""The newest revision at a glance: whether it is approved, what is thought of it, what was said."""

from __future__ import annotations

from typing import Any

from seedapp.feedback.models import Severity, State
from seedapp.feedback.triage import Choice, counts_by, threads_in
from seedapp.specification.models import Revision
from seedapp.web.visit import Visit

from .approving import ApproveForm
from .boards import as_team_sees, groups_of, threads_of
from .verdict_facts import approval_of, voices_of
from .whereabouts import Compass

MOST_THREADS = 20
MOST_VOICES = 10


def glance_of(here: Visit, newest: Revision | None) -> dict[str, Any]:
    """{approval, approve_form, voices, groups, counts, has_more}: of the threads the heaviest."""
    seen: dict[str, Any] = {}
    if newest is not None:
        approval = approval_of(here, newest)
        voices = voices_of(approval["seen"])
        seen = {
            "approval": approval,
            "approve_form": ApproveForm(),
            "voices": voices[:MOST_VOICES],
            "more_voices": max(0, len(voices) - MOST_VOICES),
        }
    return seen | _threads(here)


def _threads(here: Visit) -> dict[str, Any]:
    heaviest = [one.pk for one in threads_in(here.design)[: MOST_THREADS + 1]]
    rows = threads_of(here).filter(pk__in=heaviest[:MOST_THREADS])
    compass = Compass(here)
    return {
        "groups": groups_of(as_team_sees(here, one, compass) for one in rows),
        "counts": _counts(here) if heaviest else [],
        "has_more": len(heaviest) > MOST_THREADS,
    }


def _counts(here: Visit) -> list[tuple[str, str, int, str]]:
    """(severity, its word, how many are open, the query of the page that lists them), none of them zero."""
    counts = counts_by(here.design, Choice(state=State.OPEN), "severity")
    return [
        (value, str(label), counts[value], f"severity={value}&state={State.OPEN}")
        for value, label in reversed(Severity.choices)
        if counts.get(value)
    ]

"""What the review of a revision came to: its verdicts and what is open, as approval looks at them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, Q

from seedapp.core.verdicts import Review
from seedapp.specification.models import Revision

from .carrying import said_until
from .judged import Judged
from .models import GoalAnswer, Perspective, Severity, State, Turn


def review_of(
    judged: Judged, *, is_overruled: bool = False, threads: Mapping[str, int] | None = None
) -> Review:
    """`is_overruled`: whoever approves has said why, though somebody asks for changes.

    `threads` are counts that are at hand already.
    """
    counts = counts_of_threads(judged.revision) if threads is None else threads
    return Review(
        judged.standing,
        judged.titles,
        {pk: row.reviewer.name for pk, row in judged.verdicts.items()},
        open_threads=counts["open"],
        must_fix=counts["must_fix"],
        unexplained=counts["unexplained"],
        is_overruled=is_overruled,
        has_goals_answered=GoalAnswer.objects.filter(
            reviewer__round__revision=judged.revision, reviewer__perspective=Perspective.END_USER
        ).exists(),
    )


def counts_of_threads(revision: Revision) -> dict[str, int]:
    """How many threads, begun on the revision or on an earlier one, are in which state, and weigh what.

    A question that was answered has changed nothing: it is none of the `unexplained`.
    """
    explained = Turn.objects.filter(thread=OuterRef("pk")).exclude(note="", change=None)
    is_silent = Q(~Exists(explained), ~Q(severity=Severity.QUESTION), state=State.RESOLVED)
    by_state = {state.value: Count("pk", filter=Q(state=state)) for state in State}
    found: dict[str, int] = said_until(revision).aggregate(
        must_fix=Count("pk", filter=Q(state=State.OPEN, severity=Severity.MUST_FIX)),
        unexplained=Count("pk", filter=is_silent),
        **by_state,
    )
    return found

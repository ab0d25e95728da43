"""The status of a revision, for programs that wait for its approval: one word, and the counts behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seedapp.core.conditions import Condition
from seedapp.core.verdicts import APPROVE, CLIENT_DEVELOPER, END_USER, REQUEST_CHANGES, conditions
from seedapp.specification.models import Revision
from seedapp.specification.states import State

from .judged import Judged, judged
from .models import Reviewer
from .reviewing import counts_of_threads, review_of

Word = Literal["approved", "pending", "changes-requested", "superseded", "withdrawn"]
_FINAL: dict[str, Word] = {
    State.APPROVED: "approved",
    State.SUPERSEDED: "superseded",
    State.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class Status:
    """`word` is `approved` only where the team has approved it; `counts` are named as they are told."""

    revision: Revision
    word: Word
    counts: dict[str, int]
    conditions: tuple[Condition, ...]


def status_of(revision: Revision) -> Status:
    """In a constant number of queries."""
    seen = judged(revision)
    threads = counts_of_threads(revision)
    counts = {
        "reviewers": Reviewer.objects.filter(round__revision=revision, joined_at__isnull=False).count(),
        "approvals_of_client_developers": _people(seen, APPROVE, CLIENT_DEVELOPER),
        "approvals_of_end_users": _people(seen, APPROVE, END_USER),
        "requests_for_changes": _people(seen, REQUEST_CHANGES),
        "operations": len(seen.titles),
        "operations_approved": len(seen.titles) - len(seen.standing.unapproved(CLIENT_DEVELOPER)),
        "open_threads": threads["open"],
        "open_must_fix": threads["must_fix"],
        "addressed_threads": threads["addressed"],
    }
    found = conditions(review_of(seen, threads=threads))
    return Status(revision, _word(revision, counts), counts, found)


def _people(seen: Judged, judgement: str, perspective: str = "") -> int:
    return len({one.given.person for one in seen.standing.saying(judgement, perspective)})


def _word(revision: Revision, counts: dict[str, int]) -> Word:
    if revision.state in _FINAL:
        return _FINAL[revision.state]
    return "changes-requested" if counts["requests_for_changes"] or counts["open_must_fix"] else "pending"

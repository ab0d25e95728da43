"""What the changes of a review have in common: the round as it is now, and its rows in the journal."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.feedback.carrying import open_round_for
from seedapp.feedback.models import GoalAnswer, Link, Question, Reviewer, Round, Thread, Verdict
from seedapp.feedback.policy import RoundOver
from seedapp.history import changes as history
from seedapp.specification.models import lightly


def facts(row: Round | Thread) -> dict[str, Any]:
    """What the journal keeps of a round or a thread before and after a write; no link's secret."""
    if isinstance(row, Round):
        return {name: getattr(row, name) for name in ("intro", "due_at", "closed_at")}
    return {
        name: getattr(row, name)
        for name in ("anchor_kind", "anchor_title", "part", "quote", "severity", "state")
    }


def held(round_: Round) -> Round:
    """The round as it is now, locked: closing it, and saying the same thing twice, wait for one another."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("revision__design__workspace")
    return lightly(rows, "revision").get(pk=round_.pk)


def held_open(round_: Round) -> Round:
    """The same; raises RoundOver where it takes nothing any more."""
    now = held(round_)
    if not now.is_open:
        raise RoundOver
    return now


def held_for(thread: Thread, reviewer: Reviewer | None) -> Round:
    """The round of a thread, locked, where a reviewer may still speak: in it, or in an open later one.

    The team (None) may always. Raises RoundOver.
    """
    now = held(thread.round)
    if reviewer is not None and not now.is_open and open_round_for(reviewer) is None:
        raise RoundOver
    return now


def held_thread(thread: Thread) -> Thread:
    """The thread as it is now; whoever writes to its round waits."""
    held(thread.round)
    rows = Thread.objects.select_related("round__revision__design__workspace")
    return lightly(rows, "round__revision").get(pk=thread.pk)


def name_of(reviewer: Reviewer | None, member: User | None) -> str:
    if reviewer:
        return reviewer.name
    return display_name(member) if member else ""


def record(
    round_: Round,
    by: User | None,
    by_name: str,
    verb: str,
    row: Round | Reviewer | Thread | Verdict | GoalAnswer | Link | Question,
    title: str,
    *,
    before: Any = None,
    after: Any = None,
) -> None:
    history.record(
        round_.revision.design,
        by=by,
        by_name=by_name,
        verb=verb,
        target=f"{row._meta.model_name}:{row.pk}",
        title=title,
        row=row,
        before=before,
        after=after,
    )


def record_round(
    round_: Round, by: User | None, verb: str, *, before: Any = None, more: dict[str, Any] | None = None
) -> None:
    """A row of the journal about the round itself; `more` tells what stands in rows of its own."""
    title = _("review of revision %(number)s") % {"number": round_.revision.number}
    record(round_, by, "", verb, round_, title, before=before, after=facts(round_) | (more or {}))

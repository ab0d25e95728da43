"""Whether a design lets somebody do a job: reviewers' answers to each goal."""

from __future__ import annotations

from django.db import transaction

from seedapp.feedback.models import AnchorKind, GoalAnswer, Reach, Reviewer, Severity, Thread
from seedapp.feedback.policy import check_pace

from .telling import held_open, record
from .threads import begin_thread

SEVERITIES = {
    Reach.YES: Severity.SUGGESTION,
    Reach.PARTLY: Severity.SUGGESTION,
    Reach.NO: Severity.SHOULD_FIX,
}
"""How much what is said beside an answer matters: who cannot do their job asks for a change."""


@transaction.atomic
def answer_goal(
    reviewer: Reviewer, *, job: str, job_title: str, answer: str, comment: str = ""
) -> GoalAnswer:
    """A reviewer's answer to "does this let you …?"; the comment, if any, begins a thread on the story.

    Earlier answers stay on record, and one said again counts once. Raises RoundOver, and TooMany for a
    reviewer who is too fast.
    """
    round_ = held_open(reviewer.round)
    last = reviewer.goal_answers.filter(job=job).first()
    if last and last.answer == answer and not (comment and _is_new(comment, last)):
        return last
    check_pace(reviewer)
    thread = _begun(reviewer, job, job_title, answer, comment)
    given = GoalAnswer.objects.create(
        reviewer=reviewer, job=job, job_title=job_title, answer=answer, thread=thread
    )
    after = {"job": job, "answer": answer, "thread": thread.pk if thread else None}
    record(round_, reviewer.user, reviewer.name, "feedback.goal_answered", given, job_title, after=after)
    return given


def _is_new(comment: str, last: GoalAnswer) -> bool:
    """Whether a comment is another than the one that the last answer came with."""
    if last.thread is None:
        return True
    first = last.thread.comments.first()
    return first is None or first.body != comment


def _begun(reviewer: Reviewer, job: str, job_title: str, answer: str, comment: str) -> Thread | None:
    if not comment:
        return None
    return begin_thread(
        reviewer.round,
        reviewer=reviewer,
        anchor_kind=AnchorKind.JOB,
        anchor=job,
        anchor_title=job_title,
        severity=SEVERITIES[Reach(answer)],
        body=comment,
    )

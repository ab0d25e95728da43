"""Saying something about a thing of a revision, answering, settling."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from seedapp.accounts.models import User
from seedapp.feedback.models import Comment, Reviewer, Round, Thread
from seedapp.feedback.policy import NotTheirs, began, check_pace

from .telling import facts, held_open, name_of, record


@transaction.atomic
def begin_thread(
    round_: Round,
    *,
    body: str,
    anchor_kind: str,
    anchor: str,
    anchor_title: str,
    reviewer: Reviewer | None = None,
    member: User | None = None,
    part: str = "",
    quote: str = "",
    severity: str = "question",
) -> Thread:
    """A first comment on something of the revision. The same words of one person on it count once.

    Raises RoundOver when the round is closed, and TooMany for a reviewer who is too fast.
    """
    round_ = held_open(round_)
    again = Comment.objects.filter(
        thread__round=round_, thread__anchor_kind=anchor_kind, thread__anchor=anchor, thread__resolved_at=None
    ).filter(body=body, reviewer=reviewer, member=member)
    if said := again.select_related("thread").first():
        return said.thread
    if reviewer:
        check_pace(reviewer)
    thread = Thread.objects.create(
        round=round_,
        anchor_kind=anchor_kind,
        anchor=anchor,
        anchor_title=anchor_title,
        part=part,
        quote=quote,
        severity=severity,
    )
    _say(thread, body, reviewer, member)
    after = facts(thread) | {"body": body}
    record(round_, member, name_of(reviewer, member), "feedback.begun", thread, anchor_title, after=after)
    return thread


@transaction.atomic
def answer(
    thread: Thread, *, body: str, reviewer: Reviewer | None = None, member: User | None = None
) -> Comment:
    """One more comment in a thread; the last one said again is not said twice. The team may always answer.

    Raises RoundOver for a reviewer of a closed round, and TooMany for one who is too fast.
    """
    if reviewer:
        held_open(thread.round)
    else:
        Round.objects.select_for_update().get(pk=thread.round_id)
    last = thread.comments.order_by("-pk").first()
    if last and (last.body, last.reviewer, last.member) == (body, reviewer, member):
        return last
    if reviewer:
        check_pace(reviewer)
    comment = _say(thread, body, reviewer, member)
    after = {"thread": thread.pk, "body": body}
    name = comment.author_name
    record(thread.round, member, name, "feedback.answered", thread, thread.anchor_title, after=after)
    return comment


@transaction.atomic
def resolve(
    thread: Thread, *, resolution: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Settle a thread, saying what changed. A thread that is settled already stays as it was.

    Raises NotTheirs for a reviewer who did not begin it, and RoundOver for one of a closed round.
    """
    _check_may_settle(thread, reviewer)
    name, before = name_of(reviewer, member), facts(thread)
    settled = Thread.objects.filter(pk=thread.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by_name=name, resolution=resolution
    )
    if settled:
        _record_settling(thread, member, name, "feedback.resolved", before)


@transaction.atomic
def reopen(thread: Thread, *, reviewer: Reviewer | None = None, member: User | None = None) -> None:
    """Take a settled thread up again. Raises as `resolve` does."""
    _check_may_settle(thread, reviewer)
    before = facts(thread)
    reopened = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=False).update(
        resolved_at=None, resolved_by_name="", resolution=""
    )
    if reopened:
        _record_settling(thread, member, name_of(reviewer, member), "feedback.reopened", before)


def _check_may_settle(thread: Thread, reviewer: Reviewer | None) -> None:
    if reviewer is None:
        return
    held_open(thread.round)
    if not began(thread, reviewer=reviewer):
        raise NotTheirs


def _say(thread: Thread, body: str, reviewer: Reviewer | None, member: User | None) -> Comment:
    return Comment.objects.create(
        thread=thread, body=body, reviewer=reviewer, member=member, author_name=name_of(reviewer, member)
    )


def _record_settling(thread: Thread, by: User | None, name: str, verb: str, before: dict[str, Any]) -> None:
    thread.refresh_from_db(fields=["resolved_at", "resolved_by_name", "resolution"])
    record(thread.round, by, name, verb, thread, thread.anchor_title, before=before, after=facts(thread))

"""Saying something about a thing of a revision, and answering."""

from __future__ import annotations

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core.suggesting import Suggestion
from seedapp.feedback.models import Comment, Reviewer, Round, State, Thread
from seedapp.feedback.policy import check_pace

from .mentions import keep_mentions
from .suggestions import suggest
from .telling import facts, held_for, held_open, name_of, record


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
    suggestion: Suggestion | None = None,
) -> Thread:
    """A first comment on something of the revision. The same words of one person on it count once.

    `suggestion` is a concrete change that it proposes. Raises RoundOver when the round is closed, TooMany for
    a reviewer who is too fast, core.suggesting.CannotSuggest for what cannot be done to the thing.
    """
    round_ = held_open(round_)
    there = {"anchor_kind": anchor_kind, "anchor": anchor, "part": part, "quote": quote}
    standing = Thread.objects.filter(round=round_, state=State.OPEN, **there)
    again = Comment.objects.filter(thread__in=standing, body=body, reviewer=reviewer, member=member)
    if said := again.select_related("thread").first():
        return said.thread
    if reviewer:
        check_pace(reviewer)
    thread = Thread.objects.create(round=round_, anchor_title=anchor_title, severity=severity, **there)
    add_comment(thread, body, reviewer, member)
    after = facts(thread) | {"body": body}
    if suggestion is not None:
        suggest(thread, suggestion)
        after["suggestion"] = {"kind": suggestion.kind, "value": suggestion.value}
    record(round_, member, name_of(reviewer, member), "feedback.begun", thread, anchor_title, after=after)
    return thread


@transaction.atomic
def answer(
    thread: Thread, *, body: str, reviewer: Reviewer | None = None, member: User | None = None
) -> Comment:
    """One more comment in a thread; the last one said again is not said twice. The team may always answer.

    Raises RoundOver for a reviewer of a closed round, and TooMany for one who is too fast.
    """
    held_for(thread, reviewer)
    who = (reviewer.pk if reviewer else None, member.pk if member else None)
    last = thread.comments.order_by("-pk").first()
    if last and last.body == body and (last.reviewer_id, last.member_id) == who:
        return last
    if reviewer:
        check_pace(reviewer)
    comment = add_comment(thread, body, reviewer, member)
    after = {"thread": thread.pk, "body": body}
    name = comment.author_name
    record(thread.round, member, name, "feedback.answered", thread, thread.anchor_title, after=after)
    return comment


def add_comment(thread: Thread, body: str, reviewer: Reviewer | None, member: User | None) -> Comment:
    """A comment with whom it names; the caller writes the journal."""
    comment = Comment.objects.create(
        thread=thread, body=body, reviewer=reviewer, member=member, author_name=name_of(reviewer, member)
    )
    keep_mentions(comment)
    return comment

"""Who speaks in a review: the rows that a change of the journal is about, and the people behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils import timezone

from seedapp.feedback.models import Comment, Reviewer, Thread
from seedapp.history.models import Change
from seedapp.specification.models import lightly
from seedapp.workspaces.models import Member

Who = tuple[str, int]
"""("user", the number of an account) or ("reviewer", the number of a guest's row)."""


def thread_of(change: Change) -> Thread | None:
    rows = lightly(Thread.objects.select_related("round__revision"), "round__revision")
    return rows.filter(pk=pk_of(change, "feedback.thread")).first()


def comment_of(change: Change, thread: Thread) -> Comment | None:
    """What was said. Of other acts in a thread, what who did them began it with: guests may do no others."""
    comments = thread.comments.select_related("reviewer").filter(author_name=change.by_name).order_by("pk")
    if change.verb == "feedback.edited":
        edited = int((change.after or {}).get("comment", 0))
        return thread.comments.select_related("reviewer").filter(pk=edited).first()
    if change.verb == "feedback.answered":
        said = (change.after or {}).get("body")
        return comments.filter(body=said).last() or comments.last()
    return comments.first()


def voices(thread: Thread, change: Change) -> Iterator[Who]:
    """Who had said something in a thread by the time of a change, in the order in which they came."""
    members = members_of(change.workspace_id)
    said = thread.comments.filter(written_at__lte=change.at)
    for comment in said.select_related("reviewer").order_by("pk"):
        if comment.member_id is not None:
            yield ("user", comment.member_id)
        elif comment.reviewer is not None:
            yield who_is(comment.reviewer, members)


def who_is(reviewer: Reviewer, members: frozenset[int]) -> Who:
    """A reviewer as somebody to tell: by their account where they belong to the team, else as a guest."""
    if reviewer.user_id is not None and reviewer.user_id in members:
        return ("user", reviewer.user_id)
    return ("reviewer", reviewer.pk)


def members_of(workspace_id: int) -> frozenset[int]:
    """The accounts that belong to a workspace."""
    rows = Member.objects.filter(workspace_id=workspace_id, user__is_active=True)
    return frozenset(rows.values_list("user_id", flat=True))


def guests_with_a_way_in(reviewer_ids: Iterable[int]) -> frozenset[int]:
    """Those of some reviewers whose link was not revoked and has not ended."""
    opens = Q(link=None) | Q(link__revoked_at=None, link__expires_at__gt=timezone.now())
    return frozenset(Reviewer.objects.filter(opens, pk__in=set(reviewer_ids)).values_list("pk", flat=True))


def pk_of(change: Change, label: str) -> int:
    """The number of the row that was written, 0 where it is of another model."""
    name, _, pk = change.thing.partition(":")
    return int(pk) if name == label and pk.isdecimal() else 0

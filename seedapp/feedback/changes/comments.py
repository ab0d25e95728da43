"""Editing what one has said; what it said before stays on record."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.feedback.models import Comment, CommentVersion, Reviewer
from seedapp.feedback.policy import check_pace, wrote
from seedapp.specification.models import lightly

from .mentions import keep_mentions
from .telling import held_for, name_of, record


class NotTheirWords(Exception):
    """Only who wrote a comment edits it."""

    def __init__(self) -> None:
        super().__init__(_("Only who wrote this comment can edit it. You can answer it."))


@transaction.atomic
def edit_comment(
    comment: Comment, *, body: str, reviewer: Reviewer | None = None, member: User | None = None
) -> Comment:
    """Say it in other words; the same words again change nothing.

    Raises NotTheirWords, RoundOver for a reviewer of a closed round, TooMany for one who is too fast.
    """
    held_for(comment.thread, reviewer)
    rows = Comment.objects.select_related("thread__round__revision__design__workspace", "reviewer")
    comment = lightly(rows, "thread__round__revision").get(pk=comment.pk)
    if not wrote(comment, reviewer=reviewer, member=member):
        raise NotTheirWords
    if comment.body == body:
        return comment
    if reviewer:
        check_pace(reviewer)
    before = comment.body
    CommentVersion.objects.create(
        comment=comment, body=before, written_at=comment.edited_at or comment.written_at
    )
    comment.body, comment.edited_at = body, timezone.now()
    comment.save(update_fields=["body", "edited_at"])
    keep_mentions(comment)
    thread = comment.thread
    record(
        thread.round,
        member,
        name_of(reviewer, member),
        "feedback.edited",
        thread,
        thread.anchor_title,
        before={"comment": comment.pk, "body": before},
        after={"comment": comment.pk, "body": body},
    )
    return comment

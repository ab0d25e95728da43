"""Comments by their numbers within a thread: guests see no number of the workbench."""

from __future__ import annotations

from .models import Comment, Thread


def comment_numbered(thread: Thread, number: str) -> Comment | None:
    """The comment of a number from 1, in the order in which they were written; None where there is none."""
    if not (number.isascii() and number.isdigit()) or len(number) > 9:
        return None
    return dict(enumerate(thread.comments.all(), 1)).get(int(number))

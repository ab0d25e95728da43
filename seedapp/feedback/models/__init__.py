"""A review: rounds over a revision, reviewers who came by a link, their threads, comments and verdicts."""

from .rounds import Perspective, Reviewer, Round
from .threads import AnchorKind, Comment, Severity, Thread
from .verdicts import Judgement, Verdict

__all__ = [
    "AnchorKind",
    "Comment",
    "Judgement",
    "Perspective",
    "Reviewer",
    "Round",
    "Severity",
    "Thread",
    "Verdict",
]

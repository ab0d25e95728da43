"""A review: rounds over a revision, reviewers who came by a link, their threads, comments and verdicts."""

from .goals import GoalAnswer, Reach, Seen
from .rounds import Perspective, Reviewer, Round
from .threads import AnchorKind, Comment, Severity, Thread
from .verdicts import Judgement, Verdict

__all__ = [
    "AnchorKind",
    "Comment",
    "GoalAnswer",
    "Judgement",
    "Perspective",
    "Reach",
    "Reviewer",
    "Round",
    "Seen",
    "Severity",
    "Thread",
    "Verdict",
]

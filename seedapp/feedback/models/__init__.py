"""A review: rounds over a revision, who reviews, what the team asks, their threads, comments and verdicts."""

from .goals import GoalAnswer, Reach, Seen
from .questions import Answer, Question
from .reviewers import Link, Reviewer
from .rounds import READING_DAYS, Perspective, Round
from .threads import AnchorKind, Comment, Severity, Thread
from .verdicts import Judgement, Verdict

__all__ = [
    "READING_DAYS",
    "AnchorKind",
    "Answer",
    "Comment",
    "GoalAnswer",
    "Judgement",
    "Link",
    "Perspective",
    "Question",
    "Reach",
    "Reviewer",
    "Round",
    "Seen",
    "Severity",
    "Thread",
    "Verdict",
]

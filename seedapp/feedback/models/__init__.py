"""A review: rounds over a revision, who reviews, what the team asks, their threads, comments and verdicts."""

from .comments import LONGEST_COMMENT, Comment, CommentVersion, Mention
from .goals import GoalAnswer, Reach, Seen
from .questions import LONGEST_ANSWER, Answer, Question
from .reviewers import Link, Reviewer
from .rounds import READING_DAYS, Perspective, Round
from .threads import LONGEST_QUOTE, AnchorKind, Attachment, Severity, State, Suggestion, Thread, Turn
from .verdicts import Judgement, Verdict

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_COMMENT",
    "LONGEST_QUOTE",
    "READING_DAYS",
    "AnchorKind",
    "Answer",
    "Attachment",
    "Comment",
    "CommentVersion",
    "GoalAnswer",
    "Judgement",
    "Link",
    "Mention",
    "Perspective",
    "Question",
    "Reach",
    "Reviewer",
    "Round",
    "Seen",
    "Severity",
    "State",
    "Suggestion",
    "Thread",
    "Turn",
    "Verdict",
]

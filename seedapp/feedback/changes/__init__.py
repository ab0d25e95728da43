"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from seedapp.feedback.policy import NotTheirs, RoundOver, TooMany

from .goals import answer_goal
from .rounds import ROUND_DAYS, close_round, join, open_round, reviewer_behind, round_behind
from .telling import facts
from .threads import answer, begin_thread, reopen, resolve
from .verdicts import NoSuchOperation, give_verdict

__all__ = [
    "ROUND_DAYS",
    "NoSuchOperation",
    "NotTheirs",
    "RoundOver",
    "TooMany",
    "answer",
    "answer_goal",
    "begin_thread",
    "close_round",
    "facts",
    "give_verdict",
    "join",
    "open_round",
    "reopen",
    "resolve",
    "reviewer_behind",
    "round_behind",
]

"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from seedapp.feedback.policy import NotTheirs, Refused, RoundOver, TooMany

from .approval import NotApprovable, approve_revision
from .asking import ask_for_review
from .goals import answer_goal
from .links import Person, link_behind, make_links, note_use, renew_link, revoke_link
from .questions import add_question, answer_question, remove_question
from .reviewers import (
    ask_members,
    enter,
    join,
    reviewer_by_account,
    reviewer_in_browser,
    reviewer_of,
)
from .rounds import ROUND_DAYS, close_round, extend_round, open_round, reopen_round
from .settling import NoReason, NoSuchChange, NotNow, address, dismiss, reopen, resolve, turn_back
from .telling import facts
from .threads import answer, begin_thread
from .verdicts import NoSuchOperation, give_verdict

__all__ = [
    "ROUND_DAYS",
    "NoReason",
    "NoSuchChange",
    "NoSuchOperation",
    "NotApprovable",
    "NotNow",
    "NotTheirs",
    "Person",
    "Refused",
    "RoundOver",
    "TooMany",
    "add_question",
    "address",
    "answer",
    "answer_goal",
    "answer_question",
    "approve_revision",
    "ask_for_review",
    "ask_members",
    "begin_thread",
    "close_round",
    "dismiss",
    "enter",
    "extend_round",
    "facts",
    "give_verdict",
    "join",
    "link_behind",
    "make_links",
    "note_use",
    "open_round",
    "remove_question",
    "renew_link",
    "reopen",
    "reopen_round",
    "resolve",
    "reviewer_by_account",
    "reviewer_in_browser",
    "reviewer_of",
    "revoke_link",
    "turn_back",
]

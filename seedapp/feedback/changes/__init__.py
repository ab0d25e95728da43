"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from seedapp.feedback.policy import NotTheirs, Refused, RoundOver, TooFast, TooMany

from .approval import NotApprovable, approve_revision
from .asking import ask_for_review
from .attaching import attach, attach_again, take_back_attachment
from .comments import NotTheirWords, edit_comment
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
from .suggestions import StaleSuggestion, apply_suggestion, check_suggestion, why_stale
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
    "NotTheirWords",
    "NotTheirs",
    "Person",
    "Refused",
    "RoundOver",
    "StaleSuggestion",
    "TooFast",
    "TooMany",
    "add_question",
    "address",
    "answer",
    "answer_goal",
    "answer_question",
    "apply_suggestion",
    "approve_revision",
    "ask_for_review",
    "ask_members",
    "attach",
    "attach_again",
    "begin_thread",
    "check_suggestion",
    "close_round",
    "dismiss",
    "edit_comment",
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
    "take_back_attachment",
    "turn_back",
    "why_stale",
]

"""Opening rounds of review, moving their due date, closing them and opening them again."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.feedback.models import READING_DAYS, Link, Question, Round
from seedapp.feedback.policy import Refused, check_questions
from seedapp.specification.changes import begin_review
from seedapp.specification.models import Revision
from seedapp.workspaces.secret_links import hash_of

from .telling import facts, held, record_round

ROUND_DAYS = 14


@transaction.atomic
def open_round(
    revision: Revision,
    *,
    by: User | None,
    intro: str = "",
    due_at: datetime | None = None,
    questions: Sequence[str] = (),
    for_many: bool = True,
    token: str = "",
    once: str = "",
) -> tuple[Round, str]:
    """A round of review, and the secret of its link for many, which is shown once and never kept.

    Without `for_many` there is no such link, and the secret is "". Whoever may send the same request twice
    gives `token` and `once`: the second time changes nothing. A draft is in review from now on.

    Raises NotAllowed for a revision that was withdrawn, and TooMany for too many questions.
    """
    token = (token or secrets.token_urlsafe(16)) if for_many else ""
    once = once or token or secrets.token_urlsafe(16)
    same = Round.objects.filter(revision=revision, once_sha256=hash_of(once))
    if known := same.first():
        return known, token
    texts = [*dict.fromkeys(questions)]
    check_questions(texts)
    held_revision = begin_review(revision, by=by)
    if known := same.first():  # sent twice at once: the other one was first to hold the design
        return known, token
    round_ = Round.objects.create(
        revision=held_revision,
        intro=intro,
        opened_by=by,
        due_at=due_at or timezone.now() + timedelta(days=ROUND_DAYS),
        once_sha256=hash_of(once),
    )
    Question.objects.bulk_create(
        Question(round=round_, position=position, text=text) for position, text in enumerate(texts)
    )
    if for_many:
        Link.objects.create(
            round=round_,
            is_for_many=True,
            token_sha256=hash_of(token),
            made_by=by,
            expires_at=end_of_reading(round_.due_at),
        )
    record_round(round_, by, "feedback.opened", more={"questions": texts})
    return round_, token


@transaction.atomic
def close_round(round_: Round, *, by: User | None) -> None:
    """It takes nothing any more; who has joined can still read what was said and answered."""
    before = facts(held(round_))
    if Round.objects.filter(pk=round_.pk, closed_at=None).update(closed_at=timezone.now(), closed_by=by):
        round_.refresh_from_db(fields=["closed_at", "closed_by"])
        record_round(round_, by, "feedback.closed", before=before)


@transaction.atomic
def reopen_round(round_: Round, *, by: User | None, due_at: datetime | None = None) -> None:
    """It takes comments again, until `due_at`, or ROUND_DAYS from now where its due date has passed.

    A round that is open stays as it is.
    """
    now = held(round_)
    if now.closed_at is None:
        return
    before = facts(now)
    if due_at is None and now.due_at <= timezone.now():
        due_at = timezone.now() + timedelta(days=ROUND_DAYS)
    if due_at:
        _move(round_, due_at)
    Round.objects.filter(pk=round_.pk).update(closed_at=None, closed_by=None)
    round_.refresh_from_db(fields=["closed_at", "closed_by"])
    record_round(round_, by, "feedback.round_reopened", before=before)


@transaction.atomic
def extend_round(round_: Round, *, by: User | None, due_at: datetime) -> None:
    """Give reviewers until another day; links that are not revoked live on with it.

    Raises Refused for a day in the past: that would be closing.
    """
    if due_at <= timezone.now():
        raise Refused(_("Choose a day to come, or close the round."))
    before = facts(held(round_))
    if before["due_at"] == due_at:
        return
    _move(round_, due_at)
    record_round(round_, by, "feedback.extended", before=before)


def end_of_reading(due_at: datetime) -> datetime:
    """Until when the links of a round open it."""
    return due_at + timedelta(days=READING_DAYS)


def _move(round_: Round, due_at: datetime) -> None:
    Round.objects.filter(pk=round_.pk).update(due_at=due_at)
    round_.links.filter(revoked_at=None).update(expires_at=end_of_reading(due_at))
    round_.refresh_from_db(fields=["due_at"])

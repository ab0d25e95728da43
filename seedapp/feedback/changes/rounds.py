"""Opening rounds of review with their links, closing them, joining them."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from seedapp.accounts.models import User
from seedapp.feedback.models import Reviewer, Round
from seedapp.feedback.policy import check_room
from seedapp.specification.models import Revision
from seedapp.workspaces.secret_links import hash_of

from .telling import held_open, record, record_round

ROUND_DAYS = 30


@transaction.atomic
def open_round(
    revision: Revision,
    *,
    by: User | None,
    question: str = "",
    expires_at: datetime | None = None,
    token: str = "",
) -> tuple[Round, str]:
    """A round of review and the secret of its link, which is shown once and never kept.

    Whoever may send the same request twice gives the `token`: the second time changes nothing.
    """
    token = token or secrets.token_urlsafe(24)
    if known := Round.objects.filter(revision=revision, token_sha256=hash_of(token)).first():
        return known, token
    round_ = Round.objects.create(
        revision=revision,
        question=question,
        token_sha256=hash_of(token),
        opened_by=by,
        expires_at=expires_at or timezone.now() + timedelta(days=ROUND_DAYS),
    )
    record_round(round_, by, "feedback.opened")
    return round_, token


@transaction.atomic
def close_round(round_: Round, *, by: User | None) -> None:
    """Its link opens nothing any more; what was said stays."""
    if Round.objects.filter(pk=round_.pk, closed_at=None).update(closed_at=timezone.now()):
        round_.refresh_from_db(fields=["closed_at"])
        record_round(round_, by, "feedback.closed")


def round_behind(token: str) -> Round | None:
    """The open round of a link; None for a wrong, expired or closed one."""
    rows = Round.objects.select_related("revision__design__workspace")
    found = rows.filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_open else None


@transaction.atomic
def join(
    round_: Round, *, name: str, perspective: str, user: User | None = None, token: str = ""
) -> tuple[Reviewer, str]:
    """A reviewer and the secret that their browser keeps; the same `token` joins once.

    Raises RoundOver, and TooMany when a crowd is joining.
    """
    round_ = held_open(round_)
    token = token or secrets.token_urlsafe(24)
    if known := reviewer_behind(round_, token):
        return known, token
    check_room(round_)
    reviewer = Reviewer.objects.create(
        round=round_, name=name, perspective=perspective, user=user, token_sha256=hash_of(token)
    )
    said = {"name": name, "perspective": perspective}
    record(round_, user, name, "feedback.joined", reviewer, name, after=said)
    return reviewer, token


def reviewer_behind(round_: Round, token: str) -> Reviewer | None:
    """The reviewer whose browser brought this secret."""
    return round_.reviewers.filter(token_sha256=hash_of(token)).first() if token else None

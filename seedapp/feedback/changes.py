"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.history import changes as history
from seedapp.specification.models import Revision

from .models import Comment, Reviewer, Round, Thread, Verdict

ROUND_DAYS = 30


class RoundOver(Exception):
    """The round is closed or its time is up."""

    def __init__(self) -> None:
        super().__init__(_("This review is closed. What was said is kept; ask the team for a new link."))


def hash_of(token: str) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def open_round(
    revision: Revision, *, by: User | None, question: str = "", expires_at: datetime | None = None
) -> tuple[Round, str]:
    """A round of review and the secret of its link, which is shown once and never kept."""
    token = secrets.token_urlsafe(24)
    round_ = Round.objects.create(
        revision=revision,
        question=question,
        token_sha256=hash_of(token),
        opened_by=by,
        expires_at=expires_at or timezone.now() + timedelta(days=ROUND_DAYS),
    )
    _record(
        round_, by, "", "feedback.opened", _("review of revision %(number)s") % {"number": revision.number}
    )
    return round_, token


@transaction.atomic
def close_round(round_: Round, *, by: User | None) -> None:
    """Its link opens nothing any more; what was said stays."""
    if Round.objects.filter(pk=round_.pk, closed_at=None).update(closed_at=timezone.now()):
        number = round_.revision.number
        _record(round_, by, "", "feedback.closed", _("review of revision %(number)s") % {"number": number})


def round_behind(token: str) -> Round | None:
    """The open round of a link; None for a wrong, expired or closed one."""
    rows = Round.objects.select_related("revision__design__workspace")
    found = rows.filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_open else None


@transaction.atomic
def join(round_: Round, *, name: str, perspective: str, user: User | None = None) -> tuple[Reviewer, str]:
    """A reviewer and the secret that their browser keeps. Raises RoundOver."""
    if not round_.is_open:
        raise RoundOver
    token = secrets.token_urlsafe(24)
    reviewer = Reviewer.objects.create(
        round=round_, name=name, perspective=perspective, user=user, token_sha256=hash_of(token)
    )
    _record(round_, user, name, "feedback.joined", name)
    return reviewer, token


def reviewer_behind(round_: Round, token: str) -> Reviewer | None:
    """The reviewer whose browser brought this secret."""
    return round_.reviewers.filter(token_sha256=hash_of(token)).first() if token else None


@transaction.atomic
def begin_thread(
    round_: Round,
    *,
    body: str,
    anchor_kind: str,
    anchor: str,
    anchor_title: str,
    reviewer: Reviewer | None = None,
    member: User | None = None,
    part: str = "",
    quote: str = "",
    severity: str = "question",
) -> Thread:
    """A first comment on something of the revision. Raises RoundOver for a reviewer of a closed round."""
    if reviewer and not round_.is_open:
        raise RoundOver
    thread = Thread.objects.create(
        round=round_,
        anchor_kind=anchor_kind,
        anchor=anchor,
        anchor_title=anchor_title,
        part=part,
        quote=quote,
        severity=severity,
    )
    _say(thread, body, reviewer, member)
    _record(round_, member, _name(reviewer, member), "feedback.begun", anchor_title)
    return thread


@transaction.atomic
def answer(
    thread: Thread, *, body: str, reviewer: Reviewer | None = None, member: User | None = None
) -> Comment:
    """One more comment in a thread. Raises RoundOver for a reviewer of a closed round."""
    if reviewer and not thread.round.is_open:
        raise RoundOver
    comment = _say(thread, body, reviewer, member)
    _record(thread.round, member, comment.author_name, "feedback.answered", thread.anchor_title)
    return comment


@transaction.atomic
def resolve(
    thread: Thread, *, resolution: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Settle a thread, saying what changed. A thread that is settled already stays as it was."""
    name = _name(reviewer, member)
    settled = Thread.objects.filter(pk=thread.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by_name=name, resolution=resolution
    )
    if settled:
        _record(thread.round, member, name, "feedback.resolved", thread.anchor_title)


@transaction.atomic
def reopen(thread: Thread, *, reviewer: Reviewer | None = None, member: User | None = None) -> None:
    reopened = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=False).update(
        resolved_at=None, resolved_by_name="", resolution=""
    )
    if reopened:
        name = _name(reviewer, member)
        _record(thread.round, member, name, "feedback.reopened", thread.anchor_title)


@transaction.atomic
def give_verdict(reviewer: Reviewer, *, judgement: str, note: str = "") -> Verdict:
    """What a reviewer thinks of the whole; earlier verdicts stay on record. Raises RoundOver."""
    if not reviewer.round.is_open:
        raise RoundOver
    verdict = Verdict.objects.create(reviewer=reviewer, judgement=judgement, note=note)
    _record(reviewer.round, reviewer.user, reviewer.name, "feedback.given", verdict.get_judgement_display())
    return verdict


def _say(thread: Thread, body: str, reviewer: Reviewer | None, member: User | None) -> Comment:
    return Comment.objects.create(
        thread=thread, body=body, reviewer=reviewer, member=member, author_name=_name(reviewer, member)
    )


def _name(reviewer: Reviewer | None, member: User | None) -> str:
    if reviewer:
        return reviewer.name
    return display_name(member) if member else ""


def _record(round_: Round, by: User | None, by_name: str, verb: str, title: str) -> None:
    design = round_.revision.design
    history.record(design, by=by, by_name=by_name, verb=verb, target="design", title=title)

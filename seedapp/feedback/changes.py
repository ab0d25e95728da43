"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.history import changes as history
from seedapp.specification.models import Revision
from seedapp.workspaces.secret_links import hash_of

from .models import Comment, Reviewer, Round, Thread, Verdict
from .policy import NotTheirs, RoundOver, TooMany, began, check_pace, check_room

__all__ = ["NotTheirs", "RoundOver", "TooMany"]

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
def join(
    round_: Round, *, name: str, perspective: str, user: User | None = None, token: str = ""
) -> tuple[Reviewer, str]:
    """A reviewer and the secret that their browser keeps; the same `token` joins once.

    Raises RoundOver, and TooMany when a crowd is joining.
    """
    round_ = _held_open(round_)
    token = token or secrets.token_urlsafe(24)
    if known := reviewer_behind(round_, token):
        return known, token
    check_room(round_)
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
    """A first comment on something of the revision. The same words of one person on it count once.

    Raises RoundOver when the round is closed, and TooMany for a reviewer who is too fast.
    """
    round_ = _held_open(round_)
    again = Comment.objects.filter(
        thread__round=round_, thread__anchor_kind=anchor_kind, thread__anchor=anchor, thread__resolved_at=None
    ).filter(body=body, reviewer=reviewer, member=member)
    if said := again.select_related("thread").first():
        return said.thread
    if reviewer:
        check_pace(reviewer)
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
    """One more comment in a thread; the last one said again is not said twice. The team may always answer.

    Raises RoundOver for a reviewer of a closed round, and TooMany for one who is too fast.
    """
    if reviewer:
        _held_open(thread.round)
    else:
        Round.objects.select_for_update().get(pk=thread.round_id)
    last = thread.comments.order_by("-pk").first()
    if last and (last.body, last.reviewer, last.member) == (body, reviewer, member):
        return last
    if reviewer:
        check_pace(reviewer)
    comment = _say(thread, body, reviewer, member)
    _record(thread.round, member, comment.author_name, "feedback.answered", thread.anchor_title)
    return comment


@transaction.atomic
def resolve(
    thread: Thread, *, resolution: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Settle a thread, saying what changed. A thread that is settled already stays as it was.

    Raises NotTheirs for a reviewer who did not begin it, and RoundOver for one of a closed round.
    """
    _check_may_settle(thread, reviewer)
    name = _name(reviewer, member)
    settled = Thread.objects.filter(pk=thread.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by_name=name, resolution=resolution
    )
    if settled:
        _record(thread.round, member, name, "feedback.resolved", thread.anchor_title)


@transaction.atomic
def reopen(thread: Thread, *, reviewer: Reviewer | None = None, member: User | None = None) -> None:
    """Take a settled thread up again. Raises as `resolve` does."""
    _check_may_settle(thread, reviewer)
    reopened = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=False).update(
        resolved_at=None, resolved_by_name="", resolution=""
    )
    if reopened:
        name = _name(reviewer, member)
        _record(thread.round, member, name, "feedback.reopened", thread.anchor_title)


@transaction.atomic
def give_verdict(reviewer: Reviewer, *, judgement: str, note: str = "") -> Verdict:
    """What a reviewer thinks of the whole; earlier verdicts stay on record, and one said again counts once.

    Raises RoundOver, and TooMany for a reviewer who is too fast.
    """
    _held_open(reviewer.round)
    last = reviewer.verdicts.first()
    if last and (last.judgement, last.note) == (judgement, note):
        return last
    check_pace(reviewer)
    verdict = Verdict.objects.create(reviewer=reviewer, judgement=judgement, note=note)
    _record(reviewer.round, reviewer.user, reviewer.name, "feedback.given", verdict.get_judgement_display())
    return verdict


def _held_open(round_: Round) -> Round:
    """The round as it is now, locked: closing it, and saying the same thing twice, wait for one another."""
    now = Round.objects.select_for_update(of=("self",)).select_related("revision__design__workspace")
    held = now.get(pk=round_.pk)
    if not held.is_open:
        raise RoundOver
    return held


def _check_may_settle(thread: Thread, reviewer: Reviewer | None) -> None:
    if reviewer is None:
        return
    _held_open(thread.round)
    if not began(thread, reviewer=reviewer):
        raise NotTheirs


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

"""Writes to reviews: opening rounds, joining them, saying something, answering, resolving, judging."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

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


def facts(row: Round | Thread) -> dict[str, Any]:
    """What the journal keeps of a round or a thread before and after a write; the secret of no link."""
    if isinstance(row, Round):
        return {name: getattr(row, name) for name in ("question", "expires_at", "closed_at")}
    return {
        name: getattr(row, name)
        for name in ("anchor_kind", "anchor_title", "part", "quote", "severity", "resolved_at", "resolution")
    }


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
    _record_round(round_, by, "feedback.opened")
    return round_, token


@transaction.atomic
def close_round(round_: Round, *, by: User | None) -> None:
    """Its link opens nothing any more; what was said stays."""
    if Round.objects.filter(pk=round_.pk, closed_at=None).update(closed_at=timezone.now()):
        round_.refresh_from_db(fields=["closed_at"])
        _record_round(round_, by, "feedback.closed")


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
    said = {"name": name, "perspective": perspective}
    _record(round_, user, name, "feedback.joined", reviewer, name, after=said)
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
    after = facts(thread) | {"body": body}
    _record(round_, member, _name(reviewer, member), "feedback.begun", thread, anchor_title, after=after)
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
    after = {"thread": thread.pk, "body": body}
    name = comment.author_name
    _record(thread.round, member, name, "feedback.answered", thread, thread.anchor_title, after=after)
    return comment


@transaction.atomic
def resolve(
    thread: Thread, *, resolution: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Settle a thread, saying what changed. A thread that is settled already stays as it was.

    Raises NotTheirs for a reviewer who did not begin it, and RoundOver for one of a closed round.
    """
    _check_may_settle(thread, reviewer)
    name, before = _name(reviewer, member), facts(thread)
    settled = Thread.objects.filter(pk=thread.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by_name=name, resolution=resolution
    )
    if settled:
        _record_settling(thread, member, name, "feedback.resolved", before)


@transaction.atomic
def reopen(thread: Thread, *, reviewer: Reviewer | None = None, member: User | None = None) -> None:
    """Take a settled thread up again. Raises as `resolve` does."""
    _check_may_settle(thread, reviewer)
    before = facts(thread)
    reopened = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=False).update(
        resolved_at=None, resolved_by_name="", resolution=""
    )
    if reopened:
        _record_settling(thread, member, _name(reviewer, member), "feedback.reopened", before)


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
    after = {"judgement": judgement, "note": note}
    title = verdict.get_judgement_display()
    _record(reviewer.round, reviewer.user, reviewer.name, "feedback.given", verdict, title, after=after)
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


def _record(
    round_: Round,
    by: User | None,
    by_name: str,
    verb: str,
    row: Round | Reviewer | Thread | Verdict,
    title: str,
    *,
    before: Any = None,
    after: Any = None,
) -> None:
    history.record(
        round_.revision.design,
        by=by,
        by_name=by_name,
        verb=verb,
        target=f"{row._meta.model_name}:{row.pk}",
        title=title,
        row=row,
        before=before,
        after=after,
    )


def _record_round(round_: Round, by: User | None, verb: str) -> None:
    title = _("review of revision %(number)s") % {"number": round_.revision.number}
    _record(round_, by, "", verb, round_, title, after=facts(round_))


def _record_settling(thread: Thread, by: User | None, name: str, verb: str, before: dict[str, Any]) -> None:
    thread.refresh_from_db(fields=["resolved_at", "resolved_by_name", "resolution"])
    _record(thread.round, by, name, verb, thread, thread.anchor_title, before=before, after=facts(thread))

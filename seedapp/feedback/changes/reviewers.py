"""Becoming a reviewer: behind a link, or by one's account."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.feedback.models import Link, Reviewer, Round
from seedapp.feedback.policy import Refused, RoundOver, check_room, may_review
from seedapp.workspaces.models import Member
from seedapp.workspaces.secret_links import hash_of

from .telling import held, record


@transaction.atomic
def join(
    link: Link, *, name: str = "", perspective: str = "", user: User | None = None, token: str = ""
) -> tuple[Reviewer, str]:
    """A reviewer behind a link, and the secret that their browser keeps; the same `token` joins once.

    A link for one person says who they are and is their secret: they join once, from wherever they open it,
    and the secret is "". No account is kept with it, whoever is signed in: the team tries links before it
    sends them, and the link would then speak for whoever tried it. Raises RoundOver where the team has closed
    the round, TooMany when a crowd joins.
    """
    round_ = held(link.round)
    if link.is_for_many:
        token = token or secrets.token_urlsafe(16)
        known = reviewer_in_browser(link, token)
    else:
        token, known = "", reviewer_of(link)
        name, perspective, user = link.name, link.perspective, None
    if known:
        return known, token
    if round_.closed_at:
        raise RoundOver
    check_room(round_)
    reviewer = Reviewer.objects.create(
        round=round_,
        link=link,
        name=name,
        perspective=perspective,
        user=user,
        token_sha256=hash_of(token) if token else None,
    )
    _record_joining(reviewer, user)
    return reviewer, token


@transaction.atomic
def ask_members(
    round_: Round, *, by: User | None, members: Sequence[Member], perspective: str
) -> list[Reviewer]:
    """Ask members of the workspace to review by their account. Who was asked, or came already, stays as is.

    Raises Refused for a member whose role may not comment.
    """
    round_ = held(round_)
    _check_members(round_, members)
    there = set(round_.reviewers.filter(link=None).values_list("user_id", flat=True))
    asked = [
        Reviewer.objects.create(
            round=round_, user=one.user, name=display_name(one.user), perspective=perspective, joined_at=None
        )
        for one in members
        if one.user_id not in there
    ]
    if asked:
        after = {"reviewers": [{"name": one.name, "perspective": one.perspective} for one in asked]}
        title = ", ".join(one.name for one in asked)
        record(round_, by, "", "feedback.members_asked", round_, title, after=after)
    return asked


@transaction.atomic
def enter(round_: Round, *, member: Member, perspective: str) -> Reviewer:
    """A member begins to review by their account, asked or not; a second time changes nothing.

    Raises RoundOver where the team has closed the round, and Refused for a role that may not comment.
    """
    round_ = held(round_)
    _check_members(round_, [member])
    known = reviewer_by_account(round_, member.user)
    if known and known.joined_at:
        return known
    if round_.closed_at:
        raise RoundOver
    reviewer = known or Reviewer(round=round_, user=member.user, name=display_name(member.user))
    reviewer.perspective, reviewer.joined_at = perspective, timezone.now()
    reviewer.save()
    _record_joining(reviewer, member.user)
    return reviewer


def reviewer_in_browser(link: Link, token: str) -> Reviewer | None:
    """The reviewer behind a link for many whose browser brought this secret."""
    return _first(link.round, link.reviewers.filter(token_sha256=hash_of(token))) if token else None


def reviewer_of(link: Link) -> Reviewer | None:
    """The reviewer of a link for one person, once they joined."""
    return None if link.is_for_many else _first(link.round, link.reviewers.all())


def reviewer_by_account(round_: Round, user: User) -> Reviewer | None:
    """The reviewer that a person is by their account, asked or come."""
    return _first(round_, round_.reviewers.filter(link=None, user=user))


def _first(round_: Round, rows: QuerySet[Reviewer]) -> Reviewer | None:
    """The reviewer with the round as it is at hand, so that nobody asks for it again."""
    found = rows.first()
    if found is not None:
        found.round = round_
    return found


def _check_members(round_: Round, members: Sequence[Member]) -> None:
    workspace = round_.revision.design.workspace_id
    for one in members:
        if one.workspace_id != workspace or not may_review(one):
            raise Refused(_("Only members whose role may comment can review by their account."))


def _record_joining(reviewer: Reviewer, user: User | None) -> None:
    said = {"name": reviewer.name, "perspective": reviewer.perspective}
    record(reviewer.round, user, reviewer.name, "feedback.joined", reviewer, reviewer.name, after=said)

"""What of their notices somebody may see: those of designs that are there, in workspaces they belong to."""

from __future__ import annotations

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.feedback.models import Reviewer
from seedapp.workspaces.models import Member

from .models import Notice, NoticeQuerySet, Reader
from .speaking import guests_with_a_way_in


def notices_of(person: User, only_in: int | None = None) -> NoticeQuerySet:
    """The notices of an account, newest first, in all of their workspaces or `only_in` one."""
    rows = Member.objects.filter(user=person)
    if only_in is not None:
        rows = rows.filter(workspace_id=only_in)
    designs = Design.objects.filter(workspace_id__in=rows.values("workspace_id"))
    return Notice.objects.filter(reader__user=person, design_id__in=designs.values("pk"))


def notices_of_reviewer(reviewer: Reviewer) -> NoticeQuerySet:
    """What somebody is shown on the pages of one round: what became of what they said there, and no more."""
    design_id = reviewer.round.revision.design_id
    theirs = Notice.objects.filter(reader__reviewer_id=reviewer.pk, design_id=design_id)
    if reviewer.user_id is None:
        return theirs
    threads = reviewer.round.threads.annotate(name=Concat(Value("feedback.thread:"), Cast("pk", CharField())))
    of_account = Notice.objects.filter(reader__user=reviewer.user_id, about__in=threads.values("name"))
    return theirs | of_account


def notices_in(reader: Reader, notices: NoticeQuerySet) -> NoticeQuerySet:
    """Of some notices of a reader, for a letter: those that they may still see and have not read."""
    rows = notices.filter(reader=reader).unread()
    if reader.user is None:
        is_there = reader.reviewer_id and guests_with_a_way_in([reader.reviewer_id])
        return rows.filter(design_id__in=Design.objects.values("pk")) if is_there else rows.none()
    return rows.filter(pk__in=notices_of(reader.user).values("pk"))

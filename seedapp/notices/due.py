"""Reminders: a review ends soon, and somebody who was asked has said nothing yet.

They come a day before it ends, or half-way where it lasts less than two days; once for each due date.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from seedapp.feedback.models import Answer, Comment, GoalAnswer, Reviewer, Round, Verdict
from seedapp.specification.models import lightly
from seedapp.specification.states import State

from .models import Kind, Notice
from .readers import readers_of
from .speaking import Who, members_of, who_is
from .wanting import mail_for, mail_time, wishes_of

NEAR = timedelta(days=1)
SILENT_REVIEWERS = 1000


def remind() -> int:
    """Tell those who are still silent; how many were told."""
    now = timezone.now()
    near = Round.objects.filter(closed_at=None, due_at__gt=now, due_at__lte=now + NEAR)
    near = near.exclude(revision__state=State.WITHDRAWN).select_related("revision__design")
    rounds = lightly(near, "revision").order_by("pk")
    return sum(_remind(one, now) for one in rounds if now >= _from(one))


def _from(round_: Round) -> datetime:
    """When reminding begins."""
    return max(round_.due_at - NEAR, round_.opened_at + (round_.due_at - round_.opened_at) / 2)


@transaction.atomic
def _remind(round_: Round, now: datetime) -> int:
    about = f"feedback.round:{round_.pk}@{round_.due_at:%Y-%m-%dT%H:%M}"
    design = round_.revision.design
    members = members_of(design.workspace_id)
    silent: dict[Who, None] = {who_is(one, members): None for one in _silent(round_)}
    readers = readers_of(
        (number for kind, number in silent if kind == "user"),
        (number for kind, number in silent if kind == "reviewer"),
    )
    told = frozenset(Notice.objects.filter(about=about).values_list("reader_id", flat=True))
    new = [one for one in readers.values() if one.pk not in told]
    wishes = wishes_of(new, design.workspace_id, design.pk)
    Notice.objects.bulk_create(
        [
            Notice(
                reader=one,
                workspace_id=design.workspace_id,
                design_id=design.pk,
                kind=Kind.DUE,
                about=about,
                title=design.title,
                at=now,
                mail_at=mail_time(one, mail_for(one, design.pk, wishes), now),
            )
            for one in new
        ],
        ignore_conflicts=True,
    )
    return len(new)


def _silent(round_: Round) -> list[Reviewer]:
    """Reviewers of a round who gave it nothing: no comment, no answer, no verdict."""
    rows = round_.reviewers.all()
    for said in (Comment, Verdict, Answer, GoalAnswer):
        rows = rows.exclude(Exists(said._default_manager.filter(reviewer=OuterRef("pk"))))
    return list(rows.order_by("pk")[:SILENT_REVIEWERS])

"""Asking for a review in one go: the round, its links, and the members who are asked by their account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.feedback.models import Link, Round
from seedapp.specification.models import Revision
from seedapp.workspaces.models import Member

from .links import Person, make_links
from .reviewers import ask_members
from .rounds import open_round


@transaction.atomic
def ask_for_review(
    revision: Revision,
    *,
    by: User | None,
    intro: str = "",
    due_at: datetime | None = None,
    questions: Sequence[str] = (),
    people: Sequence[Person] = (),
    tokens: Sequence[str] = (),
    members: Sequence[Member] = (),
    perspective: str = "",
    once: str = "",
) -> tuple[Round, list[tuple[Link, str]]]:
    """A round with a link, and its secret, for each of the people; members review from a perspective.

    The same `once` with the same `tokens` does it once. Raises as the three steps do.
    """
    round_, _none = open_round(
        revision, by=by, intro=intro, due_at=due_at, questions=questions, for_many=False, once=once
    )
    links = make_links(round_, by=by, people=people, tokens=tokens)
    ask_members(round_, by=by, members=members, perspective=perspective)
    return round_, links

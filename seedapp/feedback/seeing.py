"""Which revisions somebody has had before them. It says nothing about the design: the journal is not told."""

from __future__ import annotations

from seedapp.accounts.models import User
from seedapp.specification.models import Revision, lightly

from .models import Reviewer, Seen


def saw(revision: Revision, *, user: User | None = None, reviewer: Reviewer | None = None) -> None:
    """Somebody has this revision before them. A reviewer with an account is known by the account."""
    person = user or (reviewer.user if reviewer else None)
    who = {"user": person} if person else {"reviewer": reviewer}
    if person or reviewer:
        Seen.objects.bulk_create([Seen(revision=revision, **who)], ignore_conflicts=True)


def seen_before(
    revision: Revision, *, user: User | None = None, reviewer: Reviewer | None = None
) -> Revision | None:
    """The revision that somebody saw last before this one; the one before it for who saw none."""
    earlier = lightly(Revision.objects.filter(design=revision.design_id, number__lt=revision.number))
    person = user or (reviewer.user if reviewer else None)
    seen = earlier.filter(seen__user=person) if person else earlier.none()
    return seen.order_by("-number").first() or earlier.order_by("-number").first()

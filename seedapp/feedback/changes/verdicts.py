"""What a reviewer thinks of a revision, or of operations in it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.feedback.models import Reviewer, Verdict
from seedapp.feedback.policy import check_pace
from seedapp.specification.frozen import frozen_design

from .telling import held_open, record


class NoSuchOperation(Exception):
    """A verdict on something that the revision does not have."""

    def __init__(self) -> None:
        super().__init__(_("This revision has no such operation. Choose among those that it shows."))


@transaction.atomic
def give_verdict(
    reviewer: Reviewer, *, judgement: str, note: str = "", operations: Collection[str] = ()
) -> Verdict:
    """What a reviewer thinks of the whole, or of `operations` (their uids) alone.

    Earlier verdicts stay on record, and one said again counts once. Raises NoSuchOperation, RoundOver, and
    TooMany for a reviewer who is too fast.
    """
    round_ = held_open(reviewer.round)
    known = [one.uid for one in frozen_design(round_.revision).operations]
    if not set(operations) <= set(known):
        raise NoSuchOperation
    chosen = [uid for uid in known if uid in operations]
    last = reviewer.verdicts.first()
    if last and (last.judgement, last.note, last.operations) == (judgement, note, chosen):
        return last
    check_pace(reviewer)
    verdict = Verdict.objects.create(
        reviewer=reviewer,
        perspective=reviewer.perspective,
        judgement=judgement,
        note=note,
        operations=chosen,
    )
    after = {"judgement": judgement, "note": note, "operations": chosen}
    title = verdict.get_judgement_display()
    record(reviewer.round, reviewer.user, reviewer.name, "feedback.given", verdict, title, after=after)
    return verdict

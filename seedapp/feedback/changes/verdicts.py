"""What a reviewer thinks of a revision."""

from __future__ import annotations

from django.db import transaction

from seedapp.feedback.models import Reviewer, Verdict
from seedapp.feedback.policy import check_pace

from .telling import held_open, record


@transaction.atomic
def give_verdict(reviewer: Reviewer, *, judgement: str, note: str = "") -> Verdict:
    """What a reviewer thinks of the whole; earlier verdicts stay on record, and one said again counts once.

    Raises RoundOver, and TooMany for a reviewer who is too fast.
    """
    held_open(reviewer.round)
    last = reviewer.verdicts.first()
    if last and (last.judgement, last.note) == (judgement, note):
        return last
    check_pace(reviewer)
    verdict = Verdict.objects.create(reviewer=reviewer, judgement=judgement, note=note)
    after = {"judgement": judgement, "note": note}
    title = verdict.get_judgement_display()
    record(reviewer.round, reviewer.user, reviewer.name, "feedback.given", verdict, title, after=after)
    return verdict

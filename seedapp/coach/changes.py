"""Writes to waivers: advice set aside with a reason, and taken up again."""

from __future__ import annotations

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.removal import remove

from .models import Waiver


@transaction.atomic
def waive(design: Design, *, rule: str, target: str, reason: str, by: User | None) -> Waiver:
    """Set a finding aside; a second reason for the same finding replaces the first."""
    waiver, _created = Waiver.objects.update_or_create(
        design=design, rule=rule, target=target, defaults={"reason": reason, "by": by}
    )
    history.record(
        design, by=by, verb="coach.waived", target=target, title=rule, after={"rule": rule, "reason": reason}
    )
    return waiver


@transaction.atomic
def take_up_again(waiver: Waiver, *, by: User | None) -> Change:
    return remove(waiver, design=waiver.design, by=by, verb="coach.waiver_removed", target=waiver.target)

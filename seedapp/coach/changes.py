"""Writes to waivers: advice set aside with a reason, and taken up again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.removal import remove
from seedapp.operations.models import DataType, Operation

from .models import Waiver


def facts(waiver: Waiver) -> dict[str, Any]:
    """What the journal keeps of a waiver before and after a write."""
    return {"rule": waiver.rule, "reason": waiver.reason}


def waivers_of(design: Design) -> QuerySet[Waiver]:
    """The design's waivers, with what `current_target` needs."""
    return design.waivers.select_related("operation__service", "data_type")


@transaction.atomic
def waive(design: Design, *, rule: str, target: str, reason: str, by: User | None) -> Waiver:
    """Set a finding aside; a second reason for the same finding replaces the first.

    The same reason said again changes nothing."""
    known = next(
        (one for one in waivers_of(design) if (one.rule, one.current_target) == (rule, target)), None
    )
    if known and known.reason == reason:
        return known
    waiver = known or Waiver(design=design, rule=rule, target=target, **rows_behind(design, target))
    before = facts(waiver) if known else None
    kept = history.keep(design, *([known] if known else []))
    waiver.reason, waiver.by = reason, by
    waiver.save()
    history.record(
        design,
        by=by,
        verb="coach.waived",
        target=target,
        title=rule,
        row=waiver,
        before=before,
        after=facts(waiver),
        kept=kept,
    )
    return waiver


def rows_behind(design: Design, target: str) -> dict[str, Operation | DataType | None]:
    """The row of the operation or type that a target names, by the column of a waiver."""
    kind, _, rest = target.partition(":")
    parts = rest.split("/")
    if kind == "operation" and len(parts) > 1:
        rows = Operation.objects.filter(service__design=design, service__key=parts[0], key=parts[1])
        return {"operation": rows.select_related("service").first()}
    return {"data_type": design.types.filter(name=parts[0]).first()} if kind == "type" else {}


@transaction.atomic
def take_up_again(waiver: Waiver, *, by: User | None) -> Change:
    return remove(
        waiver,
        design=waiver.design,
        by=by,
        verb="coach.waiver_removed",
        target=waiver.current_target,
        before=facts(waiver),
    )

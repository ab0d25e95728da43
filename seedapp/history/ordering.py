"""Putting rows into another order, as one write with one row in the journal."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from seedapp.accounts.models import User

from .changes import HasJournal, record


@transaction.atomic
def reorder(
    rows: models.QuerySet[Any],
    *,
    pks: list[int],
    design: HasJournal,
    by: User | None,
    verb: str,
    target: str = "design",
) -> None:
    """Give `rows` the order of `pks`; rows that are not named keep their order behind.

    Nothing is written where the order is that one already.
    """
    before = list(rows.values_list("pk", flat=True))
    known = set(before)
    ordered = [pk for pk in dict.fromkeys(pks) if pk in known]
    ordered += [pk for pk in before if pk not in set(ordered)]
    if ordered == before:
        return
    for position, pk in enumerate(ordered):
        rows.filter(pk=pk).exclude(position=position).update(position=position)
    record(design, by=by, verb=verb, target=target, title=str(design), before=before, after=ordered)

"""Putting rows into another order, as one write with one row in the journal."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from seedapp.accounts.models import User

from .changes import HasJournal, keep, record


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
    kept = keep(design)
    was = dict(rows.values_list("pk", "position"))
    before = list(was)
    named = {pk: None for pk in pks if pk in was}
    ordered = [*named, *(pk for pk in before if pk not in named)]
    if ordered == before:
        return
    for position, pk in enumerate(ordered):
        if was[pk] != position:
            rows.filter(pk=pk).update(position=position)
            thing = f"{rows.model._meta.label_lower}:{pk}"
            kept.tell(thing, {"position": was[pk]}, {"position": position})
    record(
        design, by=by, verb=verb, target=target, title=str(design), before=before, after=ordered, kept=kept
    )

"""Undoing a merge of two operations: the one that was absorbed comes back, the other loses what it gained."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.reversal import Overwritten, Unfit, revive
from seedapp.history.rows import Gone
from seedapp.history.things import rows_of
from seedapp.operations.changes import facts, target_of
from seedapp.operations.keys import Taken, must_be_free
from seedapp.operations.models import Operation


def undo_merge(change: Change, merged: Operation, *, by: User | None) -> Change:
    """Raises Taken where its place is taken or the merged operation was edited again since, and Gone."""
    design, before = merged.service.design, facts(merged)
    kept = history.keep(design)
    back: list[str] = []
    try:
        with must_be_free(change.title):
            back = revive(list(change.written.all()), kept, strict=True)
    except Overwritten as again:
        names = ", ".join(sorted({name for _thing, name in again.fields}))
        raise Taken(
            _("This was edited again since the merge: %(fields)s. Part the two by hand.") % {"fields": names}
        ) from again
    except (Unfit, IntegrityError) as error:
        raise Gone from error
    kept.also(*(rows_of(thing) for thing in back))
    fresh: Any = Operation.objects.select_related("service__design").get(pk=merged.pk)
    return history.record(
        design,
        by=by,
        verb="operations.parted",
        target=target_of(fresh),
        title=fresh.name,
        row=fresh,
        before=before,
        after=facts(fresh),
        kept=kept,
        undoes=change.number,
    )

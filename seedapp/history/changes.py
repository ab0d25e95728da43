"""The journal's two calls: `record` a write, and read what came `after` a number."""

from __future__ import annotations

from typing import Any, Protocol

from django.db import transaction
from django.db.models import F, QuerySet

from seedapp.accounts.models import User, display_name
from seedapp.workspaces.models import Workspace

from .models import Change, Journal


class HasJournal(Protocol):
    """What the journal needs to know of a design, which lives on a floor above."""

    @property
    def pk(self) -> Any: ...
    @property
    def workspace(self) -> Workspace: ...


def record(
    design: HasJournal,
    *,
    by: User | None,
    verb: str,
    target: str,
    title: str,
    before: Any = None,
    after: Any = None,
    by_name: str = "",
) -> Change:
    """Append one row, in the transaction of the write that it tells of.

    `verb` is dotted and stable (`actors.added`); `title` is what the thing was called; `before` and
    `after` hold plain JSON values. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The journal is written in the transaction of the write that it tells of.")
    return Change.objects.create(
        workspace=design.workspace,
        design_id=design.pk,
        number=_next_number(design.pk),
        by=by,
        by_name=by_name or (display_name(by) if by else ""),
        verb=verb,
        target=target[:400],
        title=title[:400],
        before=before,
        after=after,
    )


def after(design_id: int, number: int, limit: int = 200) -> QuerySet[Change]:
    """The changes of a design behind a number, oldest first."""
    return Change.objects.filter(design_id=design_id, number__gt=number)[:limit]


def last_number(design_id: int) -> int:
    """The number of the latest change of a design, 0 when there is none."""
    return Journal.objects.filter(design_id=design_id).values_list("last_number", flat=True).first() or 0


def _next_number(design_id: int) -> int:
    Journal.objects.get_or_create(design_id=design_id)
    Journal.objects.filter(design_id=design_id).update(last_number=F("last_number") + 1)
    return Journal.objects.values_list("last_number", flat=True).get(design_id=design_id)

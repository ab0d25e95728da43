"""The journal's two calls: `record` a write, and read what came `after` a number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from seedapp.accounts.models import User, display_name
from seedapp.prepared.cursors import prepared_cursor
from seedapp.prepared.writing import insert

from .keeping import Kept, Rows, read_all, scope_of
from .models import Change, Journal, Versioned
from .rows import Stale
from .things import state_of, thing_of


class HasJournal(Protocol):
    """What the journal needs to know of a design, which lives on a floor above."""

    @property
    def pk(self) -> Any: ...
    @property
    def workspace_id(self) -> int: ...


@dataclass(frozen=True)
class OfWorkspace:
    """What belongs to a workspace and to none of its designs has its journal under a number below zero."""

    workspace: Model

    @property
    def workspace_id(self) -> int:
        return int(self.workspace.pk)

    @property
    def pk(self) -> int:
        return -self.workspace_id


@dataclass(frozen=True)
class Past:
    """A design that was deleted: its journal goes on."""

    pk: int
    workspace_id: int


def record(
    design: HasJournal,
    *,
    by: User | None,
    verb: str,
    target: str,
    title: str,
    row: Model | str | None = None,
    before: Any = None,
    after: Any = None,
    by_name: str = "",
    kept: Kept | None = None,
    undoes: int | None = None,
) -> Change:
    """Append one row, in the transaction of the write that it tells of.

    `verb` is dotted and stable (`actors.added`); `title` is what the thing was called; `row` is what was
    written, as it is now (or `thing_of` it, where it is gone); `before` and `after` are its room's `facts`,
    plain JSON values. `kept` is what `keep` gave before the write to the design's own things; `undoes` the
    number of the change that this one takes back. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The journal is written in the transaction of the write that it tells of.")
    change = insert(
        Change(
            workspace_id=design.workspace_id,
            design_id=design.pk,
            number=(kept.number if kept else 0) or _advance(design, 1),
            by=by,
            by_name=by_name or (display_name(by) if by else ""),
            verb=verb,
            target=target[:400],
            thing=thing_of(row) if isinstance(row, Model) else row or "",
            row_version=row.row_version if isinstance(row, Versioned) else None,
            title=title[:400],
            before=before,
            after=after,
            undoes=undoes,
        )
    )
    if kept is not None:
        if isinstance(row, Model):
            kept.with_new(row)
        kept.write_down(change)
    return change


def keep(design: HasJournal, *rows: Rows) -> Kept:
    """Begin a write: hold others off, and keep what is about to be touched, for `record` to compare with.

    `rows` are single rows or queries that find the same rows again after the write.
    """
    hold(design)
    scope = [scope_of(one) for one in rows]
    return Kept(scope, read_all(scope))


@contextmanager
def numbered(design: HasJournal, *rows: Model) -> Iterator[Kept]:
    """Around a write that `record` tells of next: the same as `keep`, and the number is taken at once.

    `rows`, and the row that `record` is given, are plain (no links, no parts), and the write changes these
    very objects along with the database.
    Where the write raises Stale, the number is given back.
    """
    written = [(one, state_of(one)) for one in rows]
    kept = Kept([], {}, written=written, number=_advance(design, 1))
    try:
        yield kept
    except Stale:
        Journal.objects.filter(design_id=design.pk).update(last_number=F("last_number") - 1)
        raise


def keep_more(kept: Kept, *rows: Rows) -> None:
    """More rows that the same write is about to touch."""
    scope = [scope_of(one) for one in rows]
    kept.before |= read_all(scope)
    kept.scope += scope


def after(design_id: int, number: int, limit: int = 200) -> QuerySet[Change]:
    """The changes of a design behind a number, oldest first."""
    return Change.objects.filter(design_id=design_id, number__gt=number)[:limit]


def state_at(row: Model | str, version: int) -> dict[str, Any] | None:
    """The room's `facts` of a row (or of a thing, by name) as they were at a version; None if not told.

    They are the `before` of the write that left the version, or else the `after` of the one that made it
    (which may have been an import, whose row of the journal holds the whole design).
    """
    thing = row if isinstance(row, str) else thing_of(row)
    writes = Change.objects.filter(thing=thing, row_version__in=(version, version + 1)).order_by("-number")
    told = {one.row_version: one for one in reversed(writes)}
    left, made = told.get(version + 1), told.get(version)
    if left and left.before:
        return dict(left.before)
    return dict(made.after) if made and made.after is not None else None


def thing_once_called(design_id: int, label: str, **facts: Any) -> str:
    """The thing ("operations.operation:7") that had these facts last ({"key": "startLoan"}), "" for none.

    `label` is the model's ("operations.operation"). So a thing is found under a name that it had before.
    """
    told = Change.objects.filter(design_id=design_id, thing__startswith=f"{label}:")
    had = Q(**{f"after__{name}": value for name, value in facts.items()})
    was = Q(**{f"before__{name}": value for name, value in facts.items()})
    return told.filter(had | was).order_by("-number").values_list("thing", flat=True).first() or ""


def last_number(design_id: int) -> int:
    """The number of the latest change of a design, 0 when there is none."""
    return Journal.objects.filter(design_id=design_id).values_list("last_number", flat=True).first() or 0


def number_of_design() -> Coalesce:
    """The same as a column of a query over designs."""
    journals = Journal.objects.filter(design_id=OuterRef("pk"))
    return Coalesce(Subquery(journals.values("last_number")[:1]), 0)


def hold(design: HasJournal) -> int:
    """Keep others from writing to a design until the transaction ends; the number of its latest change."""
    return _advance(design, 0)


def _advance(design: HasJournal, steps: int) -> int:
    """The last number, `steps` on; the journal's row, made where there is none, stays locked until the end.

    One statement instead of the four that Django would make of it: every write comes by here.
    """
    with prepared_cursor() as cursor:
        cursor.execute(_ADVANCE, [design.workspace_id, design.pk, steps])
        return int(cursor.fetchone()[0])


_ADVANCE = """
    INSERT INTO history_journal (workspace_id, design_id, last_number, moments_from) VALUES (%s, %s, %s, 0)
    ON CONFLICT (design_id) DO UPDATE SET last_number = history_journal.last_number + excluded.last_number
    RETURNING last_number
"""

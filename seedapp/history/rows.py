"""How any room writes a row: claim the version it was edited from, or say who came first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from seedapp.core.merging import Collision, Merged
from seedapp.prepared.looking import highest
from seedapp.prepared.writing import update_version

from .models import Versioned

Row = TypeVar("Row", bound=Versioned)


@dataclass(frozen=True)
class Conflict:
    """Two edits of one version that only a person can put together.

    `theirs` are the room's facts as they are now, `mine` the fields that were typed, `merged` what became of
    each; `authors` who changed a field since, by its name; `is_own` where that was the same person.
    """

    theirs: Mapping[str, Any]
    mine: Mapping[str, Any]
    merged: Merged
    authors: Mapping[str, str]
    is_own: bool


class Stale(Exception):
    """Somebody else saved the row since it was opened. `current` is the row as it is now.

    `conflict` says which fields collide; it is None only where a row was claimed without its room's merging.
    """

    def __init__(self, current: Versioned, conflict: Conflict | None = None) -> None:
        super().__init__(_("Somebody else saved this in the meantime. Compare both versions and save again."))
        self.current = current
        self.conflict = conflict

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """Each field that both changed: `.field`, `.base` (core.merging.UNKNOWN perhaps), `.theirs`, `.mine`.

        Values are plain JSON, as the room's `facts` has them: references by key.
        """
        return self.conflict.merged.collisions if self.conflict else ()


class Gone(Exception):
    """The row was deleted since it was opened; `history.deletions.deletion_of(model, …, pk=pk)` finds how."""

    def __init__(self, model: type[models.Model] | None = None, pk: int = 0) -> None:
        super().__init__(
            _("Somebody else deleted this in the meantime. It can be put back from the history.")
        )
        self.model = model
        self.pk = pk


def write(row: Row, seen: int, values: Mapping[str, Any]) -> Row:
    """Set columns of a row if it is still at version `seen`, in one UPDATE; the row is then one version on.

    Raises Stale or Gone and writes nothing otherwise. Call it inside a transaction.
    """
    if not update_version(type(row), row.pk, seen, values):
        current = type(row)._default_manager.filter(pk=row.pk).first()
        raise Stale(current) if current else Gone(type(row), row.pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.row_version = seen + 1
    return row


def next_position(model: type[models.Model], **among: int) -> int:
    """The position behind the last of the rows of one owner (`design=design.pk`)."""
    last: int | None = highest(model, "position", **among)
    return 0 if last is None else last + 1

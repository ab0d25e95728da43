"""What a write is about to touch, kept as it is, so that the journal can tell what became of each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from seedapp.prepared.writing import insert

from .models import Change, Written
from .things import VERSION, State, read, state_of, thing_of

Rows = QuerySet[Any] | Model


@dataclass
class Kept:
    """Rows before a write; `scope` finds them again after it. Made by `history.changes.keep`.

    Made by `history.changes.numbered` it has the `number` of the change, else 0, and reads nothing: its rows
    are plain, `written` in memory too, each with its state before.
    """

    scope: list[QuerySet[Any]]
    before: dict[str, State]
    told: list[tuple[str, State | None, State | None]] = field(default_factory=list)
    written: list[tuple[Model, State]] = field(default_factory=list)
    number: int = 0

    def also(self, *rows: Rows) -> Kept:
        """Rows that are there only since the write."""
        self.scope += [scope_of(one) for one in rows]
        return self

    def with_new(self, row: Model) -> None:
        """The row of the change itself, where it is there only since the write."""
        if thing_of(row) in self.before or any(row is one for one, _state in self.written):
            return
        if self.number:
            self.tell(thing_of(row), None, state_of(row))
        else:
            self.also(row)

    def tell(self, thing: str, before: State | None, after: State | None) -> None:
        """What a write did to a row that is not read as a whole."""
        self.told.append((thing, before, after))

    def write_down(self, change: Change) -> None:
        """A row of the journal for each thing that is not as it was."""
        rows = [
            Written(
                change=change,
                design_id=change.design_id,
                number=change.number,
                thing=thing,
                row_version=(after or {}).get(VERSION),
                before=_without_version(before) if after else before,
                after=_without_version(after) if before else after,
            )
            for thing, before, after in self._differences()
        ]
        if len(rows) == 1:
            insert(rows[0])
        else:
            Written.objects.bulk_create(rows)

    def _differences(self) -> Iterator[tuple[str, State | None, State | None]]:
        now = read_all(self.scope)
        both = [(thing, self.before.get(thing), now.get(thing)) for thing in {**self.before, **now}]
        both += [(thing_of(row), before, state_of(row)) for row, before in self.written]
        for thing, before, after in both:
            if before is None or after is None:
                yield thing, before, after
            elif before != after:
                names = [name for name in after if before[name] != after[name]]
                old, new = ({name: state[name] for name in names} for state in (before, after))
                yield thing, old, {**new, VERSION: after[VERSION]} if VERSION in after else new
        yield from self.told


def scope_of(rows: Rows) -> QuerySet[Any]:
    return type(rows)._base_manager.filter(pk=rows.pk) if isinstance(rows, Model) else rows.all()


def read_all(scope: list[QuerySet[Any]]) -> dict[str, State]:
    states: dict[str, State] = {}
    for rows in scope:
        states |= read(rows)
    return states


def _without_version(state: State | None) -> State | None:
    return {name: value for name, value in state.items() if name != VERSION} if state is not None else None

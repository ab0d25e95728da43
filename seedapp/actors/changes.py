"""Writes to actors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core.merging import by_item, by_line
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.merging import Merging, save
from seedapp.history.models import Change
from seedapp.history.ordering import reorder
from seedapp.history.removal import remove
from seedapp.history.rows import next_position, write
from seedapp.history.whole import whole
from seedapp.prepared.writing import insert

from .models import Actor

COLUMNS = ("key", "name", "kind", "description", "needs", "pains", "behaviours")


def facts(actor: Actor) -> dict[str, Any]:
    """What the journal keeps of an actor before and after a write."""
    return {name: getattr(actor, name) for name in COLUMNS}


MERGING = Merging(
    facts,
    ways={"description": by_line, "needs": by_item, "pains": by_item, "behaviours": by_item},
)


@whole()
def add_actor(design: Design, *, by: User | None, **values: Any) -> Actor:
    """`values` are the COLUMNS; `key` must be free in the design (see `core.naming.free_key`)."""
    with history.numbered(design) as kept:
        actor = insert(Actor(design=design, position=next_position(Actor, design=design.pk), **values))
    history.record(
        design,
        by=by,
        verb="actors.added",
        target=f"actor:{actor.key}",
        title=actor.name,
        row=actor,
        after=facts(actor),
        kept=kept,
    )
    return actor


@whole()
def edit_actor(actor: Actor, *, seen: int, by: User | None, **values: Any) -> Actor:
    """Merged with what others saved since version `seen`; raises history.rows.Stale where they collide."""
    return save(actor, seen=seen, values=values, by=by, merging=MERGING, write=partial(_write, by))


def _write(by: User | None, actor: Actor, seen: int, values: Mapping[str, Any]) -> Actor:
    before = facts(actor)
    with history.numbered(actor.design, actor) as kept:
        write(actor, seen, values)
    history.record(
        actor.design,
        by=by,
        verb="actors.edited",
        target=f"actor:{actor.key}",
        title=actor.name,
        row=actor,
        before=before,
        after=facts(actor),
        kept=kept,
    )
    return actor


def order_actors(design: Design, *, by: User | None, pks: list[int]) -> None:
    reorder(design.actors.all(), pks=pks, design=design, by=by, verb="actors.ordered")


@transaction.atomic
def remove_actor(actor: Actor, *, by: User | None) -> Change:
    """The actor and its job stories go; the journal keeps them (`history.removal.put_back`)."""
    return remove(
        actor,
        design=actor.design,
        by=by,
        verb="actors.removed",
        target=f"actor:{actor.key}",
        before=facts(actor),
    )

"""How each room takes a write back: by its own change functions, with what its rows held before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.actors import changes as actors
from seedapp.core import design as core
from seedapp.designs import changes as designs
from seedapp.designs.models import Design
from seedapp.history.things import State
from seedapp.interactions import changes as interactions
from seedapp.interactions.models import Message
from seedapp.job_stories import changes as job_stories
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation


class Lost(Exception):
    """What a field referred to is gone; the message names the field."""


@dataclass(frozen=True)
class Room:
    """`rows`: those of a design. `edit`, `remove`, `order`: change functions.

    `refers`: the fields that refer to rows, and to which. `parts`: lists of values, by what they are made of.
    """

    rows: Callable[[Design], models.QuerySet[Any]]
    edit: Callable[..., Any]
    remove: Callable[..., Any] | None = None
    order: Callable[..., Any] | None = None
    refers: dict[str, Callable[[Design], models.QuerySet[Any]]] = field(default_factory=dict)
    parts: dict[str, type[Any]] = field(default_factory=dict)

    def values(self, design: Design, old: State) -> dict[str, Any]:
        """Fields of a state as `edit` takes them. Raises Lost."""
        return {name: self._value(design, name, value) for name, value in old.items() if name != "position"}

    def _value(self, design: Design, name: str, value: Any) -> Any:
        if name in self.parts:
            return [self.parts[name](**one) for one in value]
        if name not in self.refers or value is None:
            return value
        rows = self.refers[name](design)
        if isinstance(value, list):
            return list(rows.filter(pk__in=value))
        row = rows.filter(pk=value).first()
        if row is None:
            raise Lost(_("What “%(field)s” referred to is gone. Put that back first.") % {"field": name})
        return row


def _services(design: Design) -> models.QuerySet[Any]:
    return design.services.all()


def _stories(design: Design) -> models.QuerySet[Any]:
    return design.job_stories.all()


def _operations(design: Design) -> models.QuerySet[Any]:
    return Operation.objects.filter(service__design=design).select_related("service__design")


def _order_operations(design: Design, *, by: User | None, pks: Iterable[int]) -> None:
    """All of `pks` are of one service."""
    pks = list(pks)
    service = design.services.get(operations__pk=pks[0])
    operations.order_operations(service, by=by, pks=pks)


ROOMS = {
    "designs": Room(lambda design: Design.objects.filter(pk=design.pk), designs.edit_design),
    "services": Room(_services, designs.edit_service, designs.remove_service),
    "actors": Room(
        lambda design: design.actors.all(), actors.edit_actor, actors.remove_actor, actors.order_actors
    ),
    "job_stories": Room(
        _stories,
        job_stories.edit_job_story,
        job_stories.remove_job_story,
        job_stories.order_job_stories,
        refers={
            "actor": lambda design: design.actors.all(),
            "consumer": _services,
            "provider": _services,
            "refines": _stories,
        },
    ),
    "interactions": Room(
        lambda design: design.interactions.all(),
        interactions.edit_interaction,
        interactions.remove_interaction,
        interactions.order_interactions,
        refers={"jobs": _stories},
    ),
    "types": Room(
        lambda design: design.types.all(),
        type_changes.edit_type,
        type_changes.remove_type,
        parts={"fields": core.Field},
    ),
    "operations": Room(
        _operations,
        operations.edit_operation,
        operations.remove_operation,
        _order_operations,
        refers={
            "service": _services,
            "jobs": _stories,
            "messages": lambda design: Message.objects.filter(interaction__design=design).select_related(
                "interaction"
            ),
        },
        parts={"inputs": core.Field, "response": core.Field, "failures": core.Failure},
    ),
}
"""By the first word of a verb of the journal."""

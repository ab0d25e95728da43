"""A design as it was at a number of its journal: its rows now, with what was written since taken away."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from seedapp.actors.models import Actor
from seedapp.coach.models import Waiver
from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.designs.models import Design, Service
from seedapp.history.changes import last_number
from seedapp.history.keeping import read_all
from seedapp.history.models import Change, Journal, Written
from seedapp.history.things import State
from seedapp.interactions.models import Interaction, Message
from seedapp.job_stories.models import JobStory
from seedapp.operations.models import DataType, Dismissal, Operation
from seedapp.specification.sides import Side

from .as_design import as_design
from .rewinding import Told, Untold, rewound


class NoMoment(Exception):
    """The design is not known as it was then; the message says from when on it is."""


def scope_of_design(design: Design) -> list[QuerySet[Any]]:
    """All that a moment of a design holds. What was published and said of it is beyond time."""
    return [
        Design.objects.filter(pk=design.pk),
        Service.objects.filter(design=design),
        Actor.objects.filter(design=design),
        JobStory.objects.filter(design=design),
        Interaction.objects.filter(design=design),
        Message.objects.filter(interaction__design=design),
        DataType.objects.filter(design=design),
        Operation.objects.filter(service__design=design),
        Dismissal.objects.filter(design=design),
        Waiver.objects.filter(design=design),
    ]


_LABELS = {
    model._meta.label_lower
    for model in (
        Design, Service, Actor, JobStory, Interaction, Message, DataType, Operation, Dismissal, Waiver,
    )
}  # fmt: skip


def first_moment(design: Design) -> int:
    """The number from which on moments are known: 1, or the latest when the journal learnt to tell them."""
    told = Journal.objects.filter(design_id=design.pk).values_list("moments_from", flat=True).first()
    return max(told or 0, 1)


def number_at(design: Design, at: datetime) -> int:
    """The number of the latest change by then, 0 when there was none."""
    rows = Change.objects.filter(design_id=design.pk, at__lte=at).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def check_is_known(design: Design, number: int) -> None:
    """Raises NoMoment."""
    first, last = first_moment(design), last_number(design.pk)
    if not first <= number <= last:
        raise NoMoment(
            _("This design is known as it was at each change from number %(first)s to %(last)s.")
            % {"first": first, "last": last}
        )


def states_at(design: Design, number: int, now: dict[str, State] | None = None) -> dict[str, State]:
    """The states of the design's things right after the change of that number. Raises NoMoment.

    `now`: their states as they are, where they have been read. The number of queries is the same for any
    design and any moment.
    """
    check_is_known(design, number)
    states = read_all(scope_of_design(design)) if now is None else now
    try:
        with closing(_written_since(design, number)) as written:
            return rewound(states, written)
    except Untold as gap:
        raise NoMoment(
            _(
                "Something wrote to this design past its journal, at change %(number)s or later. "
                "Moments before that are not known."
            )
            % {"number": gap.number}
        ) from gap


def value_at(design: Design, number: int) -> core.Design:
    """The design as core saw it right after the change of that number. Raises NoMoment."""
    return as_design(states_at(design, number))


def _written_since(design: Design, number: int) -> Generator[Told, None, None]:
    """To be closed where its user stops early: PostgreSQL's cursor would end with a later transaction."""
    rows = Written.objects.filter(design_id=design.pk, number__gt=number).order_by("-number", "-pk")
    for told in rows.values_list("number", "thing", "before", "after").iterator(2000):
        if told[1].partition(":")[0] in _LABELS:
            yield Told(*told)


def side_at(design: Design, number: int) -> Side:
    """A moment as one side of a comparison. Raises NoMoment."""
    states = states_at(design, number)
    value = as_design(states)
    title = _("The design after change %(number)s") % {"number": number}
    return Side(f"change-{number}", title, design_file.dump(value), _identities(states), value=value)


def _identities(states: dict[str, State]) -> dict[str, dict[str, str]]:
    """As `specification.changes.identities_of`, of that moment."""
    return {
        "jobs": {one["key"]: one["uid"] for one in _of(states, JobStory)},
        "types": {one["name"]: one["uid"] for one in _of(states, DataType)},
    }


def _of(states: dict[str, State], model: type[Model]) -> list[State]:
    label = f"{model._meta.label_lower}:"
    return [state for thing, state in states.items() if thing.startswith(label)]

"""Writes to interactions: the diagram's text, and the calls that are followed through its edits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import sequence
from seedapp.core.sequence.following import CallSeen, follow
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.ordering import reorder
from seedapp.history.removal import remove
from seedapp.history.rows import next_position, write
from seedapp.job_stories.models import JobStory

from .models import Interaction, Message

COLUMNS = ("key", "title", "plantuml", "participants")


def facts(interaction: Interaction) -> dict[str, Any]:
    """What the journal keeps of an interaction before and after a write; stories by key."""
    columns: dict[str, Any] = {name: getattr(interaction, name) for name in COLUMNS}
    return columns | {"jobs": [job.key for job in interaction.jobs.all()]}


@transaction.atomic
def add_interaction(
    design: Design, *, by: User | None, jobs: Iterable[JobStory] = (), **values: Any
) -> Interaction:
    """`values` are the COLUMNS. Its calls get rows of their own at once."""
    position = next_position(design.interactions.all())
    interaction = Interaction.objects.create(design=design, position=position, **values)
    interaction.jobs.set(jobs)
    follow_calls(interaction)
    _record(interaction, by, "interactions.added", None)
    return interaction


@transaction.atomic
def edit_interaction(
    interaction: Interaction,
    *,
    seen: int,
    by: User | None,
    jobs: Iterable[JobStory] | None = None,
    **values: Any,
) -> Interaction:
    """Raises history.rows.Stale when somebody saved since version `seen`."""
    before = facts(interaction)
    write(interaction, seen, values)
    if jobs is not None:
        interaction.jobs.set(jobs)
    if "plantuml" in values:
        follow_calls(interaction)
    _record(interaction, by, "interactions.edited", before)
    return interaction


def follow_calls(interaction: Interaction) -> None:
    """Bring the rows of the calls up to the text: known ones keep theirs, lost ones wait without number."""
    rows = list(interaction.messages.all())
    calls = sequence.parse(interaction.plantuml).calls
    seen = [CallSeen(row.pk, row.number, row.sender, row.receiver, row.label) for row in rows]
    followed = follow(seen, calls)
    by_pk = {row.pk: row for row in rows}
    for pk, call in followed.items():
        row = by_pk[pk]
        row.number = call.number if call else None
        if call:
            row.sender, row.receiver, row.label = call.source, call.target, call.label
    Message.objects.bulk_update(rows, ["number", "sender", "receiver", "label"])
    known = {call.number for call in followed.values() if call}
    Message.objects.bulk_create(
        Message(
            interaction=interaction,
            number=call.number,
            sender=call.source,
            receiver=call.target,
            label=call.label,
        )
        for call in calls
        if call.number not in known
    )


def order_interactions(design: Design, *, by: User | None, pks: list[int]) -> None:
    reorder(design.interactions.all(), pks=pks, design=design, by=by, verb="interactions.ordered")


@transaction.atomic
def remove_interaction(interaction: Interaction, *, by: User | None) -> Change:
    return remove(
        interaction,
        design=interaction.design,
        by=by,
        verb="interactions.removed",
        target=f"interaction:{interaction.key}",
    )


def _record(interaction: Interaction, by: User | None, verb: str, before: dict[str, Any] | None) -> None:
    history.record(
        interaction.design,
        by=by,
        verb=verb,
        target=f"interaction:{interaction.key}",
        title=interaction.title,
        row=interaction,
        before=before,
        after=facts(interaction),
    )

"""Writes to interactions: the diagram's text, and the calls that are followed through its edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import sequence
from seedapp.core.merging import as_set, by_line, by_member
from seedapp.core.sequence.following import CallSeen, follow
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.keeping import Kept
from seedapp.history.merging import Merging, keys_of, rows_of_keys, save
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


MERGING = Merging(
    facts,
    ways={"plantuml": by_line, "participants": by_member, "jobs": as_set},
    spelt={"jobs": keys_of},
    read={"jobs": rows_of_keys(lambda interaction: interaction.jobs)},
)


@transaction.atomic
def add_interaction(
    design: Design, *, by: User | None, jobs: Iterable[JobStory] = (), **values: Any
) -> Interaction:
    """`values` are the COLUMNS. Its calls get rows of their own at once."""
    kept = history.keep(design)
    position = next_position(Interaction, design=design.pk)
    interaction = Interaction.objects.create(design=design, position=position, **values)
    interaction.jobs.set(jobs)
    follow_calls(interaction)
    _record(interaction, by, "interactions.added", None, kept.also(interaction.messages.all()))
    return interaction


@transaction.atomic
def edit_interaction(interaction: Interaction, *, seen: int, by: User | None, **values: Any) -> Interaction:
    """Set COLUMNS and `jobs` (JobStory rows); what is not named stays.

    Merged with what others saved since version `seen`; raises history.rows.Stale where they collide.
    """
    return save(interaction, seen=seen, values=values, by=by, merging=MERGING, write=partial(_write, by))


def _write(by: User | None, interaction: Interaction, seen: int, values: Mapping[str, Any]) -> Interaction:
    before = facts(interaction)
    kept = history.keep(interaction.design, interaction, interaction.messages.all())
    write(interaction, seen, {name: value for name, value in values.items() if name != "jobs"})
    if "jobs" in values:
        interaction.jobs.set(values["jobs"])
    if "plantuml" in values:
        follow_calls(interaction)
    _record(interaction, by, "interactions.edited", before, kept)
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
        before=facts(interaction),
    )


def _record(
    interaction: Interaction, by: User | None, verb: str, before: dict[str, Any] | None, kept: Kept
) -> None:
    history.record(
        interaction.design,
        by=by,
        verb=verb,
        target=f"interaction:{interaction.key}",
        title=interaction.title,
        row=interaction,
        before=before,
        after=facts(interaction),
        kept=kept,
    )

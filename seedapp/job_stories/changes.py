"""Writes to job stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core.merging import as_set, by_line
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.keeping import Kept
from seedapp.history.merging import Merging, key_of, keys_of, rows_of_keys, save
from seedapp.history.models import Change
from seedapp.history.ordering import reorder
from seedapp.history.removal import remove
from seedapp.history.rows import next_position, write

from .models import JobStory, Level

COLUMNS = (
    "key", "level", "actor", "consumer", "provider", "situation", "motivation", "goal",
    "evidence_source", "evidence_note",
)  # fmt: skip


def facts(story: JobStory) -> dict[str, Any]:
    """What the journal keeps of a story before and after a write; references by key."""
    columns: dict[str, Any] = {name: getattr(story, name) for name in COLUMNS}
    for name in ("actor", "consumer", "provider"):
        columns[name] = columns[name].key if columns[name] else ""
    return columns | {"refines": [one.key for one in story.refines.all()]}


MERGING = Merging(
    facts,
    ways=dict.fromkeys(("situation", "motivation", "goal", "evidence_note"), by_line) | {"refines": as_set},
    together=(frozenset({"actor", "consumer"}),),
    spelt={"actor": key_of, "consumer": key_of, "provider": key_of, "refines": keys_of},
    read={"refines": rows_of_keys(lambda story: story.refines)},
)


def free_key(design: Design, level: str) -> str:
    """The next unused J… (customer) or T… (technical) of a design."""
    letter = "J" if level == Level.CUSTOMER else "T"
    taken = set(design.job_stories.values_list("key", flat=True))
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


@transaction.atomic
def add_job_story(
    design: Design, *, by: User | None, refines: Iterable[JobStory] = (), key: str = "", **values: Any
) -> JobStory:
    """`values` are the COLUMNS; without a `key` the next free one is taken."""
    key = key or free_key(design, values.get("level", Level.CUSTOMER))
    kept = history.keep(design)
    story = JobStory.objects.create(
        design=design, key=key, position=next_position(JobStory, design=design.pk), **values
    )
    story.refines.set(refines)
    _record(story, by, "job_stories.added", None, kept)
    return story


@transaction.atomic
def edit_job_story(story: JobStory, *, seen: int, by: User | None, **values: Any) -> JobStory:
    """Set COLUMNS and `refines` (JobStory rows); what is not named stays.

    Merged with what others saved since version `seen`; raises history.rows.Stale where they collide.
    """
    return save(story, seen=seen, values=values, by=by, merging=MERGING, write=partial(_write, by))


def _write(by: User | None, story: JobStory, seen: int, values: Mapping[str, Any]) -> JobStory:
    before, kept = facts(story), history.keep(story.design, story)
    write(story, seen, {name: value for name, value in values.items() if name != "refines"})
    if "refines" in values:
        story.refines.set(values["refines"])
    _record(story, by, "job_stories.edited", before, kept)
    return story


def order_job_stories(design: Design, *, by: User | None, pks: list[int]) -> None:
    reorder(design.job_stories.all(), pks=pks, design=design, by=by, verb="job_stories.ordered")


@transaction.atomic
def remove_job_story(story: JobStory, *, by: User | None) -> Change:
    return remove(
        story,
        design=story.design,
        by=by,
        verb="job_stories.removed",
        target=f"job:{story.key}",
        before=facts(story),
    )


def _record(story: JobStory, by: User | None, verb: str, before: dict[str, Any] | None, kept: Kept) -> None:
    history.record(
        story.design,
        by=by,
        verb=verb,
        target=f"job:{story.key}",
        title=f"{story.key} {story.motivation}",
        row=story,
        before=before,
        after=facts(story),
        kept=kept,
    )

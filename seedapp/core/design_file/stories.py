"""Steps 1 to 3 of a design file: actors, job stories, interactions."""

from __future__ import annotations

from typing import get_args

from seedapp.core import design as d

from .keys import read_key
from .reader import NAME_LIMIT, Entry

PLANTUML_LIMIT = 200_000


def read_actor(entry: Entry) -> d.Actor:
    actor = d.Actor(
        key=read_key(entry, "actor"),
        name=entry.text("name", required=True, limit=NAME_LIMIT),
        kind=entry.choice("kind", get_args(d.ActorKind), "human"),
        description=entry.text("description"),
        needs=entry.texts("needs"),
        pains=entry.texts("pains"),
        behaviours=entry.texts("behaviours"),
    )
    entry.finish()
    return actor


def read_job(entry: Entry) -> d.JobStory:
    job = d.JobStory(
        key=read_key(entry, "job"),
        level=entry.choice("level", get_args(d.JobLevel), "customer"),
        actor=entry.reference("actor", "actor", "service"),
        provider=entry.reference("provider", "service"),
        refines=entry.references("refines", "job"),
        when=entry.text("when", limit=2000),
        want=entry.text("want", limit=2000),
        so=entry.text("so", limit=2000),
        evidence=_evidence(entry.entry("evidence")),
    )
    entry.finish()
    return job


def _evidence(entry: Entry | None) -> d.Evidence | None:
    if entry is None:
        return None
    evidence = d.Evidence(entry.choice("source", get_args(d.EvidenceSource)), entry.text("note", limit=2000))
    entry.finish()
    return evidence


def read_interaction(entry: Entry) -> d.Interaction:
    participants = entry.entry("participants")
    interaction = d.Interaction(
        key=read_key(entry, "interaction"),
        title=entry.text("title", required=True, limit=NAME_LIMIT),
        jobs=entry.references("jobs", "job"),
        plantuml=entry.text("plantuml", limit=PLANTUML_LIMIT),
        participants={
            alias: participants.reference(alias, "actor", "service") for alias in participants.names
        }
        if participants
        else {},
    )
    entry.finish()
    return interaction

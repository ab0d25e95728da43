"""The goals of a revision: each story, and what the services will do for it, in words without HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seedapp.core import design as core
from seedapp.core.naming import words
from seedapp.feedback.places import design_in, job_uid
from seedapp.specification.models import Revision


@dataclass(frozen=True)
class Deed:
    """What a service will do or tell for a story."""

    uid: str
    name: str
    kind: str
    outcome: str
    answers: tuple[str, ...]
    failures: tuple[str, ...]
    service: str


@dataclass(frozen=True)
class Goal:
    uid: str
    job: core.JobStory
    actor: str
    deeds: tuple[Deed, ...]


def goals_of(revision: Revision) -> tuple[Goal, ...]:
    """The customers' stories; all stories where there are none of customers."""
    value = design_in(revision.design_file)
    return tuple(_goal(revision, value, job) for job in _shown(value))


def shown_for(revision: Revision, keys: Sequence[str]) -> list[str]:
    """Keys of the goals behind stories: a technical story stands for those that it refines."""
    value = design_in(revision.design_file)
    refined = {one for job in value.jobs if job.key in keys for one in job.refines}
    return [job.key for job in _shown(value) if job.key in keys or job.key in refined]


def _shown(value: core.Design) -> list[core.JobStory]:
    return [job for job in value.jobs if job.level == "customer"] or list(value.jobs)


def _goal(revision: Revision, value: core.Design, job: core.JobStory) -> Goal:
    actor = value.actor(job.actor)
    return Goal(
        uid=job_uid(revision, job.key),
        job=job,
        actor=actor.name if actor else "",
        deeds=tuple(_deeds(value, job)),
    )


def _deeds(value: core.Design, job: core.JobStory) -> Iterator[Deed]:
    served = {job.key} | {one.key for one in value.jobs if job.key in one.refines}
    for operation in value.operations:
        if served.intersection(operation.jobs):
            yield Deed(
                uid=operation.uid,
                name=operation.name or operation.key,
                kind=operation.kind,
                outcome=operation.outcome or (operation.description if operation.kind == "query" else ""),
                answers=tuple(_answers(value, operation.response)),
                failures=tuple(one.when for one in operation.failures if one.when),
                service=operation.service,
            )


def _answers(value: core.Design, response: core.Response) -> Iterator[str]:
    """What comes back, as words: `loan_id` → loan id."""
    known = value.type(response.type.removesuffix("[]")) if response.type else None
    fields = known.fields if known else response.fields
    if not fields and response.type:
        yield " ".join(words(response.type.removesuffix("[]"))).lower()
    for one in fields:
        yield " ".join(words(one.name)).lower()

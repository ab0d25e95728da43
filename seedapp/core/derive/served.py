"""Which job stories of its diagrams an operation plausibly serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..design import Design, JobStory
from .labels import classify_name
from .readings import Reading
from .subjects import topics


@dataclass(frozen=True)
class Served:
    """Keys of jobs. `matched` is False when no story's words fit and all of its level are offered."""

    jobs: tuple[str, ...]
    matched: bool


def served(design: Design, service: str, reading: Reading, pool: Iterable[str]) -> Served:
    """The jobs of `pool` (keys) that an operation of a service serves, in the order of the design."""
    wanted = set(pool)
    jobs = [job for job in design.jobs if job.key in wanted and job.provider in ("", service)]
    technical = [job for job in jobs if job.level == "technical"]
    fitting = {job.key for job in technical if len(technical) == 1 or fits(design, job, reading)}
    refined = {key for job in technical if job.key in fitting for key in job.refines}
    customer = [job for job in jobs if job.level == "customer"]
    fitting |= {
        job.key for job in customer if len(customer) == 1 or job.key in refined or fits(design, job, reading)
    }
    return (
        Served(_in_order(jobs, fitting), True) if fitting else Served(tuple(job.key for job in jobs), False)
    )


def fits(design: Design, job: JobStory, reading: Reading) -> bool:
    """Whether a story's motivation speaks of the same thing as a message."""
    want = classify_name(job.want, design.glossary)
    return is_alike(want, reading) and bool(topics(want, design.glossary) & topics(reading, design.glossary))


def is_alike(want: Reading, reading: Reading) -> bool:
    """Whether two phrases want the same kind of thing done."""
    return want.kind == reading.kind and (not want.verb_class or want.verb_class == reading.verb_class)


def _in_order(jobs: Sequence[JobStory], keys: set[str]) -> tuple[str, ...]:
    return tuple(job.key for job in jobs if job.key in keys)

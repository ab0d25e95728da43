"""Mends of the thread between stories and operations, where the evidence is clear."""

from __future__ import annotations

from dataclasses import replace

from ...derive.served import served
from ...design import JobStory, Operation
from ...wording import N_, say
from ..design_reading import DesignReading
from ..findings import Finding
from .mend import Drafted
from .places import job_at, operation_at


def tie_operation(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-04: the stories of its diagrams that speak of it; without diagrams, the one story that does."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    keys = _of_diagrams(one, seen) or _only_fitting(one, seen)
    if not keys:
        return None
    label = say(N_("Let it serve %(jobs)s"), jobs=", ".join(keys))
    jobs = (*(key for key in one.jobs if key in seen.jobs), *keys)
    return Drafted(label, one, replace(one, jobs=tuple(dict.fromkeys(jobs))))


def tie_story(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-05: the one operation that speaks of the same."""
    job = job_at(finding, seen)
    if job is None:
        return None
    fitting = [one for one in seen.design.operations if _may_serve(one, job) and _fits(one, job, seen)]
    if len(fitting) != 1:
        return None
    one = fitting[0]
    label = say(N_("Let “%(name)s” serve it"), name=one.name.strip() or one.key)
    return Drafted(label, one, replace(one, jobs=(*one.jobs, job.key)))


def complete_technical_story(finding: Finding, seen: DesignReading) -> Drafted | None:
    """JOB-11: the parent that its diagrams name, the service whose operations serve it; if there is one."""
    job = job_at(finding, seen)
    if job is None:
        return None
    if finding.part == "refines":
        parents = {
            key
            for interaction in seen.design.interactions
            if job.key in interaction.jobs
            for key in interaction.jobs
            if key in seen.jobs and seen.jobs[key].level == "customer"
        }
        if len(parents) == 1:
            (parent,) = parents
            return Drafted(say(N_("Let it refine %(job)s"), job=parent), job, replace(job, refines=(parent,)))
        return None
    providers = {one.service for one in seen.design.operations if job.key in one.jobs} & set(seen.services)
    if len(providers) != 1:
        return None
    (provider,) = providers
    name = seen.services[provider].name or provider
    return Drafted(say(N_("Let %(service)s provide it"), service=name), job, replace(job, provider=provider))


def _of_diagrams(one: Operation, seen: DesignReading) -> tuple[str, ...]:
    shown = {ref.interaction for ref in one.messages}
    pool = [key for each in seen.design.interactions if each.key in shown for key in each.jobs]
    found = served(seen.design, one.service, seen.reading(one), pool)
    return found.jobs if found.matched or len(found.jobs) == 1 else ()


def _only_fitting(one: Operation, seen: DesignReading) -> tuple[str, ...]:
    technical = [job for job in seen.technical_jobs if job.provider == one.service]
    fitting = [job.key for job in technical or seen.customer_jobs if _fits(one, job, seen)]
    return (fitting[0],) if len(fitting) == 1 else ()


def _may_serve(one: Operation, job: JobStory) -> bool:
    return job.provider in ("", one.service)


def _fits(one: Operation, job: JobStory, seen: DesignReading) -> bool:
    return seen.speaks_of(job.want, seen.reading(one))

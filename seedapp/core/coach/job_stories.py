"""Step 2: a job story is whole, rests on evidence, and leads on to a service that does it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import targets
from ..design import JobStory
from ..wording import N_, Sentence, say
from .design_reading import DesignReading
from .findings import Found
from .rule import rule


@rule(
    "JOB-01", "error", 2,
    title=N_("A part of the story is empty"),
    why=N_("A job story needs a situation, a motivation and a goal. Each of them decides something."),
    before="{when: my train is late, want: find a bike, so: ''}",
    after="{when: my train is late, want: find a bike, so: I still arrive on time}",
)  # fmt: skip
def empty_part(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        missing = _missing_parts(job)
        if missing:
            yield Found(
                targets.of(job),
                say(
                    N_("%(job)s is not whole yet. Add %(parts)s."),
                    job=job.key,
                    parts=_joined([name for _part, name in missing]),
                ),
                part=missing[0][0],
            )


@rule(
    "JOB-09", "hint", 2,
    title=N_("No evidence"),
    why=N_("Most of the effort of the first steps belongs into stories that people really told."),
    before="evidence: {source: assumption}",
    after="evidence: {source: interview, note: Seven of nine commuters told a story like this one.}",
)  # fmt: skip
def no_evidence(seen: DesignReading) -> Iterator[Found]:
    for job in seen.customer_jobs:
        if job.evidence is None:
            yield Found(
                targets.of(job),
                say(N_("%(job)s names no evidence. Say which interview or data it rests on."), job=job.key),
                part="evidence",
            )
        elif job.evidence.source == "assumption":
            yield Found(
                targets.of(job),
                say(N_("%(job)s is an assumption so far. Ask somebody who does this job."), job=job.key),
                part="evidence",
            )


@rule(
    "JOB-10", "warning", 2,
    title=N_("A customer story that leads nowhere"),
    why=N_("Each step is evolved from the one before: a story that nothing follows from will not be built."),
    before="J1 with no technical story that refines it and no interaction that shows it",
    after="T1 (refines: [J1]) or an interaction with jobs: [J1]",
)  # fmt: skip
def story_without_sequel(seen: DesignReading) -> Iterator[Found]:
    shown = {key for interaction in seen.design.interactions for key in interaction.jobs}
    for job in seen.customer_jobs:
        if job.key not in shown and not seen.refinements.get(job.key):
            yield Found(
                targets.of(job),
                say(
                    N_("Nothing follows from %(job)s yet. Add a technical story or an interaction for it."),
                    job=job.key,
                ),
            )


@rule(
    "JOB-11", "error", 2,
    title=N_("A technical story without a parent or a provider"),
    why=N_("A technical story translates a customer's story for one service. It needs both ends."),
    before="{key: T1, level: technical, want: provide the available bikes}",
    after="{key: T1, level: technical, refines: [J1], provider: bikes, …}",
)  # fmt: skip
def loose_technical_story(seen: DesignReading) -> Iterator[Found]:
    customer_keys = {job.key for job in seen.customer_jobs}
    for job in seen.technical_jobs:
        if not customer_keys.intersection(job.refines):
            yield Found(
                targets.of(job),
                say(N_("%(job)s refines no customer story. Say whose job it helps with."), job=job.key),
                part="refines",
            )
        if job.provider not in seen.services:
            yield Found(
                targets.of(job),
                say(N_("%(job)s names no service that provides it. Choose the service."), job=job.key),
                part="provider",
            )


@rule(
    "JOB-12", "error", 2,
    title=N_("One microservice needs another"),
    why=N_("Microservices know nothing of each other: the API layer orchestrates, or an event is published."),
    before="{key: T4, actor: rentals, provider: bikes, …}",
    after="{key: T4, actor: trip-api, provider: bikes, …}",
)  # fmt: skip
def microservice_needs_another(seen: DesignReading) -> Iterator[Found]:
    for job in seen.technical_jobs:
        provider = seen.services.get(job.provider)
        if (
            provider is not None
            and provider.layer == "microservice"
            and job.actor != job.provider
            and _is_microservice(seen, job.actor)
        ):
            yield Found(
                targets.of(job),
                say(
                    N_(
                        "In %(job)s the microservice %(consumer)s needs %(provider)s. Let the API layer "
                        "ask both, or publish an event."
                    ),
                    job=job.key,
                    consumer=job.actor,
                    provider=job.provider,
                ),
                part="actor",
            )


def _missing_parts(job: JobStory) -> list[tuple[str, Sentence]]:
    """Each empty part by its name in the design file, with its name in a sentence."""
    parts = (
        (job.when, "when", say(N_("the situation (When …)"))),
        (job.want, "want", say(N_("the motivation (I want to …)"))),
        (job.so, "so", say(N_("the goal (so I can …)"))),
    )
    return [(part, name) for text, part, name in parts if not text.strip()]


def _joined(parts: list[Sentence]) -> Sentence:
    joined = parts[0]
    for part in parts[1:]:
        joined = say(N_("%(first)s and %(second)s"), first=joined, second=part)
    return joined


def _is_microservice(seen: DesignReading, key: str) -> bool:
    service, actor = seen.services.get(key), seen.actors.get(key)
    if service is not None:
        return service.layer == "microservice"
    return actor is not None and actor.kind == "microservice"

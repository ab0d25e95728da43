"""Job stories as the page shows them: each customer story with the technical ones below it."""

from __future__ import annotations

from typing import Any

from seedapp.core.design import JobStory
from seedapp.core.targets import of

from ..places import anchor_of
from ..thread_strip import strip
from ..visit import Visit


def groups(here: Visit) -> list[dict[str, Any]]:
    """[{card, technical: [card]}]; technical stories that refine nothing stand at the end, on their own."""
    rows = {row.key: row.pk for row in here.design.job_stories.all()}
    cards = {job.key: _card(here, job, rows[job.key]) for job in here.value.jobs}
    customer = [job for job in here.value.jobs if job.level == "customer"]
    technical = [job for job in here.value.jobs if job.level == "technical"]
    shown = [
        {
            "card": cards[job.key],
            "technical": [cards[one.key] for one in technical if one.refines[:1] == (job.key,)],
        }
        for job in customer
    ]
    homes = {job.key for job in customer}
    loose = [one for one in technical if not one.refines or one.refines[0] not in homes]
    return shown + [{"card": cards[one.key], "technical": []} for one in loose]


def _card(here: Visit, job: JobStory, pk: int) -> dict[str, Any]:
    value = here.value
    needer = value.actor(job.actor) or value.service(job.actor)
    provider = value.service(job.provider)
    return {
        "job": job,
        "pk": pk,
        "anchor": anchor_of(of(job)),
        "who": needer.name if needer else "",
        "provider": provider.name if provider else "",
        "advice": here.advice.about(of(job)),
        "thread": strip(here, here.threads.of(of(job))),
    }

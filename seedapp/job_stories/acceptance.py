"""Making a story of a technical story that was derived."""

from __future__ import annotations

from seedapp.accounts.models import User
from seedapp.core.design import JobStory as DerivedStory
from seedapp.designs.models import Design

from .changes import add_job_story
from .models import JobStory, Level


def accept_technical_story(design: Design, job: DerivedStory, *, by: User | None) -> JobStory:
    """The story that `core.derive.technical_stories` proposes as a row, under the next free key."""
    actor = design.actors.filter(key=job.actor).first()
    return add_job_story(
        design,
        by=by,
        level=Level.TECHNICAL,
        actor=actor,
        consumer=None if actor else design.services.filter(key=job.actor).first(),
        provider=design.services.filter(key=job.provider).first(),
        refines=design.job_stories.filter(key__in=job.refines),
        situation=job.when,
        motivation=job.want,
        goal=job.so,
        evidence_source=job.evidence.source if job.evidence else "",
        evidence_note=job.evidence.note if job.evidence else "",
    )

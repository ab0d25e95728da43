"""The rail of the seven steps: how many, what is missing, what the coach says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.feedback.triage import open_by_step

if TYPE_CHECKING:
    from .visit import Visit


@dataclass(frozen=True)
class Step:
    number: int
    slug: str
    title: str | Promise


STEPS = (
    Step(1, "actors", gettext_lazy("Actors")),
    Step(2, "job_stories", gettext_lazy("Job stories")),
    Step(3, "interactions", gettext_lazy("Interactions")),
    Step(4, "operations", gettext_lazy("Queries & actions")),
    Step(5, "specification", gettext_lazy("Specification")),
    Step(6, "feedback", gettext_lazy("Feedback")),
    Step(7, "implementation", gettext_lazy("Implementation")),
)


@dataclass(frozen=True)
class RailStep:
    number: int
    slug: str
    title: str | Promise
    url: str
    count: int | None
    missing: str
    said: int  # open threads on the things of this step
    errors: int
    warnings: int
    hints: int
    current: bool


def rail_of(visit: Visit, current: str) -> list[RailStep]:
    """The rail as templates draw it; `current` is the slug of the step in view, or ""."""
    said = open_by_step(visit.design)
    counts, missing = _counts(visit, sum(said.values())), _missing(visit)
    return [
        RailStep(
            number=step.number,
            slug=step.slug,
            title=step.title,
            url=visit.url(step.slug),
            count=counts.get(step.slug),
            missing=missing.get(step.slug, ""),
            said=said.get(step.slug, 0),
            errors=visit.advice.count(step.number, "error"),
            warnings=visit.advice.count(step.number, "warning"),
            hints=visit.advice.count(step.number, "hint"),
            current=step.slug == current,
        )
        for step in STEPS
    ]


def _counts(visit: Visit, said: int) -> dict[str, int]:
    value = visit.value
    return {
        "actors": len(value.actors),
        "job_stories": len(value.jobs),
        "interactions": len(value.interactions),
        "operations": len(value.operations),
        "specification": len(value.services),
        "feedback": said,
    }


def _missing(visit: Visit) -> dict[str, str]:
    """The first thing that a step still lacks, in a few words."""
    value = visit.value
    is_published = visit.design.revisions.exists()
    lacking = {
        "actors": (not value.actors, _("Who needs something?")),
        "job_stories": (not value.jobs, _("What do they want to get done?")),
        "interactions": (not value.interactions, _("Who talks to whom?")),
        "operations": (not value.operations, _("What is asked, what is done?")),
        "specification": (not value.services, _("Name a service first.")),
        "feedback": (not is_published, _("Publish a revision first.")),
        "implementation": (not is_published, _("Nothing is published to build on.")),
    }
    return {slug: words for slug, (is_missing, words) in lacking.items() if is_missing}

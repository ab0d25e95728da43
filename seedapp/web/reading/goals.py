"""The goals of a revision: each story, and what the services will do for it, in words without HTTP."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from seedapp.core import design as core
from seedapp.core.naming import words
from seedapp.core.openapi.story import story_of
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision

from .frozen import kept
from .holes import Skeleton, skeleton
from .pictures import Picture, picture_of
from .spots import DOCUMENT, JOB, Spot
from .tales import Step, tale_of


@dataclass(frozen=True)
class Deed:
    """What the service will do or tell for a story. `places`: service and uid of each operation behind it."""

    name: str
    outcome: str
    answers: tuple[str, ...]
    failures: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Goal:
    """`tale` is a worked example of its deeds, with the values of the revision's own examples."""

    spot: Spot
    job: core.JobStory
    actor: str
    deeds: tuple[Deed, ...]
    pictures: tuple[Picture, ...]
    tale: tuple[Step, ...]

    @property
    def id(self) -> str:
        """What marks it in the page."""
        return id_of(self.spot.uid)


def id_of(job_uid: str) -> str:
    return f"job-{job_uid}"


@kept(64)
def goals_of(revision: Revision, language: str) -> tuple[Goal, ...]:
    """The customers' stories; all stories where there are none of customers."""
    design = frozen_design(revision)
    with override(language):
        pictures = [picture_of(design, one, _("The service")) for one in design.interactions]
        story = story_of(design)
        found = []
        for job in _shown(design):
            served = {job.key} | {one.key for one in design.jobs if job.key in one.refines}
            operations = [one for one in design.operations if served.intersection(one.jobs)]
            actor = design.actor(job.actor)
            found.append(
                Goal(
                    spot=Spot(JOB, job_uid(revision, job.key), title=title_of(job)),
                    job=job,
                    actor=actor.name if actor else "",
                    deeds=tuple(_deeds(design, operations)),
                    pictures=tuple(one for one in pictures if one.said and served.intersection(one.jobs)),
                    tale=tale_of(design, story, [same[0] for same in _by_name(operations).values()]),
                )
            )
        return tuple(found)


@kept(64)
def goals_skeleton(revision: Revision, language: str) -> Skeleton:
    """The page of goals, for readers of a language."""
    context = {
        "goals": goals_of(revision, language),
        "language": frozen_design(revision).language,
        "whole": Spot(DOCUMENT, "", title=frozen_design(revision).title),
    }
    with override(language):
        return skeleton(render_to_string("reading/_goals.html", context))


def goals_behind(revision: Revision, keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Key, id and motivation of the goals behind stories; a technical one stands for what it refines."""
    design = frozen_design(revision)
    refined = {one for job in design.jobs if job.key in keys for one in job.refines}
    for job in _shown(design):
        if job.key in keys or job.key in refined:
            yield job.key, id_of(job_uid(revision, job.key)), job.want


def job_uid(revision: Revision, key: str) -> str:
    """What a story stays known by; its key where the revision does not say."""
    return str(revision.identities.get("jobs", {}).get(key, key))


def title_of(job: core.JobStory) -> str:
    return f"{job.key}: {job.want}" if job.want else job.key


def _shown(design: core.Design) -> list[core.JobStory]:
    return [job for job in design.jobs if job.level == "customer"] or list(design.jobs)


def _deeds(design: core.Design, operations: Iterable[core.Operation]) -> Iterator[Deed]:
    """An API and the service behind it do one thing for people: it is told once where they share a name."""
    for name, same in _by_name(operations).items():
        outcomes = (one.outcome or (one.description if one.kind == "query" else "") for one in same)
        yield Deed(
            name=name,
            outcome=next((one for one in outcomes if one), ""),
            answers=_unique(word for one in same for word in _answers(design, one.response)),
            failures=_unique(failure.when for one in same for failure in one.failures if failure.when),
            places=tuple((one.service, one.uid) for one in same if one.uid),
        )


def _by_name(operations: Iterable[core.Operation]) -> Mapping[str, list[core.Operation]]:
    found: defaultdict[str, list[core.Operation]] = defaultdict(list)
    for one in operations:
        found[one.name or " ".join(words(one.key))].append(one)
    return found


def _answers(design: core.Design, response: core.Response) -> Iterator[str]:
    """What comes back, as words: `loan_id` → loan id."""
    known = design.type(response.type.removesuffix("[]")) if response.type else None
    fields = known.fields if known else response.fields
    if not fields and response.type:
        yield " ".join(words(response.type.removesuffix("[]"))).lower()
    for one in fields:
        yield " ".join(words(one.name)).lower()


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))

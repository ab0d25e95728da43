"""Technical stories proposed for customer stories: what the API, when asked, needs of which service."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..design import Design, Evidence, JobStory
from ..wording import N_, Sentence, say
from . import korean, particles
from .motivations import in_english, in_korean
from .needs import CIRCUMSTANCE, Need, services_needed

OWN_WORDS, UNSURE_OF_BOTH = 0.75, 0.45
_NAMED = N_("%(job)s speaks of “%(word)s”, which belongs to %(service)s.")
_NAMED_IN_SITUATION = N_("The situation of %(job)s speaks of “%(word)s”, which belongs to %(service)s.")
_ONLY = N_("%(service)s is the only service, so %(job)s must need it.")
_OWN_WORDS = N_(
    "What %(job)s wants is no plain verb and noun, so its own words are kept: say it more plainly if you can."
)


@dataclass(frozen=True)
class JobCandidate:
    """`id` is stable for the same story and service."""

    id: str
    job: JobStory
    confidence: float
    evidence: tuple[Sentence, ...]


def technical_stories(design: Design) -> tuple[JobCandidate, ...]:
    """One for each service that a customer story needs; those that the design has already are left out."""
    numbers = _free_numbers(design)
    return tuple(
        _candidate(design, job, need, f"T{next(numbers)}")
        for job in design.jobs
        if job.level == "customer" and job.want.strip()
        for need in services_needed(design, job)
        if not _exists(design, job, need)
    )


def _exists(design: Design, job: JobStory, need: Need) -> bool:
    return any(
        one.level == "technical" and job.key in one.refines and one.provider == need.service.key
        for one in design.jobs
    )


def _free_numbers(design: Design) -> Iterator[int]:
    taken = {job.key.upper() for job in design.jobs}
    number = 0
    while True:
        number += 1
        if f"T{number}" not in taken:
            yield number


def _candidate(design: Design, job: JobStory, need: Need, key: str) -> JobCandidate:
    write = _in_korean if korean.is_korean(job.want) else _in_english
    when, want, so, is_plain = write(design, job)
    surely = need.confidence if is_plain else _in_own_words(need.confidence)
    story = JobStory(
        key,
        "technical",
        consumer(design),
        need.service.key,
        (job.key,),
        when,
        want,
        so,
        Evidence("assumption"),
    )
    in_situation = need.confidence == CIRCUMSTANCE
    template = _NAMED_IN_SITUATION if in_situation else _NAMED if need.word else _ONLY
    why = say(template, job=job.key, word=need.word, service=need.service.name)
    identity = hashlib.sha256(f"{job.key}|{need.service.key}".encode()).hexdigest()[:16]
    doubt = () if is_plain else (say(_OWN_WORDS, job=job.key),)
    return JobCandidate(identity, story, surely, (why, *doubt))


def _in_own_words(confidence: float) -> float:
    """The doubt about words of the customer that nobody has put plainly yet."""
    return OWN_WORDS if confidence > OWN_WORDS else UNSURE_OF_BOTH


def consumer(design: Design) -> str:
    """The key of who asks the services: the API layer, else an API or an app among the actors, else ""."""
    service = next((one for one in design.services if one.layer == "api"), None)
    actors = [one for kind in ("api", "app") for one in design.actors if one.kind == kind]
    return service.key if service else actors[0].key if actors else ""


def _consumer_name(design: Design, otherwise: str) -> str:
    key = consumer(design)
    found = design.service(key) or design.actor(key)
    return found.name if found else otherwise


def _in_english(design: Design, job: JobStory) -> tuple[str, str, str, bool]:
    actor = design.actor(job.actor)
    person = f"the {actor.name[:1].lower()}{actor.name[1:]}" if actor else "the person"
    api = _consumer_name(design, "API")
    said = in_english(job.want, person)
    return f"the {api} is asked to {said.asked}", said.want, f"the {api} can answer {person}", said.plain


def _in_korean(design: Design, job: JobStory) -> tuple[str, str, str, bool]:
    api = _consumer_name(design, "API")
    asked, is_plain = in_korean(job.want)
    subject = f"{api}{particles.subject(api)}"
    answers = f"{subject} 바로 응답할 수 있다"
    return f"{subject} “{asked}” 요청을 받았을 때", job.want.rstrip(" ."), answers, is_plain

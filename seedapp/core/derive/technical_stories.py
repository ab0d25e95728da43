"""Technical stories proposed for customer stories: what the API, when asked, needs of which service."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..design import Design, Evidence, JobStory
from ..naming import plural
from ..wording import N_, Sentence, say
from . import korean, particles
from .labels import classify_name
from .needs import CIRCUMSTANCE, Need, services_needed
from .outcomes import spoken_noun
from .words import ENGLISH

_NAMED = N_("%(job)s speaks of “%(word)s”, which belongs to %(service)s.")
_NAMED_IN_SITUATION = N_("The situation of %(job)s speaks of “%(word)s”, which belongs to %(service)s.")
_ONLY = N_("%(service)s is the only service, so %(job)s must need it.")


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
    when, want, so = write(design, job)
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
    return JobCandidate(identity, story, need.confidence, (why,))


def consumer(design: Design) -> str:
    """The key of who asks the services: the API layer, else an API or an app among the actors, else ""."""
    service = next((one for one in design.services if one.layer == "api"), None)
    actors = [one for kind in ("api", "app") for one in design.actors if one.kind == kind]
    return service.key if service else actors[0].key if actors else ""


def _consumer_name(design: Design, otherwise: str) -> str:
    key = consumer(design)
    found = design.service(key) or design.actor(key)
    return found.name if found else otherwise


def _in_english(design: Design, job: JobStory) -> tuple[str, str, str]:
    actor = design.actor(job.actor)
    person = f"the {actor.name[:1].lower()}{actor.name[1:]}" if actor else "the person"
    api = _consumer_name(design, "API")
    asked = _of_person(job.want.rstrip(" ."), person)
    return f"the {api} is asked to {asked}", _provided(asked), f"the {api} can answer {person}"


def _provided(asked: str) -> str:
    """What the service does for it: a query provides its object, an action is passed on."""
    reading = classify_name(asked)
    first = re.split(r"\s+(?:and|then)\s+", asked, maxsplit=1)[0]
    if (
        reading.kind != "query"
        or not reading.object
        or reading.verb not in ("find", "get", "see", "search", "know", "list")
    ):
        return first
    qualifier = "" if reading.qualifier in ENGLISH.prepositions else f"{reading.qualifier} "
    return f"provide the {qualifier.lstrip()}{plural(reading.object)}"


def _of_person(text: str, person: str) -> str:
    text = re.sub(r"\b(?:my|our)\b", "the", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:me|I|us|we|myself)\b", person, text)


def _in_korean(design: Design, job: JobStory) -> tuple[str, str, str]:
    api = _consumer_name(design, "API")
    asked = spoken_noun(job.want, classify_name(job.want))
    subject = f"{api}{particles.subject(api)}"
    return f"{subject} “{asked}” 요청을 받았을 때", job.want.rstrip(" ."), f"{subject} 바로 응답할 수 있다"

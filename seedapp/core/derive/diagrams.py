"""A first sequence diagram for chosen stories: actor → app → API → service, ready to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..design import Actor, Design, Interaction, JobStory, Service
from ..naming import camel, kebab, plural, singular, snake, words
from . import korean
from .labels import classify_name
from .names import name_of
from .needs import owned_nouns
from .outcomes import NOMINAL_OF, spoken_noun
from .readings import Reading
from .technical_stories import consumer
from .words import ENGLISH

_LONGEST_TITLE = 60


@dataclass(frozen=True)
class _Scene:
    """One customer story (None when a technical one stands alone) and the technical ones behind it."""

    customer: JobStory | None
    technical: tuple[JobStory, ...]


def first_diagram(design: Design, job_keys: Sequence[str]) -> Interaction:
    """An interaction for the stories of these keys, in the order of the keys. A customer story brings the
    technical stories that refine it. Unknown keys are passed over."""
    scenes = tuple(_scenes(design, job_keys))
    columns = _Columns(design)
    lines = [line for scene in scenes for line in _lines(design, scene, columns)]
    title = _title(scenes)
    text = "\n".join(["@startuml", *columns.declared(), "", *lines, "@enduml", ""])
    jobs = dict.fromkeys(
        story.key for scene in scenes for story in (scene.customer, *scene.technical) if story is not None
    )
    return Interaction(_free_key(design, title), title, tuple(jobs), text, columns.keys())


class _Columns:
    """The participants in the order in which they are first used."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._used: dict[str, Actor | Service] = {}

    def alias(self, one: Actor | Service) -> str:
        alias = snake(one.key) or "participant"
        while alias in self._used and self._used[alias] is not one:
            alias += "_2"
        self._used[alias] = one
        return alias

    def declared(self) -> list[str]:
        return [
            f'{_shape(one)} "{_plain(one.name or one.key)}" as {alias}' for alias, one in self._used.items()
        ]

    def keys(self) -> dict[str, str]:
        return {alias: one.key for alias, one in self._used.items()}


def _scenes(design: Design, job_keys: Sequence[str]) -> Iterator[_Scene]:
    shown: set[str] = set()
    chosen = [job for key in dict.fromkeys(job_keys) if (job := design.job(key))]
    for job in chosen:
        if job.level == "customer":
            refining = tuple(
                one for one in design.jobs if one.level == "technical" and job.key in one.refines
            )
            shown |= {one.key for one in refining}
            yield _Scene(job, refining)
    for job in chosen:
        if job.level == "technical" and job.key not in shown:
            yield _Scene(None, (job,))


def _lines(design: Design, scene: _Scene, columns: _Columns) -> list[str]:
    """The request of each pair of neighbours, innermost the services, then the returns on the way back."""
    chain = [columns.alias(one) for one in _chain(design, scene)]
    before = scene.technical[0] if scene.customer is None else scene.customer
    reading = _read(design, before)
    lines = []
    for place, (source, target) in enumerate(pairwise(chain)):
        is_said = place == 0 and scene.customer is not None and len(chain) > 2
        lines.append(f"{source} -> {target} ++: {_spoken(before) if is_said else _call(before, reading)}")
    for job in scene.technical:
        provider = design.service(job.provider)
        if provider and chain:
            need = _read(design, job, before)
            lines.append(f"{chain[-1]} -> {columns.alias(provider)} ++: {_call(job, need)}")
            lines.append(f"return {_answer(need, job.want)}")
    return [*lines, *[f"return {_answer(reading, before.want)}"] * (len(chain) - 1)]


def _chain(design: Design, scene: _Scene) -> list[Actor | Service]:
    """Who passes the request on: the story's actor, the app, the API layer."""
    person = design.actor(scene.customer.actor) if scene.customer else None
    app = next((one for one in design.actors if one.kind == "app"), None)
    asking = scene.technical[0].actor if scene.technical else ""
    api = design.service(asking) or design.service(consumer(design)) or design.actor(consumer(design))
    found = [one for one in (person, app, api) if one is not None]
    return [one for place, one in enumerate(found) if all(one is not other for other in found[:place])]


def _read(design: Design, job: JobStory, before: JobStory | None = None) -> Reading:
    """The motivation; where it says only “it”, the noun of its situation that a service owns."""
    reading = classify_name(job.want, design.glossary)
    if reading.object or korean.is_korean(job.want):
        return reading
    owned = {
        noun
        for service in design.services
        if service.layer == "microservice"
        for noun in owned_nouns(service, design)
    }
    situation = words(f"{before.when if before else ''} {job.when}")
    return replace(
        reading, object=next((noun for word in situation if (noun := singular(word)) in owned), "")
    )


def _spoken(job: JobStory) -> str:
    return _plain(job.want)


def _call(job: JobStory, reading: Reading) -> str:
    if korean.is_korean(job.want):
        return _plain(spoken_noun(job.want, reading))
    thing = plural(reading.object) if reading.kind == "query" and reading.object else reading.object
    return (
        camel(f"{reading.verb} {reading.qualifier} {thing}")
        or camel(" ".join(job.want.split()[:5]))
        or "request"
    )


def _answer(reading: Reading, want: str) -> str:
    if korean.is_korean(want):
        return _plain(f"{reading.object} 목록") if reading.kind == "query" and reading.object else "성공"
    thing = singular(snake(reading.object)) if reading.object else ""
    if reading.kind == "query":
        return f"[]{thing}" if thing else "result"
    made = NOMINAL_OF.get(reading.verb) or (reading.verb if reading.verb in ENGLISH.alike else thing)
    return f"{snake(made)}_id" if reading.verb_class == "create" and made else "success"


def _title(scenes: Sequence[_Scene]) -> str:
    first = next((story for scene in scenes for story in (scene.customer, *scene.technical) if story), None)
    said = _call_or_want(first) if first else ""
    short = said if len(said) <= _LONGEST_TITLE else said[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return (short[:1].upper() + short[1:]) or "New interaction"


def _call_or_want(story: JobStory) -> str:
    if korean.is_korean(story.want):
        return _plain(spoken_noun(story.want, classify_name(story.want)))
    return _plain(story.want)


def _free_key(design: Design, title: str) -> str:
    taken = {one.key for one in design.interactions}
    reading = classify_name(title)
    key = kebab(name_of(title, reading, design, gives_list=reading.kind == "query").key) or "interaction"
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _shape(one: Actor | Service) -> str:
    return "actor" if isinstance(one, Actor) and one.kind == "human" else "participant"


def _plain(text: str) -> str:
    """Text that stays on one line of a diagram and inside quotes."""
    return " ".join(re.sub(r"[\"\\\x00-\x1f]", " ", text).split()).rstrip(".")

"""Candidate queries and actions of each service, with their evidence, beside what the design already has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..design import Design, Field, Operation, Response
from ..wording import N_, Sentence, say
from .additions import Additions, additions, completed
from .labels import classify_name
from .messages import MessageReading, read_messages
from .requests import Request, from_message, from_stories
from .served import fits, served
from .subjects import Subject, subject_of

Status = Literal["new", "known", "differs"]
CALLED = ("api", "microservice")
ASK_BELOW = 0.5
_ASK = N_("Is “%(name)s” a query or an action? Choose before accepting it.")
_ROMANISED = N_("%(key)s is written as it sounds: give an English term in the glossary.")
_NOT_DRAWN = N_("No message asks for it yet: draw one in a diagram of that story.")
_ALL_STORIES = N_("None of the diagram's stories clearly asks for it; all of them are offered.")


@dataclass(frozen=True)
class OperationCandidate:
    """`id` is stable as long as it means and offers the same. `known` is the key of the operation of the
    design that it matches, "" when new. Then `operation` is that one, whole, with what it lacks added.
    """

    id: str
    operation: Operation
    confidence: float
    evidence: tuple[Sentence, ...]
    status: Status = "new"
    known: str = ""
    adds: Additions = field(default_factory=Additions)


def operations(
    design: Design, messages: Sequence[MessageReading] | None = None
) -> tuple[OperationCandidate, ...]:
    """Candidates in the order of the services, then of the messages. `messages` saves reading them again."""
    groups = _grouped(_requests(design, read_messages(design) if messages is None else messages))
    for story in from_stories(design):
        if not any(_serves(design, group, story) for group in groups):
            groups.append([story])
        else:
            _join(groups, story)
    return tuple(
        candidate
        for service in design.services
        for candidate in _of_service(
            design, [group for group in groups if group[0].subject.service == service.key]
        )
    )


def _requests(design: Design, messages: Iterable[MessageReading]) -> list[Request]:
    services = {service.key for service in design.services}
    return [
        from_message(design, message)
        for message in messages
        if message.participant_key in services
        and message.target_layer in CALLED
        and message.reading.kind in ("query", "action", "unclear")
        and message.call.label.strip()
    ]


def _grouped(requests: Iterable[Request]) -> list[list[Request]]:
    groups: list[list[Request]] = []
    alike: dict[Subject, list[list[Request]]] = {}
    for request in requests:
        candidates = alike.setdefault(request.subject, [])
        group = next((group for group in candidates if _same(group[0], request)), None)
        if group is None:
            group = []
            groups.append(group)
            candidates.append(group)
        group.append(request)
    return groups


def _same(one: Request, other: Request) -> bool:
    """Whether two requests on one subject ask for one operation."""
    if not one.subject.object or one.subject.kind == "unclear":
        return one.name.key == other.name.key
    qualifiers = {one.reading.qualifier, other.reading.qualifier} - {""}
    return one.subject.kind != "query" or len(qualifiers) < 2


def _join(groups: list[list[Request]], story: Request) -> None:
    group = next((group for group in groups if group[0].subject == story.subject), None)
    if group:
        group.append(story)


def _serves(design: Design, group: list[Request], story: Request) -> bool:
    if group[0].subject.service != story.subject.service:
        return False
    if group[0].subject == story.subject:
        return True
    job = design.job(story.job_pool[0])
    in_diagram = story.job_pool[0] in {key for request in group for key in request.job_pool}
    return job is not None and (in_diagram or fits(design, job, group[0].reading))


def _of_service(design: Design, groups: list[list[Request]]) -> list[OperationCandidate]:
    taken: set[str] = set()
    found = []
    for group in groups:
        known = _known(design, group)
        if known and known.key in taken:
            known = None
        candidate = _candidate(design, group, known)
        operation = candidate.operation
        if not known:
            operation = replace(operation, key=_free(operation.key, taken | _keys(design, group)))
        taken.add(operation.key)
        found.append(replace(candidate, operation=operation))
    return found


def _keys(design: Design, group: list[Request]) -> set[str]:
    return {one.key for one in design.operations_of(group[0].subject.service)}


def _free(key: str, taken: set[str]) -> str:
    number = 2
    free = key or "operation"
    while free in taken:
        free, number = f"{key}{number}", number + 1
    return free


def _candidate(design: Design, group: list[Request], known: Operation | None) -> OperationCandidate:
    first = group[0]
    pool = [key for request in group for key in request.job_pool]
    jobs = served(design, first.subject.service, first.reading, pool)
    drafted = _operation(group, jobs.jobs)
    confidence = max(request.confidence for request in group)
    evidence = [sentence for request in group for sentence in request.evidence]
    if first.reading.kind == "unclear":
        confidence = min(confidence, ASK_BELOW - 0.1)
        evidence.append(say(_ASK, name=first.name.human))
    if first.name.romanised and not known:
        confidence = min(confidence, 0.7)
        evidence.append(say(_ROMANISED, key=first.name.key))
    if not drafted.messages:
        evidence.append(say(_NOT_DRAWN))
    if not jobs.matched and len(jobs.jobs) > 1:
        evidence.append(say(_ALL_STORIES))
    candidate = OperationCandidate(_id(first), drafted, round(confidence, 2), _once(evidence))
    return _beside(design, candidate, known, jobs.matched) if known else candidate


def _once(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    return tuple(one for place, one in enumerate(sentences) if one not in sentences[:place])


def _operation(group: list[Request], jobs: tuple[str, ...]) -> Operation:
    first = group[0]
    answers = next((request.response for request in group if request.response), Response())
    is_query = first.reading.kind == "query" or (first.reading.kind == "unclear" and bool(answers))
    return Operation(
        key=first.name.key,
        service=first.subject.service,
        kind="query" if is_query else "action",
        name=first.name.human,
        jobs=jobs,
        messages=tuple(request.ref for request in group if request.ref),
        inputs=_union(field for request in group for field in request.inputs),
        outcome="" if is_query else next((request.outcome for request in group if request.outcome), ""),
        response=answers,
        failures=tuple(dict.fromkeys(failure for request in group for failure in request.failures)),
    )


def _union(fields: Iterable[Field]) -> tuple[Field, ...]:
    by_name: dict[str, Field] = {}
    for one in fields:
        by_name.setdefault(one.name, one)
    return tuple(by_name.values())


def _known(design: Design, group: list[Request]) -> Operation | None:
    """The operation of the design that a group asks for: by its messages, its key, or its meaning."""
    existing = design.operations_of(group[0].subject.service)
    refs = {request.ref for request in group if request.ref}
    keys = {request.name.key.casefold() for request in group}
    return (
        next((one for one in existing if refs & set(one.messages)), None)
        or next((one for one in existing if one.key.casefold() in keys), None)
        or next((one for one in existing if _means(design, one, group[0])), None)
    )


def _means(design: Design, operation: Operation, request: Request) -> bool:
    reading = classify_name(operation.key, design.glossary)
    gives_list = operation.response.type.endswith("[]") or reading.plural
    subject = subject_of(operation.service, reading, gives_list=gives_list, glossary=design.glossary)
    return (
        bool(subject.object) and subject == request.subject and reading.qualifier == request.reading.qualifier
    )


def _beside(
    design: Design, candidate: OperationCandidate, known: Operation, jobs_matched: bool
) -> OperationCandidate:
    adds = additions(design, candidate.operation, known, jobs_matched=jobs_matched)
    return replace(
        candidate,
        id=_digest(f"{candidate.id}|{adds}") if adds else candidate.id,
        operation=completed(known, adds),
        status="differs" if adds else "known",
        known=known.key,
        adds=adds,
    )


def _id(request: Request) -> str:
    apart = request.reading.qualifier if request.subject.object else request.name.key
    return _digest(f"{request.subject}|{apart}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]

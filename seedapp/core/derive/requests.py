"""What asks for an operation: messages to services, and technical stories that no message serves yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..design import Design, Failure, Field, MessageRef, Response
from ..wording import N_, Sentence, say
from .answers import answer_kind
from .labels import classify_name, split_arguments
from .messages import MessageReading
from .names import Name, name_of
from .outcomes import outcome_of
from .readings import Reading
from .responses import fields_of, response_of
from .subjects import Subject, subject_of

FROM_STORY = 0.7
_STORY = N_("Technical story %(job)s needs it of this service: “%(want)s”.")
_MESSAGE = N_("Message %(number)s of %(interaction)s, “%(label)s”: %(reason)s")
_OWN_ID = N_("The message names no input: an action on one %(object)s needs its id.")


@dataclass(frozen=True)
class Request:
    """One piece of evidence for an operation of a service. `ref` is None for a story."""

    subject: Subject
    reading: Reading
    name: Name
    evidence: tuple[Sentence, ...]
    ref: MessageRef | None = None
    inputs: tuple[Field, ...] = ()
    response: Response = field(default_factory=Response)
    outcome: str = ""
    failures: tuple[Failure, ...] = ()
    job_pool: tuple[str, ...] = ()
    confidence: float = 0.0


def from_message(design: Design, message: MessageReading) -> Request:
    reading = message.reading
    label = " ".join(message.call.label.replace("\\n", " ").split())
    phrase = split_arguments(label)[0]
    gives_list = answer_kind(message.answer) == "list"
    inputs, why = _inputs(design, reading)
    spoken = [
        say(
            _MESSAGE,
            number=message.call.number,
            interaction=message.interaction.title or message.interaction.key,
            label=label,
            reason=reading.reasons[0],
        )
    ]
    return Request(
        subject_of(message.participant_key, reading, gives_list=gives_list, glossary=design.glossary),
        reading,
        name_of(phrase, reading, design, gives_list=gives_list),
        (*spoken, *reading.reasons[1:], *why),
        message.ref,
        inputs,
        response_of(message.answer, design),
        outcome_of(phrase, reading),
        message.failures,
        message.interaction.jobs,
        reading.confidence,
    )


def from_stories(design: Design) -> Iterator[Request]:
    """A request for each technical story that says what it needs of a service."""
    for job in design.jobs:
        reading = classify_name(job.want, design.glossary)
        if (
            job.level != "technical"
            or not design.service(job.provider)
            or reading.kind not in ("query", "action")
        ):
            continue
        yield Request(
            subject_of(job.provider, reading, gives_list=reading.plural, glossary=design.glossary),
            reading,
            name_of(_short(job.want, reading), reading, design, gives_list=reading.plural),
            (say(_STORY, job=job.key, want=job.want), *reading.reasons),
            outcome=outcome_of(job.want, reading),
            job_pool=(job.key, *job.refines),
            confidence=min(FROM_STORY, reading.confidence),
        )


def _short(want: str, reading: Reading) -> str:
    """The motivation of a story up to its object: longer than that is no name."""
    last = reading.object.split(" ")[-1] if reading.object else ""
    place = want.lower().find(last) if last else -1
    end = want.find(" ", place + len(last)) if place >= 0 else -1
    return want[:end] if end > 0 else want


def _inputs(design: Design, reading: Reading) -> tuple[tuple[Field, ...], tuple[Sentence, ...]]:
    if reading.arguments:
        return fields_of(reading.arguments, design), ()
    needs_id = (
        reading.verb_class in ("update", "delete", "transition") and reading.object and not reading.plural
    )
    if not needs_id:
        return (), ()
    last = reading.object.split(" ")[-1]
    return fields_of((f"{last} id",), design), (say(_OWN_ID, object=last),)

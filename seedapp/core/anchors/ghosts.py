"""What something said when it was talked about: lines to show where it stood, after it is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..design import DataType, Design, Failure, Field, JobStory, Operation, Service
from ..wording import N_, Sentence, say
from .building import Identities
from .entries import Anchor, part_of_failure, part_of_name


@dataclass(frozen=True)
class Line:
    """`label` says what it is, "" where the text speaks for itself; `is_code` for names and values."""

    label: Sentence | None
    text: str
    is_code: bool = False


def ghost_of(anchor: Anchor, design: Design, identities: Identities) -> tuple[Line, ...]:
    """What stands at an anchor of a design; () where there is nothing."""
    match anchor.kind:
        case "operation":
            operation = next((one for one in design.operations if one.uid == anchor.uid), None)
            return tuple(_operation(operation, anchor.part)) if operation else ()
        case "type":
            named = design.type(_name_of(identities, "types", anchor.uid))
            return tuple(_type(named, anchor.part)) if named else ()
        case "job":
            job = design.job(_name_of(identities, "jobs", anchor.uid))
            return tuple(_job(job)) if job else ()
        case "document":
            service = design.service(anchor.uid)
            return tuple(_document(service) if service else _plain(design.summary))


def _operation(operation: Operation, part: str) -> Iterator[Line]:
    answer = operation.response
    if part:
        yield from _named(part, "inputs", operation.inputs)
        yield from _named(part, "response", answer.fields)
        yield from (_failure(one) for one in operation.failures if part_of_failure(one.when) == part)
        if part == "example":
            yield from _examples((*operation.inputs, *answer.fields))
        return
    yield from _plain(operation.description, operation.outcome)
    yield from _list(say(N_("Asks for")), operation.inputs)
    yield from _list(say(N_("Answers")), answer.fields)
    if answer.type:
        yield Line(say(N_("Answers")), answer.type, is_code=True)
    yield from (_failure(one) for one in operation.failures)


def _type(named: DataType, part: str) -> Iterator[Line]:
    if part:
        yield from _named(part, "fields", named.fields)
        yield from (
            Line(say(N_("Value")), one, is_code=True)
            for one in named.values
            if part_of_name("values", one) == part
        )
        return
    yield from _plain(named.description)
    yield from _list(say(N_("Fields")), named.fields)
    if named.values:
        yield Line(say(N_("Values")), ", ".join(named.values), is_code=True)
    if named.schema is not None:
        yield Line(say(N_("JSON Schema")), _json(named.schema), is_code=True)


def _job(job: JobStory) -> Iterator[Line]:
    told = ((N_("When"), job.when), (N_("I want to"), job.want), (N_("So I can"), job.so))
    yield from (Line(say(label), text) for label, text in told if text)


def _document(service: Service) -> Iterator[Line]:
    yield from _plain(service.description)
    yield Line(say(N_("Version")), service.version, is_code=True)


def _named(part: str, group: str, fields: tuple[Field, ...]) -> Iterator[Line]:
    for one in fields:
        if part_of_name(group, one.name) == part:
            yield from _field(one)


def _field(field: Field) -> Iterator[Line]:
    yield Line(say(N_("Name")), field.name, is_code=True)
    yield Line(say(N_("Type")), field.type, is_code=True)
    yield Line(say(N_("Required") if field.required else N_("Optional")), "")
    yield from _plain(field.description)
    yield from _examples((field,))


def _list(label: Sentence, fields: tuple[Field, ...]) -> Iterator[Line]:
    if fields:
        names = (f"{one.name}: {one.type}{'' if one.required else '?'}" for one in fields)
        yield Line(label, ", ".join(names), is_code=True)


def _failure(failure: Failure) -> Line:
    status = f" ({failure.status})" if failure.status else ""
    return Line(say(N_("Fails when")), f"{failure.when}{status}")


def _examples(fields: tuple[Field, ...]) -> Iterator[Line]:
    for one in fields:
        if one.example is not None:
            yield Line(say(N_("Example of %(name)s"), name=one.name), _json(one.example), is_code=True)


def _plain(*texts: str) -> Iterator[Line]:
    return (Line(None, one) for one in texts if one)


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _name_of(identities: Identities, kind: str, uid: str) -> str:
    return next((name for name, known in identities.get(kind, {}).items() if known == uid), uid)

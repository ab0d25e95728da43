"""A published OpenAPI document as rows for a page: endpoints, types, what goes in and what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .schemas import Reader, Row

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Answer:
    """One status of an endpoint. `example` is JSON text, "" when there is none."""

    status: str
    description: str
    rows: tuple[Row, ...]
    type: str
    example: str
    is_success: bool


@dataclass(frozen=True)
class Endpoint:
    """`uid` is the identity that comments are tied to; `jobs` are keys of the stories it serves."""

    uid: str
    key: str
    name: str
    kind: str
    method: str
    path: str
    description: str
    jobs: tuple[str, ...]
    parameters: tuple[Row, ...]
    body: tuple[Row, ...]
    body_type: str
    body_example: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class TypeView:
    name: str
    description: str
    rows: tuple[Row, ...]
    values: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Contract:
    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    security: tuple[str, ...]
    endpoints: tuple[Endpoint, ...]
    types: tuple[TypeView, ...]


def contract_of(document: Mapping[str, Any]) -> Contract:
    """Never raises: what a hand-written part holds in another form is left out."""
    reader = Reader(document)
    about = _mapping(document.get("info"))
    components = _mapping(document.get("components"))
    schemes = _mapping(components.get("securitySchemes"))
    return Contract(
        title=_text(about.get("title")),
        version=_text(about.get("version")),
        description=_text(about.get("description")),
        servers=tuple(_text(_mapping(one).get("url")) for one in _listed(document.get("servers"))),
        security=tuple(_text(_mapping(one).get("description")) or name for name, one in schemes.items()),
        endpoints=tuple(_endpoints(reader, document)),
        types=tuple(
            TypeView(
                name=str(name),
                description=_text(_mapping(schema).get("description")),
                rows=reader.rows(schema),
                values=tuple(_text(value) for value in _listed(_mapping(schema).get("enum"))),
                text=reader.phrase(schema),
            )
            for name, schema in _mapping(components.get("schemas")).items()
        ),
    )


def _endpoints(reader: Reader, document: Mapping[str, Any]) -> Iterator[Endpoint]:
    for path, item in _mapping(document.get("paths")).items():
        for method, operation in _mapping(item).items():
            if method in METHODS and isinstance(operation, Mapping):
                yield _endpoint(reader, str(path), method, _mapping(item), operation)


def _endpoint(
    reader: Reader, path: str, method: str, item: Mapping[str, Any], operation: Mapping[str, Any]
) -> Endpoint:
    shared = [*_listed(item.get("parameters")), *_listed(operation.get("parameters"))]
    media = _media(reader.resolved(operation.get("requestBody")))
    return Endpoint(
        uid=_text(operation.get("x-seed-uid")),
        key=_text(operation.get("operationId")),
        name=_text(operation.get("summary")) or _text(operation.get("operationId")),
        kind=_text(operation.get("x-seed-kind")),
        method=method.upper(),
        path=path,
        description=_text(operation.get("description")),
        jobs=tuple(_text(one) for one in _listed(operation.get("x-seed-jobs"))),
        parameters=tuple(reader.parameter(one) for one in shared),
        body=reader.rows(media.get("schema")),
        body_type=reader.phrase(media.get("schema")),
        body_example=_example(reader, media),
        answers=tuple(_answers(reader, operation)),
    )


def _answers(reader: Reader, operation: Mapping[str, Any]) -> Iterator[Answer]:
    for status, response in _mapping(operation.get("responses")).items():
        found = reader.resolved(response)
        media = _media(found)
        is_success = str(status).startswith(("2", "3"))
        yield Answer(
            status=str(status),
            description=_text(found.get("description")),
            rows=reader.rows(media.get("schema")) if is_success else (),
            type=reader.phrase(media.get("schema")),
            example=_example(reader, media),
            is_success=is_success,
        )


def _media(holder: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is sent in the first media type of a body or response."""
    return next((_mapping(one) for one in _mapping(holder.get("content")).values()), {})


def _example(reader: Reader, media: Mapping[str, Any]) -> str:
    value = media.get("example")
    if value is None:
        first = next(iter(_mapping(media.get("examples")).values()), None)
        value = reader.resolved(first).get("value")
    return "" if value is None else json.dumps(value, ensure_ascii=False, indent=2)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return "" if value is None else str(value)

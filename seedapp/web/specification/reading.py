"""An OpenAPI document as people read it: operations by tag, then the types they speak of.

It reads any document of ours, the current one or one that was published, and asks nothing of a database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from seedapp.core.openapi.references import references_in

from .readings import Answer, Body, DocumentReading, Example, Group, OperationReading, TypeReading
from .schemas import Row, followed, mapping, row_of, rows_of, text_of, type_of, worded

Place = tuple[str, str, str]
"""Tag, path and method of an operation."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read(document: Mapping[str, Any]) -> DocumentReading:
    """The whole document."""
    named = [read_type(document, name) for name in _type_names(document)]
    return _reading(document, [*operations_in(document)], named)


def outlined(document: Mapping[str, Any]) -> DocumentReading:
    """What a large document has, without what stands inside each operation and type."""
    named = [TypeReading(name) for name in _type_names(document)]
    return _reading(document, [*operations_in(document)], named, whole=False)


def only(document: Mapping[str, Any], *, operation: str = "", type_name: str = "") -> DocumentReading | None:
    """One operation (by operationId) or one type, with the types that it needs; None when there is none."""
    places = [place for place in operations_in(document) if operation and _id(document, place) == operation]
    if not places and type_name not in _type_names(document):
        return None
    parts: list[Any] = [document["paths"][path][method] for _tag, path, method in places]
    parts += [{"$ref": f"#/components/schemas/{type_name}"}] if type_name else []
    reached = _reached(document, parts)
    named = [read_type(document, name) for kind, name in reached if kind == "schemas"]
    answers = {name for kind, name in reached if kind == "responses"}
    reading = _reading(document, places, named)
    return replace(reading, shared=tuple(one for one in reading.shared if one.status in answers))


def _reading(
    document: Mapping[str, Any], places: Sequence[Place], named: Sequence[TypeReading], whole: bool = True
) -> DocumentReading:
    info = mapping(document.get("info"))
    return DocumentReading(
        title=text_of(info.get("title")),
        version=text_of(info.get("version")),
        openapi=text_of(document.get("openapi")),
        description=text_of(info.get("description")),
        servers=tuple(_pairs(document.get("servers"), "url")),
        schemes=_schemes(document),
        groups=tuple(_groups(document, places, whole)),
        types=tuple(named),
        shared=_shared(document),
    )


def read_type(document: Mapping[str, Any], name: str) -> TypeReading:
    """A named type. One that the document does not have reads as empty."""
    schema = mapping(_component(document, "schemas").get(name))
    one = row_of(document, name, schema, required=True)
    return TypeReading(name, one.description, one.type, tuple(rows_of(document, schema)), one.limits)


def read_operation(
    document: Mapping[str, Any], path: str, method: str, *, whole: bool = True
) -> OperationReading:
    """One operation; its parameters, body and answers only where it is read whole."""
    item = mapping(mapping(document.get("paths")).get(path))
    given = mapping(item.get(method))
    jobs = given.get("x-seed-jobs")
    outline = OperationReading(
        id=_id(document, ("", path, method)),
        method=method.upper(),
        path=path,
        summary=text_of(given.get("summary")),
        description=text_of(given.get("description")),
        uid=text_of(given.get("x-seed-uid")),
        kind=text_of(given.get("x-seed-kind")),
        jobs=tuple(str(job) for job in jobs) if isinstance(jobs, list) else (),
        deprecated=given.get("deprecated") is True,
        open_to_all=not given.get("security", document.get("security")),
    )
    if not whole:
        return outline
    answers = mapping(given.get("responses")).items()
    return replace(
        outline,
        parameters=tuple(_parameters(document, [*_listed(item), *_listed(given)])),
        body=_body(document, given.get("requestBody")),
        answers=tuple(_answer(document, str(status), one) for status, one in answers),
    )


def operations_in(document: Mapping[str, Any]) -> Iterator[Place]:
    """The place of each operation, in the document's order; the first tag counts."""
    for path, item in mapping(document.get("paths")).items():
        for method in METHODS:
            given = mapping(item).get(method)
            if isinstance(given, Mapping):
                tags = given.get("tags")
                yield (str(tags[0]) if isinstance(tags, list) and tags else ""), str(path), method


def _groups(document: Mapping[str, Any], places: Sequence[Place], whole: bool) -> Iterator[Group]:
    described = dict(_pairs(document.get("tags"), "name"))
    grouped: dict[str, list[OperationReading]] = {}
    for tag, path, method in places:
        grouped.setdefault(tag, []).append(read_operation(document, path, method, whole=whole))
    for tag, operations in grouped.items():
        yield Group(tag, described.get(tag, ""), tuple(operations))


def _id(document: Mapping[str, Any], place: Place) -> str:
    """The operationId; method and path where there is none."""
    _tag, path, method = place
    given = mapping(mapping(mapping(document.get("paths")).get(path)).get(method))
    return text_of(given.get("operationId")) or f"{method} {path}"


def _component(document: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    return mapping(mapping(document.get("components")).get(kind))


def _type_names(document: Mapping[str, Any]) -> list[str]:
    return [str(name) for name in _component(document, "schemas")]


def _reached(document: Mapping[str, Any], parts: Sequence[Any]) -> list[tuple[str, str]]:
    """(kind, name) of the components that parts of the document refer to, also through each other."""
    reached: list[tuple[str, str]] = []
    waiting = [reference for reference, _pointer in references_in(list(parts))]
    while waiting:
        kind, _slash, name = waiting.pop(0).removeprefix("#/components/").partition("/")
        if name in _component(document, kind) and (kind, name) not in reached:
            reached.append((kind, name))
            inside = references_in(_component(document, kind)[name])
            waiting += [reference for reference, _pointer in inside]
    return reached


def _shared(document: Mapping[str, Any]) -> tuple[Answer, ...]:
    named = _component(document, "responses").items()
    return tuple(_answer(document, str(name), one, named=False) for name, one in named)


def _schemes(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    named = _component(document, "securitySchemes").items()
    return tuple((str(name), worded(mapping(one).get("description"))) for name, one in named)


def _parameters(document: Mapping[str, Any], listed: Sequence[Any]) -> Iterator[Row]:
    for one in listed:
        given = followed(document, one)
        schema = mapping(given.get("schema"))
        name, place = text_of(given.get("name")), text_of(given.get("in"))
        row = row_of(
            document,
            name,
            {**schema, "example": given.get("example", schema.get("example"))},
            required=given.get("required") is True,
            place=place,
            description=worded(given.get("description")),
        )
        yield row


def _body(document: Mapping[str, Any], holder: Any) -> Body | None:
    given = followed(document, holder)
    for media_type, content in mapping(given.get("content")).items():
        schema = mapping(content).get("schema")
        return Body(
            media_type=str(media_type),
            type=type_of(document, schema),
            rows=tuple(rows_of(document, schema)),
            examples=tuple(_examples(mapping(content))),
            required=given.get("required") is True,
            description=text_of(given.get("description")),
        )
    return None


def _answer(document: Mapping[str, Any], status: str, holder: Any, *, named: bool = True) -> Answer:
    """An answer; of one that several operations share only the description, it is shown once for all."""
    given = followed(document, holder)
    reference = mapping(holder).get("$ref") if named else None
    if isinstance(reference, str):
        return Answer(status, worded(given.get("description")), shared=reference.rsplit("/", 1)[-1])
    headers = tuple(
        row_of(
            document,
            str(name),
            {**mapping(followed(document, one).get("schema")), "example": mapping(one).get("example")},
            required=True,
            description=worded(followed(document, one).get("description")),
        )
        for name, one in mapping(given.get("headers")).items()
    )
    return Answer(status, worded(given.get("description")), _body(document, given), headers)


def _examples(content: Mapping[str, Any]) -> Iterator[Example]:
    if "example" in content:
        yield Example("", _pretty(content["example"]))
    for name, one in mapping(content.get("examples")).items():
        given = mapping(one)
        yield Example(text_of(given.get("summary")) or str(name), _pretty(given.get("value")))


def _pretty(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def _pairs(listed: Any, key: str) -> Iterator[tuple[str, str]]:
    for one in listed if isinstance(listed, list) else ():
        yield text_of(mapping(one).get(key)), text_of(mapping(one).get("description"))


def _listed(holder: Any) -> list[Any]:
    listed = mapping(holder).get("parameters")
    return listed if isinstance(listed, list) else []

"""Operations of a document as queries and actions of a design."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from ..design import Field, Http, Operation, OperationKind, Place
from ..naming import camel, is_camel, pascal, words
from ..openapi.references import pointer_of
from ..wording import N_, say
from .answers import read_answer, read_failures
from .bodies import read_body
from .parts import Source, listed, mapping, one_line
from .prose import prose
from .told import without_told_prose
from .types import LONGEST_NAME

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")
_READING = ("get", "head", "options", "trace")
_SEARCHING = ("search", "searches", "query", "find", "filter", "lookup")
_PLACES: Mapping[str, Place] = {"path": "path", "query": "query", "header": "header"}
# OpenAPI tells these three by media types and security, and ignores parameters of their names.
_IGNORED_HEADERS = ("accept", "content-type", "authorization")
_LONGEST_PATH = 500


@dataclass
class Found:
    """One operation while it is read. `wanted` is what the document says of it, with what its path says."""

    key: str
    method: str
    path: str
    wanted: Mapping[str, Any]
    inputs: list[Field] = field(default_factory=list)

    @property
    def pointer(self) -> str:
        return pointer_of("paths", self.path, self.method)


def find_operations(source: Source) -> Iterator[Found]:
    """Every operation of the document, in order; what is no path is left over by name."""
    taken: set[str] = set()
    for path, item in mapping(source.document.get("paths")).items():
        if path.startswith("x-"):
            continue
        pointer = pointer_of("paths", path)
        if not path.startswith("/") or not isinstance(item, Mapping):
            source.leave(pointer, say(N_("“%(path)s” is no path; it was not imported."), path=path[:200]))
            continue
        if len(path) > _LONGEST_PATH:
            text = N_("The path is longer than %(limit)d characters; it was not imported.")
            source.leave(pointer, say(text, limit=_LONGEST_PATH))
            continue
        for method in METHODS:
            if isinstance(item.get(method), Mapping):
                found = Found(
                    _key(item[method], method, path, taken), method, path, _wanted(source, item, method)
                )
                taken.add(found.key)
                yield found


def read_operation(source: Source, service_key: str, found: Found) -> Operation:
    """What has a form of an operation. Whatever it does not say is kept beside it (`keeping`)."""
    wanted = found.wanted
    taken: set[str] = set()
    for one in listed(wanted.get("parameters")):
        _read_parameter(source, found, mapping(one), taken)
    read_body(source, found, mapping(source.followed(wanted.get("requestBody"))))
    responses = {str(status): one for status, one in mapping(wanted.get("responses")).items()}
    response, status = read_answer(source, found, responses)
    told = without_told_prose(str(wanted.get("description") or ""))
    kind = _kind(wanted, found)
    return Operation(
        key=found.key,
        service=service_key,
        kind=kind,
        name=one_line(wanted.get("summary")),
        uid=_uid(source, found),
        description=prose(told.description),
        inputs=tuple(found.inputs),
        outcome=(prose(told.outcome) or _outcome(found)) if kind == "action" else "",
        response=response,
        failures=tuple(read_failures(source, responses)),
        http=Http(found.method.upper(), found.path, status),
    )


def _wanted(source: Source, item: Mapping[str, Any], method: str) -> dict[str, Any]:
    """The operation with the parameters of its path that it does not tell itself, references followed."""
    by_identity: dict[tuple[str, str], Any] = {}
    for owner in (item, item[method]):
        for one in listed(owner.get("parameters")):
            parameter = source.followed(one)
            if isinstance(parameter, Mapping):
                by_identity[str(parameter.get("in", "")), str(parameter.get("name", ""))] = parameter
    wanted = {key: value for key, value in item[method].items() if key != "parameters"}
    return {**wanted, "parameters": [*by_identity.values()]} if by_identity else wanted


def _uid(source: Source, found: Found) -> str:
    """The uid that the document carries, when it is one and no other operation has it."""
    uid = str(found.wanted.get("x-seed-uid") or "").lower()
    if not uid:
        return ""
    if not _UUID.fullmatch(uid) or uid in source.uids:
        text = N_("“%(uid)s” identifies no operation or a second one; a new uid will be made.")
        source.leave(found.pointer + "/x-seed-uid", say(text, uid=uid[:60]))
        return ""
    source.uids.add(uid)
    return uid


def _key(given: Mapping[str, Any], method: str, path: str, taken: set[str]) -> str:
    """The operationId in camelCase, or a name made of method and path; unique in the service."""
    wanted = str(given.get("operationId") or "")
    if not is_camel(wanted):
        parts = [word for segment in path.split("/") for word in words(segment)]
        wanted = camel(wanted) or camel(" ".join([method, *parts])) or method
    wanted = wanted[:LONGEST_NAME]
    return next(one for one in chain([wanted], (f"{wanted}{n}" for n in count(2))) if one not in taken)


def _kind(given: Mapping[str, Any], found: Found) -> OperationKind:
    if given.get("x-seed-kind") in ("query", "action"):
        return "query" if given["x-seed-kind"] == "query" else "action"
    last = words(found.path.rsplit("/", 1)[-1])[-1:] or [""]
    first = words(str(given.get("operationId") or ""))[:1] or [""]
    is_search = found.method == "post" and (last[0] in _SEARCHING or first[0] in _SEARCHING)
    return "query" if found.method in _READING or is_search else "action"


def _outcome(found: Found) -> str:
    """An action's outcome in the document's own words: its summary, else its description's first line."""
    given = found.wanted
    said = str(given.get("summary") or given.get("description") or "").strip().splitlines()
    return said[0].strip() if said else " ".join(words(found.key))


def _read_parameter(source: Source, found: Found, parameter: Mapping[str, Any], taken: set[str]) -> None:
    """A parameter with a schema as an input; others (cookies, `content`) have no form and are kept."""
    place, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
    schema = parameter.get("schema")
    is_ignored = place == "header" and name.casefold() in _IGNORED_HEADERS
    if (
        place not in _PLACES
        or not name
        or len(name) > LONGEST_NAME
        or name in taken
        or is_ignored
        or schema is None
    ):
        return
    taken.add(name)
    found.inputs.append(
        Field(
            name=name,
            type=source.types.type_of(schema, pascal(found.key) + pascal(name)),
            required=place == "path" or parameter.get("required") is True,
            description=prose(parameter.get("description")),
            example=_example(parameter, schema),
            place=_PLACES[place],
        )
    )


def _example(parameter: Mapping[str, Any], schema: Any) -> Any:
    if "example" in parameter:
        return parameter["example"]
    for one in mapping(parameter.get("examples")).values():
        if isinstance(one, Mapping) and "value" in one:
            return one["value"]
    examples = mapping(schema).get("examples")
    return examples[0] if isinstance(examples, list) and examples else None

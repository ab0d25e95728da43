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
from .parts import Source, listed, mapping
from .told import without_told_prose

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")
_READING = ("get", "head", "options")
_SEARCHING = ("search", "searches", "query", "find", "filter", "lookup")
_PLACES: Mapping[str, Place] = {"path": "path", "query": "query", "header": "header"}
_IGNORED_HEADERS = ("accept", "content-type", "authorization")
# Members that have a form here, or that the workbench writes itself.
_UNDERSTOOD = frozenset({
    "tags", "summary", "description", "operationId", "parameters", "requestBody", "responses", "security",
    "x-seed-uid", "x-seed-kind", "x-seed-jobs",
})  # fmt: skip


@dataclass
class Found:
    """One operation while it is read: what has a form, and `kept`, merged into the document as it is."""

    pointer: str
    method: str
    path: str
    key: str
    inputs: list[Field] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)


def read_operations(source: Source, service_key: str) -> Iterator[Operation]:
    """Every operation of the document, in order; what has no place is left over by name."""
    taken: set[str] = set()
    paths = mapping(source.document.get("paths"))
    for path, item in paths.items():
        if path.startswith("x-"):
            continue
        pointer = pointer_of("paths", path)
        if not path.startswith("/") or not isinstance(item, Mapping):
            source.leave(pointer, say(N_("“%(path)s” is no path; it was not imported."), path=path[:200]))
            continue
        for part in item:
            if part not in (*METHODS, "parameters"):
                source.leave(
                    pointer + pointer_of(part), say(N_("“%(part)s” of a path has no place here."), part=part)
                )
        for method in METHODS:
            if isinstance(item.get(method), Mapping):
                yield _read_operation(source, service_key, path, method, item, taken)


def _read_operation(
    source: Source, service_key: str, path: str, method: str, item: Mapping[str, Any], taken: set[str]
) -> Operation:
    given = item[method]
    found = Found(pointer_of("paths", path, method), method, path, _key(given, method, path, taken))
    taken.add(found.key)
    if given.get("operationId") not in (None, found.key):
        found.kept["operationId"] = str(given["operationId"])
    _read_parameters(source, found, item, given)
    read_body(source, found, given)
    response, status = read_answer(source, found, given)
    failures = read_failures(source, found, given)
    _keep_the_rest(source, found, given)
    told = without_told_prose(str(given.get("description") or ""))
    kind = _kind(given, method, path)
    return Operation(
        key=found.key,
        service=service_key,
        kind=kind,
        name=" ".join(str(given.get("summary") or "").split()),
        uid=_uid(source, found, given),
        description=told.description,
        inputs=tuple(found.inputs),
        outcome=(told.outcome or _outcome(given, found)) if kind == "action" else "",
        response=response,
        failures=tuple(failures),
        http=Http(method.upper(), path, status),
        openapi=found.kept,
    )


def _uid(source: Source, found: Found, given: Mapping[str, Any]) -> str:
    """The uid that the document carries, when it is one and no other operation has it."""
    uid = str(given.get("x-seed-uid") or "").lower()
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
    return next(one for one in chain([wanted], (f"{wanted}{n}" for n in count(2))) if one not in taken)


def _kind(given: Mapping[str, Any], method: str, path: str) -> OperationKind:
    if given.get("x-seed-kind") in ("query", "action"):
        return "query" if given["x-seed-kind"] == "query" else "action"
    last = words(path.rsplit("/", 1)[-1])[-1:]
    is_search = method == "post" and bool(last) and last[0] in _SEARCHING
    return "query" if method in _READING or is_search else "action"


def _outcome(given: Mapping[str, Any], found: Found) -> str:
    """An action's outcome in the document's own words: its summary, else its description's first line."""
    said = str(given.get("summary") or given.get("description") or "").strip().splitlines()
    return said[0].strip() if said else " ".join(words(found.key))


def _read_parameters(source: Source, found: Found, item: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    by_identity: dict[tuple[str, str], tuple[Mapping[str, Any], str]] = {}
    for owner, pointer in ((item, found.pointer.rpartition("/")[0]), (given, found.pointer)):
        for at, one in enumerate(listed(owner.get("parameters"))):
            parameter = mapping(source.followed(one))
            place, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
            by_identity[place, name] = (parameter, f"{pointer}/parameters/{at}")
    for (place, name), (parameter, pointer) in by_identity.items():
        _read_parameter(source, found, place, name, parameter, pointer)


def _read_parameter(
    source: Source, found: Found, place: str, name: str, parameter: Mapping[str, Any], pointer: str
) -> None:
    if place == "header" and name.casefold() in _IGNORED_HEADERS:
        text = N_("The header “%(name)s” is told by the media types and the security; it was left out.")
        source.leave(pointer, say(text, name=name))
        return
    schema = parameter.get("schema")
    is_taken = any(one.name == name for one in found.inputs)
    if place not in _PLACES or not name or is_taken or schema is None:
        found.kept.setdefault("parameters", []).append(source.kept(parameter))
        text = N_("The parameter “%(name)s” (%(place)s) has no form; it is kept in the operation as it was.")
        source.leave(pointer, say(text, name=name, place=place or "–"))
        return
    if any(
        part in parameter for part in ("style", "explode", "allowReserved", "allowEmptyValue", "deprecated")
    ):
        found.kept.setdefault("parameters", []).append(source.kept(parameter))
    found.inputs.append(
        Field(
            name=name,
            type=source.types.type_of(schema, pascal(found.key) + pascal(name), pointer),
            required=place == "path" or parameter.get("required") is True,
            description=str(parameter.get("description") or mapping(schema).get("description") or ""),
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


def _keep_the_rest(source: Source, found: Found, given: Mapping[str, Any]) -> None:
    """Callbacks, `deprecated` and whatever else has no form is merged into the document as it was."""
    for part, value in given.items():
        if part not in _UNDERSTOOD:
            found.kept[part] = source.kept(value)
    if "security" in given:
        security = source.security_kept(given["security"], found.pointer + "/security")
        if security is not None:
            found.kept["security"] = security
    elif source.is_open_by_default:
        found.kept["security"] = []
    if given.get("x-seed-jobs"):
        text = N_("The job stories %(jobs)s are not part of an OpenAPI document; write them again.")
        jobs = ", ".join(map(str, listed(given["x-seed-jobs"])))
        source.leave(found.pointer + "/x-seed-jobs", say(text, jobs=jobs))

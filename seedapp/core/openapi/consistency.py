"""What the schema of OpenAPI cannot say: names that must agree, and defaults that must fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from .document_problem import DocumentProblem, against_the_specification
from .fitting import Fitting
from .references import METHODS, pointer_of, resolved
from .structure import schema_problems_of_3_0

SOURCE = "consistency"
_COMBINED = ("allOf", "anyOf", "oneOf")


def consistency_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """Of a document whose structure and references are right."""
    yield from _repeated_tags(document)
    seen_ids: set[str] = set()
    for path, item in document.get("paths", {}).items():
        shared = item.get("parameters", [])
        yield from _repeated_parameters(document, shared, pointer_of("paths", path, "parameters"))
        for method, operation in item.items():
            if method in METHODS:
                pointer = pointer_of("paths", path, method)
                yield from _repeated_id(operation, seen_ids, pointer)
                yield from _repeated_parameters(
                    document, operation.get("parameters", []), f"{pointer}/parameters"
                )
                parameters = [*operation.get("parameters", []), *shared]
                yield from _path_parameters(document, path, parameters, pointer)
    yield from _schema_problems(document)


def _repeated_tags(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    seen: set[str] = set()
    for at, tag in enumerate(document.get("tags", [])):
        if tag["name"] in seen:
            yield _problem(pointer_of("tags", at), f"Duplicate tag name '{tag['name']}'")
        seen.add(tag["name"])


def _repeated_id(operation: Mapping[str, Any], seen: set[str], pointer: str) -> Iterator[DocumentProblem]:
    name = operation.get("operationId")
    if name is not None:
        if name in seen:
            yield _problem(pointer, f"Operation ID '{name}' is not unique")
        seen.add(name)


def _repeated_parameters(
    document: Mapping[str, Any], parameters: Iterable[Any], pointer: str
) -> Iterator[DocumentProblem]:
    seen: set[tuple[str, str]] = set()
    for at, parameter in enumerate(parameters):
        one = _followed(document, parameter)
        key = (str(one.get("name")), str(one.get("in")))
        if key in seen:
            yield _problem(f"{pointer}/{at}", f"Duplicate parameter '{key[0]}'")
        seen.add(key)


def _path_parameters(
    document: Mapping[str, Any], path: str, parameters: Iterable[Any], pointer: str
) -> Iterator[DocumentProblem]:
    followed = [_followed(document, one) for one in parameters]
    given = {one["name"] for one in followed if one.get("in") == "path"}
    try:
        asked = {name for _, name, _, _ in Formatter().parse(path) if name}
    except ValueError as error:
        yield _problem(pointer, f"The path '{path}' cannot be read: {error}")
        return
    for name in sorted(given ^ asked):
        yield _problem(pointer, f"Path parameter '{name}' was not resolved")


def _schema_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    fitting = Fitting(document, with_patterns=False)
    seen: set[int] = set()
    is_3_0 = str(document.get("openapi", "")).startswith("3.0")
    for pointer, schema in _schemas_in(document):
        if is_3_0:
            yield from schema_problems_of_3_0(schema, pointer)
        yield from _of_schema(document, fitting, pointer, schema, seen, is_whole=True)


def _schemas_in(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The schemas of parameters, answers and components."""
    for path, item in document.get("paths", {}).items():
        place = pointer_of("paths", path)
        yield from _of_parameters(document, item.get("parameters", []), place)
        for method, operation in item.items():
            if method in METHODS:
                yield from _of_parameters(document, operation.get("parameters", []), f"{place}/{method}")
                for status, response in operation.get("responses", {}).items():
                    content = _followed(document, response).get("content", {})
                    answer = f"{place}/{method}" + pointer_of("responses", status, "content")
                    for media_type, described in content.items():
                        if "schema" in described:
                            yield answer + pointer_of(media_type, "schema"), described["schema"]
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield pointer_of("components", "schemas", name), schema


def _of_parameters(
    document: Mapping[str, Any], parameters: Iterable[Any], place: str
) -> Iterator[tuple[str, Any]]:
    for at, parameter in enumerate(parameters):
        one = _followed(document, parameter)
        if "schema" in one:
            yield f"{place}/parameters/{at}/schema", one["schema"]


def _of_schema(
    document: Mapping[str, Any],
    fitting: Fitting,
    pointer: str,
    schema: Any,
    seen: set[int],
    *,
    is_whole: bool,
) -> Iterator[DocumentProblem]:
    """Required names that nothing defines, and defaults that do not fit; `is_whole`: it is no part of one."""
    schema = _followed(document, schema)
    if not isinstance(schema, Mapping) or id(schema) in seen:
        return
    seen.add(id(schema))
    for place, inner in _parts(schema):
        yield from _of_schema(document, fitting, pointer + place, inner, seen, is_whole=False)
    if is_whole and "allOf" in schema:
        defined = set(schema.get("properties", {})).union(
            *(_property_names(document, one, set()) for one in schema["allOf"])
        )
        missing = [name for name in schema.get("required", []) if name not in defined]
        if missing:
            yield _problem(pointer, f"Required list has not defined properties: {missing}")
    if "default" in schema and not (schema["default"] is None and schema.get("nullable") is True):
        for message in fitting.misfits(schema["default"], schema):
            yield _problem(f"{pointer}/default", message)


def _parts(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in _COMBINED:
        for at, one in enumerate(schema.get(key, [])):
            yield f"/{key}/{at}", one
    for key in ("not", "items"):
        if key in schema:
            yield f"/{key}", schema[key]
    for name, one in schema.get("properties", {}).items():
        yield pointer_of("properties", name), one


def _property_names(document: Mapping[str, Any], schema: Any, above: set[int]) -> set[str]:
    schema = _followed(document, schema)
    if not isinstance(schema, Mapping) or id(schema) in above:
        return set()
    above = above | {id(schema)}
    parts = [one for key in _COMBINED for one in schema.get(key, [])]
    parts += [schema[key] for key in ("items", "not") if key in schema]
    return set(schema.get("properties", {})).union(*(_property_names(document, one, above) for one in parts))


def _followed(document: Mapping[str, Any], place: Any) -> Any:
    """The place itself, or where its chain of references ends; {} for a chain that bites its tail."""
    seen: set[str] = set()
    while isinstance(place, Mapping) and isinstance(reference := place.get("$ref"), str):
        if reference in seen or not reference.startswith("#/"):
            return {}
        seen.add(reference)
        place = resolved(document, reference)
    return place


def _problem(pointer: str, message: str) -> DocumentProblem:
    return against_the_specification(pointer, message, SOURCE)

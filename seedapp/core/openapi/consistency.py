"""What the schema of OpenAPI cannot say: names that must agree, and defaults that must fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from .document_problem import DocumentProblem, against_the_specification
from .fitting import Fitting
from .following import Following
from .references import METHODS, NESTED, Place, pointer_of, pointer_to
from .structure import schema_problems_of_3_0

SOURCE = "consistency"
_COMBINED = ("allOf", "anyOf", "oneOf")


def consistency_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """Of a document whose structure and references are right."""
    follow = Following(document)
    yield from _repeated_tags(document)
    seen_ids: set[str] = set()
    for path, item in document.get("paths", {}).items():
        shared = item.get("parameters", [])
        yield from _repeated_parameters(follow, shared, ("paths", path))
        for method, operation in item.items():
            if method in METHODS:
                place = ("paths", path, method)
                yield from _repeated_id(operation, seen_ids, place)
                own = operation.get("parameters", [])
                yield from _repeated_parameters(follow, own, place)
                yield from _path_parameters(follow, path, [*own, *shared], place)
    yield from _schema_problems(document, follow)


def _repeated_tags(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    seen: set[str] = set()
    for at, tag in enumerate(document.get("tags", [])):
        if tag["name"] in seen:
            yield _problem(pointer_of("tags", at), f"Duplicate tag name '{tag['name']}'")
        seen.add(tag["name"])


def _repeated_id(
    operation: Mapping[str, Any], seen: set[str], place: tuple[str, ...]
) -> Iterator[DocumentProblem]:
    name = operation.get("operationId")
    if name is not None:
        if name in seen:
            yield _problem(pointer_of(*place), f"Operation ID '{name}' is not unique")
        seen.add(name)


def _repeated_parameters(
    follow: Following, parameters: Iterable[Any], place: tuple[str, ...]
) -> Iterator[DocumentProblem]:
    seen: set[tuple[str, str]] = set()
    for at, parameter in enumerate(parameters):
        one = follow(parameter)
        key = (str(one.get("name")), str(one.get("in")))
        if key in seen:
            yield _problem(pointer_of(*place, "parameters", at), f"Duplicate parameter '{key[0]}'")
        seen.add(key)


def _path_parameters(
    follow: Following, path: str, parameters: Iterable[Any], place: tuple[str, ...]
) -> Iterator[DocumentProblem]:
    followed = [follow(one) for one in parameters]
    given = {one["name"] for one in followed if one.get("in") == "path"}
    try:
        asked = {name for _, name, _, _ in Formatter().parse(path) if name}
    except ValueError as error:
        yield _problem(pointer_of(*place), f"The path '{path}' cannot be read: {error}")
        return
    for name in sorted(given ^ asked):
        yield _problem(pointer_of(*place), f"Path parameter '{name}' was not resolved")


def _schema_problems(document: Mapping[str, Any], follow: Following) -> Iterator[DocumentProblem]:
    """Required names that nothing defines, and defaults that do not fit."""
    fitting = Fitting(document, with_patterns=False)
    telling = _TellingSchemas(follow)
    is_3_0 = str(document.get("openapi", "")).startswith("3.0")
    for place, schema in _schemas_in(document, follow):
        if is_3_0:
            yield from schema_problems_of_3_0(schema, pointer_to(place))
        for part, where, is_whole in telling.within(schema, place):
            if is_whole and "allOf" in part:
                yield from _undefined_names(follow, part, where)
            if "default" in part and not (part["default"] is None and part.get("nullable") is True):
                for message in fitting.misfits(part["default"], part):
                    yield _problem(pointer_to(where, "default"), message)


def _schemas_in(document: Mapping[str, Any], follow: Following) -> Iterator[tuple[Place, Any]]:
    """The schemas of parameters, answers and components."""
    for path, item in document.get("paths", {}).items():
        around: Place = ((None, "paths"), path)
        yield from _of_parameters(follow, item.get("parameters", []), around)
        for method, operation in item.items():
            if method in METHODS:
                place = (around, method)
                yield from _of_parameters(follow, operation.get("parameters", []), place)
                for status, response in operation.get("responses", {}).items():
                    for media_type, described in follow(response).get("content", {}).items():
                        if "schema" in described:
                            content = (((place, "responses"), status), "content")
                            yield ((content, media_type), "schema"), described["schema"]
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield (((None, "components"), "schemas"), name), schema


def _of_parameters(follow: Following, parameters: Iterable[Any], place: Place) -> Iterator[tuple[Place, Any]]:
    for at, parameter in enumerate(parameters):
        one = follow(parameter)
        if "schema" in one:
            yield (((place, "parameters"), at), "schema"), one["schema"]


class _TellingSchemas:
    """Finds the parts of schemas that combine others or have a default, each part once in a document."""

    def __init__(self, follow: Following) -> None:
        self._follow = follow
        self._seen: set[int] = set()
        self._found: list[tuple[Mapping[str, Any], Place, bool]] = []

    def within(self, schema: Any, place: Place) -> list[tuple[Mapping[str, Any], Place, bool]]:
        """Each with its place, those inside of others before them, and whether it is the schema itself."""
        self._found = []
        self._look(schema, place, is_whole=True)
        return self._found

    def _look(self, schema: Any, place: Place, *, is_whole: bool = False) -> None:
        schema = self._follow(schema)
        if not isinstance(schema, NESTED) or id(schema) in self._seen:
            return
        self._seen.add(id(schema))
        for key in _COMBINED:
            for at, one in enumerate(schema.get(key, ())):
                self._look(one, ((place, key), at))
        for key in ("not", "items"):
            if key in schema:
                self._look(schema[key], (place, key))
        if "properties" in schema:
            for name, one in schema["properties"].items():
                self._look(one, ((place, "properties"), name))
        if "allOf" in schema or "default" in schema:
            self._found.append((schema, place, is_whole))


def _undefined_names(follow: Following, schema: Mapping[str, Any], place: Place) -> Iterator[DocumentProblem]:
    defined = set(schema.get("properties", {})).union(
        *(_property_names(follow, one, set()) for one in schema["allOf"])
    )
    missing = [name for name in schema.get("required", []) if name not in defined]
    if missing:
        yield _problem(pointer_to(place), f"Required list has not defined properties: {missing}")


def _property_names(follow: Following, schema: Any, above: set[int]) -> set[str]:
    schema = follow(schema)
    if not isinstance(schema, NESTED) or id(schema) in above:
        return set()
    above = above | {id(schema)}
    parts = [one for key in _COMBINED for one in schema.get(key, [])]
    parts += [schema[key] for key in ("items", "not") if key in schema]
    return set(schema.get("properties", {})).union(*(_property_names(follow, one, above) for one in parts))


def _problem(pointer: str, message: str) -> DocumentProblem:
    return against_the_specification(pointer, message, SOURCE)

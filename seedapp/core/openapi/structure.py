"""Whether each part of a document has the shape that OpenAPI wants, by its official schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import Any

import jsonschema_rs

from .document_problem import DocumentProblem, against_the_specification
from .references import pointer_of

SOURCE = "structure"
MOST_PROBLEMS = 200
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def structure_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """Where the document, nested no deeper than DEEPEST, breaks the schema of version 3.0 or 3.1."""
    is_3_0 = str(document.get("openapi", "")).startswith("3.0")
    validator = _validator_of_3_0() if is_3_0 else _validator_of_3_1()
    for error in islice(validator.iter_errors(document), MOST_PROBLEMS):
        told = _most_telling(error)
        yield against_the_specification(pointer_of(*told.instance_path), told.message, SOURCE)


def schema_problems_of_3_0(schema: Any, pointer: str) -> Iterator[DocumentProblem]:
    """Where a Schema Object of 3.0 is no JSON Schema of draft 4, which is stricter than OpenAPI's own schema:
    enumerations hold nothing twice, combinations are not empty."""
    for error in islice(_validator_of_draft_4().iter_errors(schema), MOST_PROBLEMS):
        told = _most_telling(error)
        yield against_the_specification(pointer + pointer_of(*told.instance_path), told.message, SOURCE)


def _most_telling(error: Any) -> Any:
    """Of alternatives that all failed, the error that got deepest into the document."""
    while alternatives := [one for branch in getattr(error.kind, "context", ()) for one in branch]:
        error = max(alternatives, key=lambda one: len(one.instance_path))
    return error


@cache
def _validator_of_3_0() -> Any:
    return jsonschema_rs.Draft4Validator(
        _shipped("openapi_spec_validator", "resources", "schemas", "v3.0", "schema.json"),
        pattern_options=jsonschema_rs.RegexOptions(),
        retriever=_refuse,
    )


@cache
def _validator_of_draft_4() -> Any:
    return jsonschema_rs.Draft4Validator(
        {"$ref": "http://json-schema.org/draft-04/schema#"}, retriever=_refuse
    )


@cache
def _validator_of_3_1() -> Any:
    """The schema of documents leaves Schema Objects open for a dialect (`$dynamicRef: "#meta"`): filled in
    here by the one of OpenAPI 3.1, so that `type: strin` is found."""
    schema = _shipped("openapi_spec_validator", "resources", "schemas", "v3.1", "schema.json")
    dialect = _shipped("openapi_schema_validator", "schemas", "oas3.1", "metaschema.json")
    vocabulary = _shipped("openapi_schema_validator", "schemas", "oas3.1", "vocabularies", "base")
    with_dialect = {
        "$schema": _DRAFT,
        "$id": "https://seed-workbench.invalid/openapi-3.1-with-dialect",
        "$ref": schema["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": dialect["$id"]}},
    }
    resources = [(one["$id"], one) for one in (vocabulary, dialect, schema)]
    return jsonschema_rs.Draft202012Validator(
        with_dialect,
        registry=jsonschema_rs.Registry(resources),
        pattern_options=jsonschema_rs.RegexOptions(),
        retriever=_refuse,
    )


def _shipped(package: str, *path: str) -> Any:
    """A JSON file that a package ships, read without importing the package: that would take half a second."""
    spec = find_spec(package)
    assert spec is not None and spec.loader is not None
    files = spec.loader.get_resource_reader(package).files()  # type: ignore[attr-defined]
    return json.loads(files.joinpath(*path).read_text("utf-8"))


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched")

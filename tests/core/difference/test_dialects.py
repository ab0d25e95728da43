"""OpenAPI 3.0 and 3.1 say the same in other words: what means the same does not differ."""

from pathlib import Path
from typing import Any

import pytest

from seedapp.core import design_file
from seedapp.core.difference import compare_documents
from seedapp.core.openapi import document
from seedapp.core.openapi_import.upgrade import upgraded
from seedapp.core.yaml_text import load_plain

WRITTEN_BY_HAND = Path(__file__).parents[1] / "openapi_import" / "documents"
IN_3_0 = [
    path
    for path in sorted(WRITTEN_BY_HAND.iterdir())
    if load_plain(path.read_bytes())["openapi"].startswith("3.0")
]
DESIGNS = sorted((Path(__file__).parents[2] / "designs").glob("*.seed.yaml"))


@pytest.mark.parametrize("path", DESIGNS, ids=lambda path: path.name)
def test_a_design_differs_between_the_versions_in_words_at_most(path):
    design = design_file.load(path.read_text())
    for service in design.services:
        both = document(design, service.key, openapi="3.0"), document(design, service.key)
        for old, new in (both, both[::-1]):
            told = [str(one.sentence) for one in compare_documents(old, new) if one.kind != "documentation"]
            assert told == []


@pytest.mark.parametrize("path", IN_3_0, ids=lambda path: path.name)
def test_a_document_of_others_differs_in_nothing_from_itself_in_3_1(path):
    old = load_plain(path.read_bytes())
    new = {**upgraded(old), "openapi": "3.1.1"}

    assert [str(one.sentence) for one in compare_documents(old, new)] == []
    assert [str(one.sentence) for one in compare_documents(new, old)] == []


def with_schema(version: str, schema: Any, section: str = "schema") -> dict[str, Any]:
    """A document that takes and answers a schema."""
    media = {"application/json": {section: schema}}
    operation = {
        "requestBody": {"content": media},
        "responses": {"200": {"description": "Done.", "content": media}},
    }
    return {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}, "B": {}}
        },
    }


A, B = {"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}
SAME = [
    # as 3.0 says it, as 3.1 says it
    ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    ({"type": "string", "nullable": True, "enum": ["a", None]},
     {"type": ["string", "null"], "enum": ["a", None]}),
    ({"type": "string", "nullable": False}, {"type": "string"}),
    ({"allOf": [A], "nullable": True}, {"oneOf": [A, {"type": "null"}]}),
    ({"allOf": [A], "nullable": True}, {"anyOf": [{"type": "null"}, A]}),
    ({"oneOf": [A, B], "nullable": True}, {"oneOf": [A, B, {"type": "null"}]}),
    ({"allOf": [A], "description": "x"}, {**A, "description": "x"}),
    (A, {"allOf": [A]}),
    ({**A, "maxLength": 5}, A),
    ({"type": "number", "minimum": 1, "exclusiveMinimum": True}, {"type": "number", "exclusiveMinimum": 1}),
    ({"type": "number", "maximum": 1, "exclusiveMaximum": False}, {"type": "number", "maximum": 1}),
    ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
    ({"type": "string", "format": "byte"}, {"type": "string", "contentEncoding": "base64"}),
    ({"type": "string", "format": "binary"},
     {"type": "string", "contentMediaType": "application/octet-stream"}),
    ({"type": "string", "format": "binary"}, {"contentMediaType": "image/png"}),
    ({"type": "string", "format": "binary"}, {}),
    ({"type": "string", "enum": ["a"]}, {"type": "string", "const": "a"}),
    ({"enum": ["a"]}, {"const": "a", "type": "string"}),
    ({"type": "array", "items": {"type": "integer", "nullable": True}},
     {"type": "array", "items": {"type": ["integer", "null"]}}),
    ({"type": "object", "additionalProperties": {}}, {"type": "object", "additionalProperties": True}),
    ({"type": "string", "minLength": 0}, {"type": "string"}),
    ({"anyOf": [{"type": "string"}, {"type": "integer"}]},
     {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
    ({"type": "string", "deprecated": False, "readOnly": False}, {"type": "string"}),
]  # fmt: skip


@pytest.mark.parametrize(("in_3_0", "in_3_1"), SAME)
def test_what_means_the_same_does_not_differ(in_3_0, in_3_1):
    old, new = with_schema("3.0.3", in_3_0), with_schema("3.1.1", in_3_1)

    assert [str(one.sentence) for one in compare_documents(old, new)] == []
    assert [str(one.sentence) for one in compare_documents(new, old)] == []


@pytest.mark.parametrize(
    ("in_3_0", "in_3_1", "pointer"),
    [
        ({"type": "string"}, {"type": ["string", "null"]}, "type"),
        ({"type": "number", "minimum": 1}, {"type": "number", "exclusiveMinimum": 1}, "minimum"),
        ({"type": "string", "nullable": True}, {"type": "string"}, "type"),
        ({"type": "string", "format": "byte"}, {"type": "string"}, "contentEncoding"),
    ],
)
def test_what_means_something_else_differs(in_3_0, in_3_1, pointer):
    changes = compare_documents(with_schema("3.0.3", in_3_0), with_schema("3.1.1", in_3_1))

    assert {one.kind for one in changes} == {"breaking", "compatible"}
    assert {one.pointer.rpartition("/")[2] for one in changes} == {pointer}


def test_nullable_means_nothing_in_3_1():
    plain, nullable = {"type": "string"}, {"type": "string", "nullable": True}

    assert compare_documents(with_schema("3.1.1", plain), with_schema("3.1.1", nullable)) == ()


def test_an_example_and_named_examples_are_the_same():
    old = with_schema("3.1.1", "a", section="example")
    new = with_schema("3.1.1", {"first": {"value": "a"}}, section="examples")

    assert compare_documents(old, new) == ()

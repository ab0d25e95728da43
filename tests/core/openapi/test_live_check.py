"""The check while typing and openapi-spec-validator agree on what is valid, whatever happened to it."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core import design_file
from seedapp.core.openapi import document, live_check, validity
from seedapp.core.openapi.live_check import live_validity

SHED = design_file.load((Path(__file__).parents[2] / "designs" / "tool-shed.seed.yaml").read_bytes())
DOCUMENTS = [
    document(SHED, service.key, openapi=version) for service in SHED.services for version in ("3.1", "3.0")
]
ODD: tuple[object, ...] = (
    None, 3, -1.5, True, "", "text", "strin", "array", "object", [], ["a", "a"], {}, {"type": "strin"},
    {"type": "string"}, {"$ref": "#/components/schemas/Nowhere"}, {"type": "object", "required": ["x"]},
    {"type": "integer", "default": "three"}, {"allOf": [{"type": "object"}], "required": ["x"]},
)  # fmt: skip
KEYS = (
    "type",
    "default",
    "required",
    "in",
    "name",
    "schema",
    "x-note",
    "operationId",
    "$ref",
    "items",
    "nul",
)


def places(value, path=()):
    """The way to every member of every mapping and list."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield (*path, key)
        yield from places(member, (*path, key))


PLACES = [list(places(one)) for one in DOCUMENTS]


@st.composite
def mutated(draw):
    """A document in which one to three things are gone, renamed, doubled or something else."""
    at = draw(st.integers(0, len(DOCUMENTS) - 1))
    changed = copy.deepcopy(DOCUMENTS[at])
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(PLACES[at]))
        try:
            holder = changed
            for step in way[:-1]:
                holder = holder[step]
            key = way[-1]
            match draw(st.sampled_from(["gone", "odd", "added", "doubled"])):
                case "gone":
                    del holder[key]
                case "odd":
                    holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
                case "added" if isinstance(holder, dict):
                    holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(ODD)))
                case "doubled" if isinstance(holder, list):
                    holder.append(copy.deepcopy(holder[key]))
        except (KeyError, IndexError, TypeError):
            continue
    return changed


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_it_refuses_whatever_openapi_spec_validator_refuses(changed):
    if validity(changed):
        assert live_validity(changed), json.dumps(changed)


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_beyond_that_it_refuses_only_schemas_that_openapi_spec_validator_passes_over(changed):
    """Those of request bodies and headers, and what stands beside a `$ref`."""
    if not validity(changed):
        assert [one for one in live_validity(changed) if "/schema" not in one.pointer] == []


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_it_never_raises(changed):
    live_check(changed)


def minimal(schema, **members):
    return {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": schema}},
        **members,
    }


def found(document):
    return [(one.pointer, one.source) for one in live_check(document)]


@pytest.mark.parametrize("at", range(len(DOCUMENTS)))
def test_a_sample_document_has_no_problem(at):
    assert live_check(DOCUMENTS[at]) == ()


def test_a_schema_is_checked_by_the_dialect_of_openapi():
    assert found(minimal({"type": "strin"})) == [("/components/schemas/A/type", "structure")]


def test_an_example_that_does_not_fit_is_found_with_its_place():
    schema = {"type": "object", "properties": {"n": {"type": "integer", "examples": [1, "one"]}}}
    assert found(minimal(schema)) == [("/components/schemas/A/properties/n/examples/1", "examples")]


def test_an_example_of_a_recursive_type_is_checked():
    schema = {
        "type": "object",
        "properties": {"child": {"$ref": "#/components/schemas/A"}, "n": {"type": "integer"}},
        "examples": [{"child": {"n": "one"}}],
    }
    assert found(minimal(schema)) == [("/components/schemas/A/examples/0", "examples")]


def test_a_property_that_is_called_example_is_a_property():
    assert found(minimal({"properties": {"example": {"type": "string", "examples": [1]}}})) == [
        ("/components/schemas/A/properties/example/examples/0", "examples")
    ]


@pytest.mark.hostile(12, 47)
@pytest.mark.parametrize("pattern", [r"^(a+)+$", r"(?=a)(?!b)a+", r"^(\w+\s?)*$", "[", "a" * 100_000])
def test_a_pattern_of_a_stranger_takes_no_time(pattern):
    live_check(minimal({"type": "string", "pattern": pattern, "examples": ["a" * 50_000 + "!"]}))


@pytest.mark.hostile(48)
@pytest.mark.parametrize("depth", [200, 100_000])
def test_a_document_without_end_is_refused_before_anything_walks_it(depth):
    schema: dict = {}
    for _ in range(depth):
        schema = {"not": schema}
    assert found(minimal(schema)) == [("", "structure")]


def test_nothing_is_fetched():
    schema = {"$schema": "http://203.0.113.1/meta", "examples": [1], "type": "string"}
    live_check(minimal({"$ref": "https://203.0.113.1/schema.json"}))
    live_check(minimal(schema, jsonSchemaDialect="https://203.0.113.1/dialect"))


def test_a_default_that_does_not_fit_is_found():
    schema = {"type": "integer", "default": "three"}
    assert found(minimal(schema)) == [("/components/schemas/A/default", "consistency")]


def test_each_misfit_among_many_fitting_examples_is_found():
    fields = {f"f{n}": {"type": "integer", "minimum": n, "examples": [n + 1, n]} for n in range(200)}
    fields["f7"]["examples"], fields["f150"]["examples"] = [8, 6], [149, 151]
    assert sorted(found(minimal({"type": "object", "properties": fields}))) == [
        ("/components/schemas/A/properties/f150/examples/0", "examples"),
        ("/components/schemas/A/properties/f7/examples/1", "examples"),
    ]


@pytest.mark.parametrize(
    "child", [{"$ref": "#"}, {"$anchor": "own", "items": {"$ref": "#own"}, "type": "array"}]
)
def test_a_schema_that_names_itself_otherwise_than_as_a_component_is_checked_as_it_stands(child):
    schema = {"type": "object", "properties": {"child": child}, "examples": [{"child": 3}]}
    response = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    paths = {"/a": {"get": {"responses": {"200": response}}}}
    place = "/paths/~1a/get/responses/200/content/application~1json/schema/examples/0"
    assert (place, "examples") in found(minimal({"type": "object"}, paths=paths))


def test_the_examples_of_a_default_answer_are_checked():
    content = {"application/json": {"schema": {"type": "integer"}, "example": "one"}}
    paths = {"/a": {"get": {"responses": {"default": {"description": "Any.", "content": content}}}}}
    place = "/paths/~1a/get/responses/default/content/application~1json/example"
    assert found(minimal({"type": "object"}, paths=paths)) == [(place, "examples")]


def test_fields_named_schema_and_example_are_not_taken_for_an_example():
    schema = {
        "type": "object",
        "properties": {"schema": {"type": "integer"}, "example": {"type": "string"}},
    }
    assert found(minimal(schema)) == []

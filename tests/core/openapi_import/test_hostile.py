"""Broken and hostile OpenAPI documents are read or refused in a sentence, and quickly."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.design_file import dump, load
from seedapp.core.openapi import document
from seedapp.core.openapi_import import ImportRefused, read
from seedapp.core.yaml_text import load_plain

DOCUMENTS = [
    load_plain(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.joinpath("documents").iterdir())
]
ODD: list[Any] = [
    None, True, 0, -1, 2**70, 1.5, "", "x", "\u202e", "a" * 3000, [], [None], {}, {"": None},
    {"$ref": "#/components/schemas/Nowhere"}, {"$ref": 1}, {"__proto__": {}}, [[[]]], {"type": "strin"},
    {"type": ["object", "null"], "properties": []}, {"in": "query"}, {"schema": None}, {"content": []},
]  # fmt: skip


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(deeper for key, one in inner for deeper in places(one, (*place, key)))]


PLACES = [places(one)[1:] for one in DOCUMENTS]


@st.composite
def mutated(draw):
    """A real document with one to three of its parts replaced by something odd, or by another part."""
    at = draw(st.integers(0, len(DOCUMENTS) - 1))
    changed = copy.deepcopy(DOCUMENTS[at])
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(PLACES[at]))
        holder = changed
        try:
            for part in path:
                holder = holder[part]
            holder[last] = copy.deepcopy(draw(st.sampled_from(ODD)))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return changed


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_mutated_document_becomes_a_design_that_can_be_written_or_is_refused(changed):
    try:
        design = read(json.dumps(changed)).design
    except ImportRefused as refused:
        assert str(refused.sentence)
        return
    assert load(dump(design)) == design
    document(design, design.services[0].key, openapi="3.0")


def with_schemas(**schemas: Any) -> str:
    ok = {
        "200": {
            "description": "ok",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}},
        }
    }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {"responses": ok}}},
            "components": {"schemas": schemas},
        }
    )


@pytest.mark.hostile(12, 47, 51)
@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"$ref": "#/components/schemas/A"}]},
        {"allOf": [{"$ref": "#/components/schemas/B"}], "discriminator": {"propertyName": "kind"}},
        {"type": "string", "pattern": "^(a+)+$", "examples": ["a" * 40 + "!"]},
        {"type": "number", "multipleOf": 1e-300, "examples": [1]},
        {"type": "object", "properties": {"__class__": {"type": "string"}, "constructor": True}},
        {"properties": {"a": {"properties": {"b": {"$ref": "#/components/schemas/A/properties/a"}}}}},
        {
            "$ref": "#/components/schemas/A/properties/x",
            "properties": {"x": {"$ref": "#/components/schemas/B"}},
        },
    ],
    ids=["itself", "each-other", "slow-pattern", "tiny-step", "names", "inner-circle", "chain"],
)
def test_an_odd_schema_is_taken_as_it_stands(schema):
    other = {"allOf": [{"$ref": "#/components/schemas/A"}]}
    assert document(read(with_schemas(A=schema, B=other)).design, "t")["components"]["schemas"]


@pytest.mark.parametrize(
    "text",
    [
        '{"openapi": "3.1.0", "openapi": "3.0.0", "info": {}, "paths": {}}',
        "openapi: 3.1.0\ninfo: !!python/object:os.system {}\npaths: {}",
        "openapi: 3.1.0\ninfo: &a [*a]\npaths: {}",
        "openapi: 3.1.0\ninfo: {title: T}\npaths: {}\n---\nopenapi: 3.1.0",
        "openapi: 3.1.0\npaths: " + '{"a":' * 400 + "1" + "}" * 400,
        "openapi: 3.1.0\ninfo: {title: \ud800}",
    ],
    ids=["twice", "tag", "recursive", "several", "deep", "surrogate"],
)
def test_what_no_reader_agrees_on_is_refused(text):
    with pytest.raises(ImportRefused):
        read(text)


@pytest.mark.hostile(13)
def test_a_path_longer_than_any_is_left_out_by_name():
    long = "/" + "x" * 900
    text = json.dumps({"openapi": "3.1.0", "info": {}, "paths": {long: {"get": {}}, "/a": {"get": {}}}})
    imported = read(text)
    assert [one.http.path for one in imported.design.operations] == ["/a"]
    assert any("500" in str(one.sentence) for one in imported.leftovers)


@pytest.mark.hostile(11)
def test_a_reference_out_of_the_document_is_refused_with_its_place():
    text = json.dumps({"openapi": "3.0.0", "info": {}, "paths": {"/a": {"$ref": "https://x.test/a.yaml#/b"}}})
    with pytest.raises(ImportRefused) as refused:
        read(text)
    assert "https://x.test/a.yaml#/b" in str(refused.value.sentence) and "/paths/~1a" in str(refused.value)


@pytest.mark.hostile(11)
def test_a_part_that_leads_into_itself_is_refused_by_name():
    inner = {"get": {"callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}}, "responses": {}}}
    with pytest.raises(ImportRefused) as refused:
        read(json.dumps({"openapi": "3.1.0", "info": {}, "paths": {"/a": inner}}))
    assert "#/paths/~1a" in str(refused.value.sentence)


def test_a_reference_that_is_no_text_is_kept_as_it_is():
    document_ = json.loads(with_schemas(A={"type": "object", "properties": {"b": {"$ref": None}}}))
    assert read(json.dumps(document_)).design.operations


def test_a_number_as_the_example_of_a_text_stays_a_number_in_the_document():
    schema = {"type": "object", "properties": {"b": {"type": "string", "examples": [1.5]}}}
    design = read(with_schemas(A=schema)).design
    assert load(dump(design)) == design
    built = document(design, "t")["components"]["schemas"]["A"]
    assert built["properties"]["b"]["examples"] == [1.5]


LONG = "a" * 20_000


def _described_at_length(place):
    """A document with LONG where `place` says."""
    document = json.loads(with_schemas(A={"type": "object", "properties": {"b": {"type": "string"}}}))
    operation, schemas = document["paths"]["/a"]["get"], document["components"]["schemas"]
    if place == "the service":
        document["info"]["description"] = LONG
    elif place == "a server":
        document["servers"] = [{"url": "https://a.test", "description": LONG}]
    elif place == "an operation":
        operation["description"] = LONG
    elif place == "a parameter":
        operation["parameters"] = [
            {"name": "q", "in": "query", "description": LONG, "schema": {"type": "string"}}
        ]
    elif place == "a type":
        schemas["A"]["description"] = LONG
    elif place == "a field":
        schemas["A"]["properties"]["b"]["description"] = LONG
    else:
        flow = {"tokenUrl": "https://a.test/", "scopes": {"see": LONG}}
        document["components"]["securitySchemes"] = {
            "oauth2": {"type": "oauth2", "flows": {"clientCredentials": flow}}
        }
        document["security"] = [{"oauth2": ["see"]}]
    return document


@pytest.mark.parametrize(
    "place", ["the service", "a server", "an operation", "a parameter", "a type", "a field", "a scope"]
)
def test_a_description_longer_than_a_design_holds_is_kept_whole_beside_the_forms(place):
    design = read(json.dumps(_described_at_length(place))).design

    assert load(dump(design)) == design
    assert LONG in json.dumps(document(design, design.services[0].key))

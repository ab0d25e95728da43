"""An OpenAPI document becomes a design; what has no place is named, what is no such document refused."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.design import Field, Http, License, Response, Security, Server
from seedapp.core.design_file import dump, load
from seedapp.core.difference import compare_documents
from seedapp.core.openapi import document, to_json, to_yaml, validity
from seedapp.core.openapi_import import ImportRefused, read
from tests.core.openapi.clinic import CLINIC
from tests.core.openapi.test_document import DESIGNS

SHOP = """
openapi: 3.0.3
info:
  title: Shop
  version: 2.1.0
  description: Sells things.
  termsOfService: https://shop.test/terms
  license: {name: MIT, url: https://spdx.org/licenses/MIT.html}
servers:
  - url: "https://{region}.shop.test"
    variables: {region: {default: eu}}
security: [{token: []}]
tags: [{name: goods}]
paths:
  /goods:
    get:
      operationId: listGoods
      summary: List goods
      parameters:
        - {name: colour, in: query, schema: {type: string, enum: [red, blue]}}
        - {name: page, in: query, description: Which page., schema: {type: integer, minimum: 1, default: 1}}
        - {name: session, in: cookie, schema: {type: string}}
      responses:
        200:
          description: Goods
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/good'}}}
        default:
          description: Broken
          content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}
    post:
      operationId: add good
      description: Adds a good.
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/good'}}}
      responses:
        '201':
          description: Added
          content: {application/json: {schema: {$ref: '#/components/schemas/good'}}}
        '409': {$ref: '#/components/responses/Taken'}
      callbacks:
        sold:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/good'}}}}
              responses: {'204': {description: Seen}}
  /goods/{id}:
    parameters:
      - {name: id, in: path, required: true, example: g1, schema: {type: string}}
    get:
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Sized'}}}}
        '404': {description: No such good}
    delete:
      operationId: deleteGood
      security: []
      responses: {'204': {description: Gone}}
  /goods/search:
    post:
      operationId: searchGoods
      requestBody:
        content: {application/json: {schema: {type: object, properties: {words: {type: string}}}}}
      responses:
        '200':
          description: Found
          content: {application/json: {schema: {type: object, properties: {count: {type: integer}}}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    basic: {type: http, scheme: basic}
  responses:
    Taken:
      description: The name is taken
      content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}
  schemas:
    good:
      type: object
      description: What is sold.
      required: [id]
      properties:
        id: {type: string, example: g1}
        made: {type: string, format: date}
        state: {type: string, enum: [new, used]}
        parts: {type: array, items: {$ref: '#/components/schemas/good'}}
    Sized:
      allOf:
        - $ref: '#/components/schemas/good'
        - type: object
          properties: {size: {type: integer, nullable: true, minimum: 0, exclusiveMinimum: true}}
    Fault: {type: object, properties: {code: {type: integer}}}
    Colour: {type: string, description: A colour., enum: [red, green]}
"""


@pytest.fixture(scope="module")
def shop():
    return read(SHOP)


def operation(imported, key):
    return next(one for one in imported.design.operations if one.key == key)


def left(imported, pointer):
    return next((str(one.sentence) for one in imported.leftovers if one.pointer == pointer), None)


def test_the_service_comes_from_info_servers_and_security(shop):
    [service] = shop.design.services
    assert (service.key, service.name, service.version, service.layer) == ("shop", "Shop", "2.1.0", "api")
    assert service.servers == (Server("https://eu.shop.test"),)
    assert service.security == Security("bearer")


def test_a_licence_is_known_by_its_page(shop):
    assert shop.design.license == License("MIT", "MIT")


def test_the_kind_comes_from_the_method(shop):
    kinds = {one.key: one.kind for one in shop.design.operations}
    assert kinds == {
        "listGoods": "query",
        "addGood": "action",
        "getGoodsId": "query",
        "deleteGood": "action",
        "searchGoods": "query",
    }


def test_what_was_published_is_kept_as_http(shop):
    assert operation(shop, "addGood").http == Http("POST", "/goods", 201)


@pytest.mark.hostile(13)
def test_an_operation_id_that_is_no_key_is_kept(shop):
    assert operation(shop, "addGood").openapi["operationId"] == "add good"


def test_inputs_come_from_parameters_and_body(shop):
    names = [one.name for one in operation(shop, "addGood").inputs]
    assert names == ["id", "made", "state", "parts"]
    assert operation(shop, "getGoodsId").inputs == (Field("id", example="g1"),)


def test_an_enumeration_in_place_becomes_a_type(shop):
    colour = operation(shop, "listGoods").inputs[0]
    assert shop.design.type(colour.type).values == ("red", "blue")


def test_a_bounded_parameter_becomes_a_type_of_that_schema(shop):
    page = operation(shop, "listGoods").inputs[1]
    assert shop.design.type(page.type).schema == {"type": "integer", "minimum": 1, "default": 1}


def test_a_plain_object_becomes_fields(shop):
    good = shop.design.type("Good")
    assert good.fields[0] == Field("id", example="g1")
    assert [one.type for one in good.fields] == ["string", "date", "GoodState", "Good[]"]


def test_more_than_a_plain_object_is_kept_as_a_schema_of_3_1(shop):
    size = shop.design.type("Sized").schema["allOf"][1]["properties"]["size"]
    assert size == {"type": ["integer", "null"], "exclusiveMinimum": 0}
    assert shop.design.type("Sized").schema["allOf"][0] == {"$ref": "#/components/schemas/Good"}


def test_an_enumeration_becomes_values(shop):
    assert shop.design.type("Colour").values == ("red", "green")


def test_an_answer_becomes_a_response(shop):
    assert operation(shop, "addGood").response == Response(type="Good")
    assert operation(shop, "searchGoods").response == Response(
        fields=(Field("count", "integer", required=False),)
    )


def test_errors_become_failures(shop):
    assert [(one.when, one.status) for one in operation(shop, "addGood").failures] == [
        ("The name is taken", 409)
    ]


def test_an_action_without_words_takes_its_outcome_from_its_name(shop):
    assert operation(shop, "deleteGood").outcome == "delete good"


def test_callbacks_are_kept_with_references_by_their_new_names(shop):
    assert "#/components/schemas/Good'" in repr(operation(shop, "addGood").openapi["callbacks"])


@pytest.mark.parametrize(
    "pointer",
    [
        "/info/termsOfService",
        "/tags",
        "/servers",
        "/components/securitySchemes/basic",
        "/components/schemas/good",
        "/paths/~1goods/get/parameters",
        "/paths/~1goods/get/responses/default",
    ],
)
def test_what_has_no_place_is_left_over_by_name(shop, pointer):
    assert left(shop, pointer)


def test_the_imported_design_is_a_design_file(shop):
    assert load(dump(shop.design)) == shop.design


def test_the_imported_design_gives_a_valid_document(shop):
    assert validity(document(shop.design, "shop")) == ()


def test_the_imported_design_breaks_no_client_of_the_document(shop):
    changes = compare_documents(yaml.safe_load(SHOP.replace("200:", "'200':")), document(shop.design, "shop"))
    assert [str(one.sentence) for one in changes if one.kind == "breaking"] == []


@pytest.mark.parametrize("version", ["3.1", "3.0"])
@pytest.mark.parametrize("name", DESIGNS)
def test_what_was_written_here_comes_back_without_a_break(name, version):
    written = document(DESIGNS[name], "visits", openapi=version)
    imported = read(to_yaml(written))
    again = document(imported.design, imported.design.services[0].key)
    assert [str(one.sentence) for one in compare_documents(written, again) if one.kind == "breaking"] == []


def test_json_is_read_as_yaml_is():
    written = document(CLINIC, "visits")
    assert read(to_json(written)).design == read(to_yaml(written)).design


def test_operations_keep_their_uid():
    imported = read(to_yaml(document(CLINIC, "visits")))
    assert imported.design.operations[0].uid == CLINIC.operations[0].uid


def test_the_stories_are_not_repeated_in_the_description():
    imported = read(to_yaml(document(CLINIC, "visits")))
    booking = operation(imported, "bookVisit")
    assert (booking.description, booking.outcome) == ("", "The time is taken.")


@pytest.mark.hostile(14)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("swagger: '2.0'\npaths: {}", "This is Swagger 2.0; import takes OpenAPI 3.0 and 3.1."),
        ("asyncapi: 3.0.0", "AsyncAPI"),
        ("seed: 1\ntitle: x", "design file"),
        ('{"info": {"_postman_id": "1", "name": "x"}, "item": []}', "Postman"),
        ("<!DOCTYPE html><html></html>", "HTML"),
        ("<?xml version='1.0'?><definitions/>", "XML"),
        ("#%RAML 1.0\ntitle: x", "RAML"),
        ("openapi: 3.2.0", "OpenAPI 3.2.0"),
        ("openapi: 2.0", "OpenAPI 2.0"),
        ("- 1", "list"),
        ("just text", "single value"),
        ("a: [", "Line"),
        ("openapi: 3.1.0\npaths: []", "paths"),
        ("$schema: https://json-schema.org/draft/2020-12/schema", "JSON Schema"),
        ("[" * 200_000, ""),
        ("\x00", ""),
    ],
)
def test_what_is_no_openapi_document_is_refused_by_name(text, told):
    with pytest.raises(ImportRefused) as refused:
        read(text)
    assert told in str(refused.value.sentence)


def with_reference(reference: str, **schemas: Any) -> str:
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {"responses": {"200": {"$ref": reference}}}}},
            "components": {"schemas": schemas},
        }
    )


@pytest.mark.hostile(11)
@pytest.mark.parametrize(
    "reference",
    ["https://x.test/a.json", "file:///etc/passwd", "./other.yaml", "#/components/schemas/Gone", "#x"],
)
def test_a_reference_that_is_not_in_the_document_is_refused_by_name(reference):
    with pytest.raises(ImportRefused) as refused:
        read(with_reference(reference))
    assert reference in str(refused.value.sentence)


@pytest.mark.hostile(11)
def test_references_in_a_circle_are_refused():
    circle = {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}
    with pytest.raises(ImportRefused):
        read(with_reference("#/components/schemas/A", **circle))


@pytest.mark.hostile(11)
def test_an_escaped_reference_is_followed():
    imported = read(with_reference("#/components/schemas/a~1b%20c", **{"a/b c": {"description": "x"}}))
    assert imported.design.types[0].name == "ABC"


def test_two_schemas_with_one_name_in_pascal_case_stay_two():
    imported = read(with_reference("#/components/schemas/pet", pet={"enum": ["A"], "type": "string"}, Pet={}))
    assert sorted(one.name for one in imported.design.types) == ["Pet", "Pet2"]


@pytest.mark.hostile(13)
@pytest.mark.parametrize("path", ["/{a}{b}", "//", "/..%2f", "/책", "/" + "x" * 10_000, "no-slash"])
def test_an_odd_path_is_imported_or_named(path):
    text = json.dumps(
        {"openapi": "3.1.0", "info": {"title": "T"}, "paths": {path: {"get": {"responses": {}}}}}
    )
    try:
        imported = read(text)
    except ImportRefused as refused:
        assert "line 1" in str(refused.sentence).casefold()
    else:
        assert imported.design.operations or imported.leftovers


members = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["type", "properties", "items", "schema", "content", "application/json", "parameters", "name",
             "in",
             "responses", "200", "404", "default", "required", "enum", "allOf", "nullable", "headers", "x"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(members, members, members, members)
def test_a_broken_document_is_read_or_refused_and_never_crashes(operation, schema, schemes, info):
    broken = {
        "openapi": "3.0.1",
        "info": {"title": info, "version": info, "license": info, "contact": info},
        "security": schemes,
        "servers": schemes,
        "paths": {"/a/{b}": {"get": operation, "post": {"parameters": schema, "responses": operation,
                                                        "requestBody": schema}}},
        "components": {"schemas": {"A": schema, "b": {"type": "object", "properties": {"c": schema}}},
                       "securitySchemes": {"s": schemes}},
    }  # fmt: skip
    try:
        imported = read(json.dumps(broken))
    except ImportRefused:
        return
    assert imported.design.services

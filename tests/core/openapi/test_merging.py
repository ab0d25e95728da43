"""What a design keeps of a document without a form is merged over what is built."""

from dataclasses import replace

import pytest

from seedapp.core.openapi import document, validity
from seedapp.core.openapi.merging import merged, merged_components
from tests.core.openapi.clinic import CLINIC

LIMIT = {"in": "query", "name": "limit", "schema": {"type": "integer"}}
STATE = {"in": "query", "name": "state", "schema": {"type": "string"}}


@pytest.mark.parametrize(
    ("built", "added", "result"),
    [
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "c": 2}}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": None}}, {"a": {"c": 2}}),
        ({}, {"a": {"b": None, "c": {"d": None}}}, {"a": {"c": {}}}),
        ({"a": 1}, {"x-a": None}, {"a": 1, "x-a": None}),
        ({"schema": {"type": "string"}}, {"schema": {"default": None}}, {"schema": {"default": None}}),
        ({"404": {"$ref": "#/a"}}, {"404": {"description": "b"}}, {"404": {"description": "b"}}),
        ({"404": {"description": "b"}}, {"404": {"$ref": "#/a"}}, {"404": {"$ref": "#/a"}}),
        ({"tags": ["a"]}, {"tags": ["b"]}, {"tags": ["b"]}),
        ({"parameters": [LIMIT]}, {"parameters": [STATE]}, {"parameters": [LIMIT, STATE]}),
        (
            {"parameters": [LIMIT, STATE]},
            {"parameters": [{"in": "query", "name": "limit", "x-seed-removed": True}]},
            {"parameters": [STATE]},
        ),
        (
            {"parameters": [{"in": "header", "name": "X-A", "schema": {}}]},
            {"parameters": [{"in": "header", "name": "x-a", "required": True}]},
            {"parameters": [{"in": "header", "name": "x-a", "required": True}]},
        ),
    ],
)
def test_members_are_merged_as_json_merge_patch_does_save_where_openapi_differs(built, added, result):
    assert merged(built, added) == result


def test_a_component_is_replaced_whole_and_asked_for_by_an_empty_mapping():
    built = {"schemas": {"A": {"type": "string"}, "B": {"type": "string"}}}
    added = {"schemas": {"A": {}, "B": {"type": "integer"}, "C": {"type": "null"}}}
    assert merged_components(built, added)["schemas"] == {
        "A": {"type": "string"},
        "B": {"type": "integer"},
        "C": {"type": "null"},
    }


def clinic_with(**members):
    services = tuple(replace(one, openapi=members) for one in CLINIC.services)
    return document(replace(CLINIC, services=services), "visits")


def test_a_service_adds_members_to_its_document():
    built = clinic_with(externalDocs={"url": "https://clinic.test/docs"}, info={"license": None})
    assert (built["externalDocs"], "license" in built["info"]) == ({"url": "https://clinic.test/docs"}, False)


def test_members_stand_where_readers_look_for_them():
    keys = [*clinic_with(externalDocs={"url": "https://clinic.test"}, webhooks={}, **{"x-a": 1})]
    assert keys == [
        "openapi", "info", "servers", "tags", "externalDocs", "security", "paths", "webhooks", "components",
        "x-a",
    ]  # fmt: skip


def test_the_tags_of_a_service_come_first_and_those_of_operations_after_them():
    tags = [one["name"] for one in clinic_with(tags=[{"name": "Zebras"}])["tags"]]
    assert tags[0] == "Zebras" and len(tags) > 1


def test_what_added_members_refer_to_is_in_the_document():
    webhooks = {
        "seen": {
            "post": {
                "responses": {"200": {"description": "Seen"}},
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Visit"}}}
                },
            }
        }
    }
    assert validity(clinic_with(webhooks=webhooks)) == ()


def test_a_shared_answer_that_no_operation_has_any_more_is_left_out():
    operations = tuple(replace(one, openapi={"responses": {"404": None}}) for one in CLINIC.operations)
    built = document(replace(CLINIC, operations=operations), "visits")
    assert "NotFound" not in built["components"]["responses"]

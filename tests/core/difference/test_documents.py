"""Which changes of a document break a client, which do not, and which are prose."""

import copy
from typing import Any

import pytest

from seedapp.core.difference import TooDeep, compare_documents
from seedapp.core.openapi import document
from tests.core.openapi.clinic import CLINIC


def contract(**parts: Any) -> dict[str, Any]:
    """One operation, `POST /visits`, whose parts can be given."""
    operation = {
        "operationId": "bookVisit",
        "x-seed-uid": "u1",
        "parameters": [{"name": "day", "in": "query", "required": False, "schema": {"type": "string"}}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Asked"}}}},
        "responses": {
            "200": {
                "description": "Done",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answered"}}},
            },
            "409": {"description": "Taken"},
        },
    }
    schemas = {
        "Asked": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "Answered": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Visits", "version": "1.0.0"},
        "security": [{"bearer": []}],
        "paths": {"/visits": {"post": {**operation, **parts}}},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def kinds(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [change.kind for change in compare_documents(old, new)]


def with_schema(name: str, **members: Any) -> dict[str, Any]:
    changed = contract()
    changed["components"]["schemas"][name].update(members)
    return changed


def with_property(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    member = "name" if name == "Asked" else "id"
    return with_schema(name, properties={member: schema})


def test_a_document_has_no_difference_from_itself():
    assert compare_documents(contract(), contract()) == ()


def test_a_removed_operation_breaks():
    new = contract()
    new["paths"] = {}
    [change] = compare_documents(contract(), new)
    assert (change.kind, change.operation, change.pointer) == (
        "breaking",
        "POST /visits",
        "/paths/~1visits/post",
    )
    assert str(change.sentence) == "POST /visits is gone. Stop calling it."


def test_a_new_operation_is_compatible():
    old = contract()
    old["paths"] = {}
    assert kinds(old, contract()) == ["compatible"]


def test_a_path_renamed_with_the_same_uid_is_one_move():
    new = contract()
    new["paths"] = {"/appointments": new["paths"]["/visits"]}
    [change] = compare_documents(contract(), new)
    assert change.kind == "breaking"
    assert (change.before, change.after) == ("POST /visits", "POST /appointments")


def test_two_operations_that_swap_paths_are_told_apart_by_their_uids():
    old = contract()
    old["paths"]["/days"] = {"post": {"operationId": "addDay", "x-seed-uid": "u2", "responses": {}}}
    new = copy.deepcopy(old)
    new["paths"] = {"/visits": old["paths"]["/days"], "/days": old["paths"]["/visits"]}
    assert [str(change.sentence) for change in compare_documents(old, new)] == [
        "POST /days moved to POST /visits. Send requests there.",
        "POST /visits moved to POST /days. Send requests there.",
    ]


def test_another_name_of_a_path_parameter_is_compatible():
    parameter = {"in": "path", "required": True, "schema": {"type": "string"}}
    old, new = (
        contract(parameters=[{**parameter, "name": "id"}]),
        contract(parameters=[{**parameter, "name": "visit_id"}]),
    )
    old["paths"] = {"/visits/{id}": old["paths"]["/visits"]}
    new["paths"] = {"/visits/{visit_id}": new["paths"]["/visits"]}
    assert kinds(old, new) == ["compatible"]


PARAMETER = {"name": "day", "in": "query", "required": False, "schema": {"type": "string"}}


@pytest.mark.parametrize(
    ("parameters", "kind"),
    [
        ([], "breaking"),
        ([{**PARAMETER, "required": True}], "breaking"),
        ([PARAMETER, {**PARAMETER, "name": "new"}], "compatible"),
        ([PARAMETER, {**PARAMETER, "name": "new", "required": True}], "breaking"),
        ([{**PARAMETER, "in": "header"}], "breaking"),
        ([{**PARAMETER, "schema": {"type": "integer"}}], "breaking"),
        ([{**PARAMETER, "schema": {"type": "string", "format": "date"}}], "breaking"),
        ([{**PARAMETER, "schema": {"type": "string", "maxLength": 9}}], "breaking"),
        ([{**PARAMETER, "schema": {"type": ["string", "null"]}}], "compatible"),
        ([{**PARAMETER, "description": "The day."}], "documentation"),
        ([{**PARAMETER, "style": "spaceDelimited"}], "breaking"),
    ],
)
def test_a_change_of_a_parameter(parameters, kind):
    assert kinds(contract(), contract(parameters=parameters)) == [kind]


@pytest.mark.parametrize(
    ("old", "new", "kind_in_request", "kind_in_response"),
    [
        ({"type": "string"}, {"type": "integer"}, "breaking", "breaking"),
        ({"type": "integer"}, {"type": "number"}, "compatible", "breaking"),
        ({"type": "number"}, {"type": "integer"}, "breaking", "compatible"),
        ({"type": "string"}, {"type": ["string", "null"]}, "compatible", "breaking"),
        (
            {"type": "integer", "format": "int32"},
            {"type": "integer", "format": "int64"},
            "compatible",
            "breaking",
        ),
        ({"type": "string", "enum": ["A", "B"]}, {"type": "string", "enum": ["A"]}, "breaking", "compatible"),
        ({"type": "string", "enum": ["A"]}, {"type": "string", "enum": ["A", "B"]}, "compatible", "breaking"),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}, "breaking", "compatible"),
        ({"type": "integer", "maximum": 1}, {"type": "integer", "maximum": 2}, "compatible", "breaking"),
        ({"type": "integer", "maximum": 1}, {"type": "integer"}, "compatible", "breaking"),
        ({"type": "string"}, {"type": "string", "pattern": "^a$"}, "breaking", "compatible"),
        ({"type": "string"}, {"type": "string", "description": "New"}, "documentation", "documentation"),
        ({"type": "string", "default": "a"}, {"type": "string", "default": "b"}, "breaking", "documentation"),
        (
            {"oneOf": [{"type": "string"}]},
            {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            "compatible",
            "breaking",
        ),
        (
            {"type": "array", "items": {"type": "string"}},
            {"type": "array", "items": {"type": "string", "maxLength": 3}},
            "breaking",
            "compatible",
        ),
    ],
)
def test_a_change_of_a_schema_depends_on_its_direction(old, new, kind_in_request, kind_in_response):
    assert kinds(with_property("Asked", old), with_property("Asked", new)) == [kind_in_request]
    assert kinds(with_property("Answered", old), with_property("Answered", new)) == [kind_in_response]


def test_a_new_required_property_of_a_request_breaks():
    new = with_schema("Asked", required=["name", "b"], properties={"name": {"type": "string"}, "b": {}})
    [change] = compare_documents(contract(), new)
    assert change.kind == "breaking" and str(change.sentence) == "“Asked.b” is new and must be sent."


def test_a_new_optional_property_of_a_request_is_compatible():
    new = with_schema("Asked", properties={"name": {"type": "string"}, "b": {}})
    assert kinds(contract(), new) == ["compatible"]


def test_a_removed_property_of_an_answer_breaks_at_its_component():
    [change] = compare_documents(contract(), with_schema("Answered", properties={}, required=[]))
    assert change.kind == "breaking"
    assert change.pointer == "/components/schemas/Answered/properties/id"
    assert change.operation == "POST /visits"


def test_a_property_of_an_answer_that_may_be_missing_breaks():
    assert kinds(contract(), with_schema("Answered", required=[])) == ["breaking"]


def test_a_change_of_a_shared_type_is_one_change_that_names_every_operation():
    old = contract()
    old["paths"]["/days"] = copy.deepcopy(old["paths"]["/visits"])
    old["paths"]["/days"]["post"] |= {"x-seed-uid": "u2", "operationId": "other"}
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Answered"]["properties"]["id"]["type"] = "integer"
    [change] = compare_documents(old, new)
    assert change.operation == "POST /visits, POST /days"


def test_a_schema_moved_into_a_component_is_no_change():
    new = contract()
    content = new["paths"]["/visits"]["post"]["responses"]["200"]["content"]["application/json"]
    content["schema"] = new["components"]["schemas"]["Answered"]
    assert compare_documents(contract(), new) == ()


def test_parts_of_all_of_are_read_together():
    whole = contract()["components"]["schemas"]["Answered"]
    new = contract()
    new["components"]["schemas"]["Answered"] = {"allOf": [whole]}
    assert compare_documents(contract(), new) == ()


def test_a_removed_status_breaks_and_a_new_one_does_not():
    old, new = contract(), contract()
    del new["paths"]["/visits"]["post"]["responses"]["409"]
    assert kinds(old, new) == ["breaking"]
    assert kinds(new, old) == ["compatible"]


def test_another_media_type_breaks():
    new = contract()
    answer = new["paths"]["/visits"]["post"]["responses"]["200"]
    answer["content"] = {"text/csv": answer["content"]["application/json"]}
    assert kinds(contract(), new) == ["breaking", "compatible"]


def test_a_body_that_must_be_sent_now_breaks():
    new = contract()
    new["paths"]["/visits"]["post"]["requestBody"]["required"] = True
    assert kinds(contract(), new) == ["breaking"]


@pytest.mark.parametrize(
    ("security", "kind"),
    [
        ([], "compatible"),
        ([{"bearer": []}, {"other": []}], "compatible"),
        ([{"other": []}], "breaking"),
        ([{"bearer": ["write"]}], "breaking"),
    ],
)
def test_a_change_of_security(security, kind):
    assert kinds(contract(), contract(security=security)) == [kind]


def test_another_operation_id_breaks_generated_clients():
    assert kinds(contract(), contract(operationId="other")) == ["breaking"]


def test_prose_is_documentation():
    new = contract(summary="Book", description="Now")
    new["info"]["title"] = "Appointments"
    assert kinds(contract(), new) == ["documentation"] * 3


def test_breaking_changes_come_first():
    new = contract(
        summary="Book",
        parameters=[],
        responses={**contract()["paths"]["/visits"]["post"]["responses"], "404": {}},
    )
    assert kinds(contract(), new) == ["breaking", "compatible", "documentation"]


def test_types_that_contain_themselves_are_compared_once():
    def tree(kind):
        node = {"type": "object", "properties": {"value": {"type": kind}}}
        node["properties"]["inner"] = {"type": "array", "items": {"$ref": "#/components/schemas/Answered"}}
        changed = contract()
        changed["components"]["schemas"]["Answered"] = node
        return changed

    assert kinds(tree("string"), tree("integer")) == ["breaking"]


def test_a_circle_of_all_of_ends():
    loop = contract()
    loop["components"]["schemas"]["Answered"] = {"allOf": [{"$ref": "#/components/schemas/Answered"}]}
    assert compare_documents(loop, loop) == ()


def test_a_document_too_deep_is_refused_by_name():
    schema: Any = {}
    for _ in range(200):
        schema = {"not": schema}
    with pytest.raises(TooDeep, match="levels deep"):
        compare_documents(contract(), {**contract(), "components": {"schemas": {"A": schema}}})


def test_3_0_and_3_1_of_the_same_design_differ_in_nothing_that_breaks():
    changes = compare_documents(document(CLINIC, "visits", openapi="3.0"), document(CLINIC, "visits"))
    assert {change.kind for change in changes} <= {"documentation"}


@pytest.mark.parametrize(
    "broken", [{}, {"paths": []}, {"paths": {"/a": []}}, {"paths": {"/a": {"get": {"responses": []}}}}]
)
def test_broken_documents_are_compared_without_a_crash(broken):
    compare_documents(contract(), broken)
    compare_documents(broken, contract())

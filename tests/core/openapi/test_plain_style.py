"""In the plain style a document says what the team wrote, and no more."""

from dataclasses import replace

from seedapp.core.design import DataType, Design, Failure, Field, Http, Operation, Response, Service, Style
from seedapp.core.openapi import document, validity

PLAIN = Design(
    title="Boats",
    style=Style("plain"),
    services=(Service("boats", "Boats"),),
    types=(DataType("Boat", fields=(Field("id"), Field("seats", "integer", required=False))),),
    operations=(
        Operation(
            "listBoats",
            "boats",
            "query",
            inputs=(Field("quantity", "integer", required=False),),
            response=Response(type="Boat[]"),
            http=Http("GET", "/boats", 200),
        ),
        Operation(
            "addBoat",
            "boats",
            "action",
            name="Add a boat",
            inputs=(Field("name"),),
            outcome="Add a boat",
            response=Response(type="Boat"),
            failures=(Failure("The name is taken", 409),),
            http=Http("POST", "/boats", 201),
        ),
    ),
)


def test_nothing_is_added_to_what_was_written():
    built = document(PLAIN, "boats")
    assert (built["info"], built["paths"]["/boats"]) == (
        {"title": "Boats", "version": "0.1.0"},
        {
            "get": {
                "operationId": "listBoats",
                "parameters": [
                    {"name": "quantity", "in": "query", "required": False, "schema": {"type": "integer"}}
                ],
                "responses": {
                    "200": {
                        "description": "The answer to “List boats”.",
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Boat"}}
                            }
                        },
                    }
                },
                "x-seed-kind": "query",
            },
            "post": {
                "summary": "Add a boat",
                "operationId": "addBoat",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/AddBoatRequest"}}
                    },
                },
                "responses": {
                    "201": {
                        "description": "Created.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}},
                    },
                    "409": {"description": "The name is taken"},
                },
                "x-seed-kind": "action",
            },
        },
    )


def test_the_document_names_its_style_for_whoever_reads_it_in_again():
    assert document(PLAIN, "boats")["x-seed-style"] == "plain"


def test_the_document_is_valid():
    assert validity(document(PLAIN, "boats")) == ()


def test_another_style_adds_again():
    assert "limit" in str(document(replace(PLAIN, style=Style()), "boats")["paths"]["/boats"]["get"])

"""Reading a document: schemas as rows, YAML with its keys marked."""

import re
from html import unescape

import pytest

from seedapp.core import openapi
from seedapp.web.highlighting import marked
from seedapp.web.specification.reading import only, outlined, read
from seedapp.web.specification.schemas import limits_of, rows_of, type_of

BIKE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "dock": {"type": "object", "properties": {"place": {"type": "string"}}},
        "rides": {"type": "array", "items": {"type": "object", "properties": {"km": {"type": "number"}}}},
    },
}
DOCUMENT = {"components": {"schemas": {"Bike": BIKE}}}


def test_objects_inside_objects_become_deeper_rows():
    rows = [(row.name, row.depth, row.required) for row in rows_of(DOCUMENT, BIKE)]

    assert rows == [
        ("id", 0, True), ("dock", 0, False), ("place", 1, False), ("rides", 0, False), ("km", 1, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string", "format": "uuid"}, "string (uuid)"),
        ({"type": ["string", "null"]}, "string or null"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Bike"}}, "list of Bike"),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "string or integer"),
        ({}, "any value"),
        (True, "any value"),
    ],
)
def test_type_is_told_in_few_words(schema, words):
    assert re.sub("<[^>]*>", "", type_of(DOCUMENT, schema)) == words


def test_type_of_that_contains_itself_ends():
    loop = {"type": "array"}
    loop["items"] = loop

    assert type_of(DOCUMENT, loop).endswith("…")


def test_names_of_types_are_escaped():
    assert "<script>" not in type_of({}, {"$ref": "#/components/schemas/<script>"})


def test_schema_that_refers_to_itself_has_no_rows():
    circle = {"components": {"schemas": {"A": {"$ref": "#/components/schemas/A"}}}}

    assert list(rows_of(circle, {"$ref": "#/components/schemas/A"})) == []


def test_limits_are_told_in_the_words_of_json_schema():
    assert limits_of({"minimum": 0, "maximum": 9, "enum": ["a", 1]}) == "minimum 0 · maximum 9 · enum a, 1"


def test_every_operation_is_read_once(sample):
    reading = read(openapi.document(sample, "loans"))

    assert [one.id for group in reading.groups for one in group.operations] == ["startLoan"]
    assert reading.groups[0].operations[0].successes[0].status == "201"


def test_down_converted_document_reads_as_well(sample):
    reading = read(openapi.document(sample, "tools", openapi="3.0"))

    assert reading.groups[0].operations[0].parameters[0].name == "street"


def test_outline_holds_no_details(sample):
    one = outlined(openapi.document(sample, "loans")).groups[0].operations[0]

    assert (one.id, one.answers, one.body) == ("startLoan", (), None)


def test_one_operation_brings_the_types_it_needs(sample):
    reading = only(openapi.document(sample, "tools"), operation="findFreeTools")

    assert {"Tool", "ToolStatus", "ToolPage", "Problem"} == {one.name for one in reading.types}


@pytest.mark.parametrize(
    "document", [{}, {"paths": None}, {"paths": {"/a": {"get": None}}}, {"paths": {"/a": []}}]
)
def test_document_that_says_little_reads_as_little(document):
    assert read(document).count == 0


@pytest.mark.parametrize(
    "text",
    [
        'a: "b: c"\n',
        "'201':\n  x: 1\n",
        "/bikes/{id}:cancel:\n  post: {}\n",
        "description: |-\n  When: now\n\n  <b>: bold\nnext: 1\n",
        "- name: x\n  '<i>': '&amp;'\n",
    ],
)
def test_marked_yaml_is_the_same_text(text):
    assert unescape(re.sub("</?b>", "", marked(text))) == text


def test_text_inside_a_block_has_no_marked_keys():
    html = marked("description: |-\n  When: now\nnext: 1\n")

    assert html == "<b>description</b>: |-\n  When: now\n<b>next</b>: 1\n"


def test_key_with_a_colon_is_marked_whole():
    assert marked("/bikes/{id}:cancel:\n") == "<b>/bikes/{id}:cancel</b>:\n"

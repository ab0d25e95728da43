"""Documents in another house style: names, paths, examples, links and sources agree."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from seedapp.core.coach import Surroundings, check
from seedapp.core.design import DataType, Field, Http, Operation, Response, Style
from seedapp.core.difference import compare_documents
from seedapp.core.openapi import document, sources, to_yaml, validity
from seedapp.core.openapi_import import read
from tests.core.design_file.strategies import designs
from tests.core.openapi.clinic import OPERATIONS, TYPES, VISIT_ID, with_operation

GOLDEN = Path(__file__).parents[2] / "golden"
CANCEL = Operation(
    "cancelVisit", "visits", "action", name="Cancel a visit", inputs=(VISIT_ID, Field("reason_text"))
)
STYLED = replace(with_operation(CANCEL), style=Style("google"))


def built(design=STYLED, **options):
    return document(design, "visits", **options)


def operation_named(key, written):
    return next(
        one for item in written["paths"].values() for one in item.values() if one["operationId"] == key
    )


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_the_clinic_in_the_style_google_is_written_as_the_golden_file_says(version):
    golden = GOLDEN / f"clinic-visits-google-{version}.yaml"
    assert to_yaml(built(openapi=version)) == golden.read_text(encoding="utf-8")


def test_a_path_parameter_has_the_name_that_stands_in_the_path():
    written = built()
    parameters = written["paths"]["/visits/{visitId}"]["get"]["parameters"]
    assert [(one["name"], one["in"]) for one in parameters] == [("visitId", "path")]


def test_a_parameter_of_a_path_that_a_person_typed_may_be_in_either_case():
    read = replace(OPERATIONS[2], http=Http("GET", "/visits/{visitId}", 200))
    design = replace(STYLED, operations=(read,))
    assert built(design)["paths"]["/visits/{visitId}"]["get"]["parameters"][0]["name"] == "visitId"


def test_a_transition_is_a_verb_of_its_own_and_makes_nothing_new():
    cancel = built()["paths"]["/visits/{visitId}:cancel"]["post"]
    assert next(iter(cancel["responses"])) == "204"
    assert list(built()["components"]["schemas"]["CancelVisitRequest"]["properties"]) == ["reasonText"]


def test_pages_speak_the_words_of_the_style():
    written = built()
    names = [one["name"] for one in operation_named("listVisits", written)["parameters"]]
    assert names[-2:] == ["pageSize", "pageToken"]
    assert list(written["components"]["schemas"]["VisitPage"]["properties"]) == ["visits", "nextPageToken"]


def test_links_lead_from_the_answer_to_the_path_under_the_same_names():
    links = operation_named("bookVisit", built())["responses"]["201"]["links"]
    assert links["readVisit"]["parameters"] == {"visitId": "$response.body#/visitId"}
    links = operation_named("listVisits", built())["responses"]["200"]["links"]
    assert links["readVisit"]["parameters"] == {"visitId": "$response.body#/visits/0/visitId"}


def test_each_part_leads_back_to_the_field_under_its_own_name():
    found = sources(STYLED, "visits")
    assert (
        found["/paths/~1visits~1{visitId}/get/parameters/0"] == "operation:visits/readVisit/inputs/visit_id"
    )
    assert found["/components/schemas/Visit/properties/visitId"] == "type:Visit/visit_id"
    body = found["/components/schemas/CancelVisitRequest/properties/reasonText"]
    assert body == "operation:visits/cancelVisit/inputs/reason_text"


def test_the_keys_of_examples_follow_the_fields_and_others_stay():
    inner = DataType("Box", fields=(Field("side_length", "integer"), Field("free_form", "object")))
    example = {"side_length": 3, "free_form": {"own_key": 1}}
    read = Operation(
        "readBoxes", "visits", "query", response=Response((Field("all_boxes", "Box[]", example=[example]),))
    )
    design = replace(with_operation(read, inner), style=Style(names="camel"))
    content = operation_named("readBoxes", built(design))["responses"]["200"]["content"]
    boxes = content["application/json"]["example"]["allBoxes"]
    assert boxes == [{"sideLength": 3, "freeForm": {"own_key": 1}}]


def test_a_schema_and_members_without_a_form_stay_as_they_were_given():
    given_type = DataType("Raw", schema={"type": "object", "properties": {"own_key": {"type": "string"}}})
    trace = {"name": "trace_id", "in": "query", "description": "A trace.", "schema": {"type": "string"}}
    read = Operation(
        "readRaw", "visits", "query", response=Response(type="Raw"), openapi={"parameters": [trace]}
    )
    written = built(replace(with_operation(read, given_type), style=Style("google")))
    assert list(written["components"]["schemas"]["Raw"]["properties"]) == ["own_key"]
    assert operation_named("readRaw", written)["parameters"] == [trace]


def test_where_snake_case_is_asked_for_camel_case_travels_in_it():
    read = Operation("readDay", "visits", "query", response=Response((Field("visitDay"), Field("other_day"))))
    design = replace(with_operation(read), style=Style("google", names="snake"))
    schema = built(design)["components"]["schemas"]["ReadDayResponse"]
    assert list(schema["properties"]) == ["visit_day", "other_day"]


def test_headers_keep_their_names():
    inputs = (Field("request_origin", place="header"), Field("accept_language", required=False))
    read = Operation("readNews", "visits", "query", inputs=inputs, response=Response((Field("news_text"),)))
    written = built(replace(with_operation(read), style=Style("google")))
    names = [(one["name"], one["in"]) for one in operation_named("readNews", written)["parameters"]]
    assert names == [("request_origin", "header"), ("accept_language", "header")]


def test_two_names_never_fall_together():
    inputs = (Field("note_text"), Field("noteText"), Field("x1_y"), Field("x_1_y"))
    make = Operation("makeNote", "visits", "action", inputs=inputs)
    written = built(replace(with_operation(make), style=Style("google")))
    schema = written["components"]["schemas"]["MakeNoteRequest"]
    assert schema["required"] == ["note_text", "noteText", "x1Y", "x_1_y"]


def test_a_status_of_work_done_later_is_found_below_the_thing_itself():
    later = replace(CANCEL, outcome="It is cancelled later.")
    written = built(replace(with_operation(later), style=Style("google")))
    answer = operation_named("cancelVisit", written)["responses"]["202"]
    assert answer["headers"]["Location"]["example"].endswith("e01/status")


def test_another_style_of_what_is_published_is_told_as_breaking():
    plain = replace(STYLED, style=Style())
    breaking = {one.sentence.template for one in _breaking(built(plain), built())}
    assert any("moved" in one for one in breaking)
    published = Surroundings(published={"visits": built(plain)})
    assert "SPEC-02" in {one.rule for one in check(STYLED, surroundings=published)}


def test_a_renamed_field_of_what_is_published_is_told_as_breaking():
    renamed = replace(TYPES[0], fields=(replace(VISIT_ID, name="visit_no"), *TYPES[0].fields[1:]))
    changed = replace(STYLED, types=(renamed, *TYPES[1:]))
    assert any("visitId" in str(one.sentence) for one in _breaking(built(), built(changed)))


@pytest.mark.parametrize("style", [Style("google"), Style("google", names="snake"), Style(names="camel")])
def test_a_document_in_any_style_is_imported_as_what_it_says(style):
    written = built(replace(STYLED, style=style))
    design = read(to_yaml(written)).design
    assert design.style == style
    told = compare_documents(written, document(design, design.services[0].key))
    assert [one for one in told if one.kind != "documentation"] == []


def _breaking(old, new):
    return [one for one in compare_documents(old, new) if one.kind == "breaking"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(designs())
def test_a_style_makes_no_sound_document_unsound(design):
    for service in design.services:
        plain = document(replace(design, style=Style()), service.key)
        if not validity(plain):
            assert validity(document(design, service.key)) == ()

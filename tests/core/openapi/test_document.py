"""What a document says for a design: order, operations, schemas, problems, security and the thread."""

from dataclasses import replace
from pathlib import Path

import pytest

from seedapp.core.design import (
    Contact,
    DataType,
    Failure,
    Field,
    Http,
    Operation,
    Response,
    Security,
    Service,
    Style,
)
from seedapp.core.openapi import document, sources, target_at, to_yaml, validity

from .clinic import CLINIC, OPERATIONS, VISIT_ID, with_operation, with_service

GOLDEN = Path(__file__).parents[2] / "golden"


def built(design=CLINIC, **options):
    return document(design, "visits", **options)


def operation_named(key, document):
    return next(
        one for item in document["paths"].values() for one in item.values() if one["operationId"] == key
    )


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_the_clinic_is_written_as_the_golden_file_says(version):
    golden = GOLDEN / f"clinic-visits-{version}.yaml"
    assert to_yaml(built(openapi=version)) == golden.read_text(encoding="utf-8")


def test_the_same_design_gives_the_same_bytes():
    assert to_yaml(built()) == to_yaml(built())


def test_the_members_of_the_document_have_a_fixed_order():
    assert list(built()) == ["openapi", "info", "servers", "tags", "security", "paths", "components"]


def test_an_unknown_service_is_refused():
    with pytest.raises(KeyError):
        document(CLINIC, "nothing")


DESIGNS = {
    "clinic": CLINIC,
    "korean": replace(CLINIC, language="ko"),
    "bare": replace(CLINIC, contact=None, license=None, summary="", services=(Service("visits", "Visits"),)),
    "no operations": replace(CLINIC, operations=()),
    "oauth2": with_service(security=Security("oauth2", {"visits:read": "Read", "visits:write": "Write"})),
    "google": replace(CLINIC, style=Style("google")),
    "every setting": replace(
        CLINIC,
        style=Style(names="camel", transitions="segment", idempotency_keys=True, entity_tags=True),
    ),
    "api key": with_service(security=Security("api-key")),
    "bytes": with_operation(
        Operation(
            "uploadScan",
            "visits",
            "action",
            inputs=(VISIT_ID, Field("scan", "binary"), Field("note")),
            response=Response(fields=(Field("image", "binary"),)),
            http=Http("POST", "/visits/{visit_id}/scans", 201),
        )
    ),
    "object in a query": with_operation(
        Operation(
            "listDays",
            "visits",
            "query",
            inputs=(Field("filter", "Visit"), Field("words", "string[]")),
            response=Response(type="string[]"),
            http=Http("GET", "/days", 200),
        )
    ),
    "later": with_operation(
        Operation(
            "exportVisits",
            "visits",
            "action",
            response=Response(type="VisitState"),
            failures=(Failure("too many requests", 429), Failure("<script>: `x` # y\n---", 409)),
            http=Http("POST", "/visit-exports", 202),
        )
    ),
}


@pytest.mark.parametrize("version", ["3.1", "3.0"])
@pytest.mark.parametrize("name", DESIGNS)
def test_every_document_is_valid(name, version):
    assert validity(built(DESIGNS[name], openapi=version)) == ()


def test_summary_and_operation_id_come_from_the_operation():
    operation = operation_named("listVisits", built())
    assert operation["summary"] == "List visits" and operation["tags"] == ["Visits"]


def test_the_description_ends_with_the_job_stories_in_words():
    description = operation_named("listVisits", built())["description"]
    assert description.endswith(
        "- J1: When I wake up with a fever, I want to book a visit today, "
        "so that I can go back to work soon.\n"
        "- T1: When the front desk is asked for a visit, the caller needs Visits to book the visit, "
        "so that the front desk can confirm it."
    )


def test_the_description_of_an_action_tells_its_outcome():
    assert "Outcome: The time is taken." in operation_named("bookVisit", built())["description"]


def test_prose_is_in_the_language_of_the_design():
    assert "결과: The time is taken." in operation_named("bookVisit", built(DESIGNS["korean"]))["description"]


def test_the_thread_is_kept_in_extensions():
    operation = operation_named("listVisits", built())
    assert operation["x-seed-uid"] == OPERATIONS[0].uid
    assert operation["x-seed-kind"] == "query"
    assert operation["x-seed-jobs"] == ["J1", "T1"]


def test_a_uid_that_is_not_minted_is_left_out():
    assert "x-seed-uid" not in operation_named("readVisit", built())


def test_a_collection_is_paged():
    operation = operation_named("listVisits", built())
    names = [parameter["name"] for parameter in operation["parameters"]]
    assert names == ["day", "states", "limit", "cursor"]
    page = built()["components"]["schemas"]["VisitPage"]
    assert list(page["properties"]) == ["items", "next_cursor"] and page["required"] == ["items"]


def test_what_is_created_says_where_it_is():
    header = operation_named("bookVisit", built())["responses"]["201"]["headers"]["Location"]
    assert header["example"] == f"/visits/{VISIT_ID.example}"


def test_the_id_that_is_created_is_the_id_that_is_read():
    document = built()
    created = operation_named("bookVisit", document)["responses"]["201"]["content"]["application/json"]
    read = operation_named("readVisit", document)["parameters"][0]
    assert created["example"]["visit_id"] == read["example"]


def test_an_answer_links_to_the_operations_that_it_feeds():
    links = operation_named("bookVisit", built())["responses"]["201"]["links"]
    assert links["readVisit"]["parameters"] == {"visit_id": "$response.body#/visit_id"}


def test_an_id_links_only_to_operations_of_its_own_resource():
    """The id of a report is not the id of a visit, whatever both are called in their answers."""
    report = Operation(
        "addReport", "visits", "action", response=Response(fields=(Field("id", "uuid"),)),
        http=Http("POST", "/reports", 201),
    )  # fmt: skip
    read = Operation(
        "readReport", "visits", "query", inputs=(Field("report_id", "uuid"),),
        http=Http("GET", "/reports/{report_id}", 200),
    )  # fmt: skip
    document = built(replace(CLINIC, operations=(*CLINIC.operations, report, read)))
    links = operation_named("addReport", document)["responses"]["201"]["links"]
    assert list(links) == ["readReport"]


def test_the_first_of_a_page_links_to_the_operations_that_it_feeds():
    links = operation_named("listVisits", built())["responses"]["200"]["links"]
    assert links["readVisit"]["parameters"] == {"visit_id": "$response.body#/items/0/visit_id"}


def test_a_failure_is_told_with_an_example():
    content = operation_named("bookVisit", built())["responses"]["409"]["content"]
    example = content["application/problem+json"]["examples"]["dayAlreadyFull"]
    assert example["value"]["detail"] == "The day is already full."
    assert example["value"]["status"] == 409


def test_there_is_a_client_error_and_a_default():
    responses = operation_named("readVisit", built())["responses"]
    assert list(responses) == ["200", "400", "401", "403", "404", "default"]


def test_an_upload_and_a_download_have_an_example_that_says_what_stands_there():
    operation = operation_named("uploadScan", built(DESIGNS["bytes"]))
    sent = operation["requestBody"]["content"]["multipart/form-data"]["example"]
    answered = operation["responses"]["201"]["content"]["application/octet-stream"]["example"]
    assert (sent["scan"], answered) == ("(the bytes of the scan)", "(the bytes of the image)")


def test_nothing_to_say_has_no_content():
    assert "content" not in operation_named("deleteVisit", built())["responses"]["204"]


def test_too_many_requests_tell_when_to_come_back():
    response = operation_named("exportVisits", built(DESIGNS["later"]))["responses"]["429"]
    assert "Retry-After" in response["headers"]


def test_a_scalar_answer_is_wrapped_in_an_object():
    schemas = built(DESIGNS["later"])["components"]["schemas"]
    assert list(schemas["ExportVisitsResponse"]["properties"]) == ["value"]


def test_html_in_a_description_is_written_as_text():
    response = operation_named("exportVisits", built(DESIGNS["later"]))["responses"]["409"]
    assert "&lt;script>" in response["description"]


def test_only_reachable_types_are_components():
    schemas = built()["components"]["schemas"]
    assert "Scan" in schemas and "Unused" not in schemas


def test_a_recursive_type_has_a_finite_example():
    content = operation_named("readFolder", built())["responses"]["200"]["content"]
    assert content["application/json"]["example"] == {
        "name": "Some name",
        "folders": [],
        "cover": {"pages": 1},
    }


def test_a_body_of_the_shape_of_a_type_refers_to_it():
    copy = Operation(
        "importVisit",
        "visits",
        "action",
        inputs=CLINIC.type("Visit").fields,
        http=Http("POST", "/visit-imports", 201),
    )
    operation = operation_named("importVisit", built(with_operation(copy)))
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/Visit"}


def test_a_component_never_takes_the_name_of_a_type_of_the_team():
    design = with_operation(
        OPERATIONS[0], DataType("VisitPage", values=("A",)), DataType("Problem", values=("B",))
    )
    schemas = built(replace(design, operations=OPERATIONS))["components"]["schemas"]
    assert "VisitPageBody" in schemas and "ProblemDetails" in schemas


def test_an_invalid_example_gives_way_to_one_that_fits():
    asked = Operation(
        "readDay",
        "visits",
        "query",
        inputs=(Field("day_id", "uuid", example="tomorrow"),),
        response=Response(fields=(Field("seats", "integer", example="12"),)),
        http=Http("GET", "/days/{day_id}", 200),
    )
    operation = operation_named("readDay", built(with_operation(asked)))
    assert operation["parameters"][0]["example"] != "tomorrow"
    assert operation["responses"]["200"]["content"]["application/json"]["example"] == {"seats": 12}


def test_a_service_open_to_all_says_so():
    assert built(DESIGNS["bare"])["security"] == []


def test_scopes_for_reading_are_asked_of_queries_only():
    document = built(DESIGNS["oauth2"])
    assert operation_named("listVisits", document)["security"] == [{"oauth2": ["visits:read"]}]
    assert operation_named("bookVisit", document)["security"] == [{"oauth2": ["visits:write"]}]


def test_a_service_without_server_is_relative_to_its_document():
    assert built(DESIGNS["bare"])["servers"][0]["url"] == "/"


def test_members_without_a_form_are_merged_last():
    assert operation_named("deleteVisit", built())["deprecated"] is True


def test_a_merged_parameter_replaces_its_namesake_and_a_merged_content_the_whole_content():
    day = {"name": "day", "in": "query", "schema": {"type": "string"}}
    content = {"text/csv": {"schema": {"type": "string"}}}
    changed = replace(
        OPERATIONS[0], openapi={"parameters": [day], "responses": {"200": {"content": content}}}
    )
    design = replace(CLINIC, operations=(changed, *OPERATIONS[1:]))
    operation = operation_named("listVisits", built(design))
    assert operation["parameters"][0] == day and len(operation["parameters"]) == 4
    assert operation["responses"]["200"]["content"] == content


def test_idempotency_and_entity_tags_follow_the_style():
    document = built(replace(CLINIC, style=Style(idempotency_keys=True, entity_tags=True)))
    names = [one["name"] for one in operation_named("bookVisit", document)["parameters"]]
    assert names == ["Idempotency-Key"]
    delete = operation_named("deleteVisit", document)
    assert "If-Match" in [one["name"] for one in delete["parameters"]]
    assert {"412", "428"} <= set(delete["responses"])
    assert "ETag" in operation_named("readVisit", document)["responses"]["200"]["headers"]


def test_every_part_of_a_document_has_a_source():
    found = sources(CLINIC, "visits")
    assert found["/paths/~1visits/get"] == "operation:visits/listVisits"
    assert found["/paths/~1visits/get/parameters/0"] == "operation:visits/listVisits/inputs/day"
    assert found["/paths/~1visits/post/responses/409"] == "operation:visits/bookVisit/failures/0"
    assert found["/components/schemas/Visit/properties/day"] == "type:Visit/day"
    assert found["/components/schemas/BookVisitRequest"] == "operation:visits/bookVisit/inputs"
    assert target_at(found, "/info/title") == "service:visits"
    assert target_at(found, "/paths/~1visits/get/parameters/0/schema/type").endswith("inputs/day")


def test_what_is_no_address_of_email_is_left_out_of_the_contact():
    contact = built(replace(CLINIC, contact=Contact("Clinic team", email="ask at the desk")))["info"][
        "contact"
    ]
    assert contact == {"name": "Clinic team"}


def test_scopes_have_an_order_of_their_own():
    scopes = {"b": "Second", "a": "First"}
    assert built(with_service(security=Security("oauth2", scopes)))["security"] == [{"oauth2": ["a", "b"]}]

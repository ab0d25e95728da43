"""Descriptions read as if a person had written them: made of the team's words wherever there are any."""

from .samples import freight, operations_in, pottery
from .test_document import built, operation_named


def test_a_tag_is_described_by_the_type_that_it_is_named_after():
    tags = {one["name"]: one["description"] for one in freight()["tags"]}
    assert tags["Shipments"] == "Goods on their way from one door to another."


def test_a_tag_without_a_type_tells_what_can_be_done():
    tags = {one["name"]: one["description"] for one in freight()["tags"]}
    assert tags["Drafts"] == "Delete a draft."


def test_the_only_tag_is_described_as_the_service():
    assert built()["tags"] == [{"name": "Visits", "description": "Knows who comes when, and to whom."}]


def test_a_page_says_what_is_on_it():
    page = freight()["components"]["schemas"]["TransportEventPage"]
    assert page["description"] == "One page of transport events."
    assert page["properties"]["items"]["description"] == "The transport events of this page."


def test_a_page_of_a_korean_design_names_the_type():
    assert pottery()["components"]["schemas"]["WorkshopPage"]["description"] == "`Workshop` 목록의 한 페이지."


def test_a_request_says_what_it_is_sent_for():
    body = operation_named("bookVisit", built())["requestBody"]
    assert body["description"] == "What is sent to book a visit."


def test_a_success_is_described_by_the_outcome():
    responses = operation_named("deleteVisit", built())["responses"]
    assert responses["204"]["description"] == "The visit is gone."


def test_a_description_does_not_repeat_the_summary_where_there_is_more_to_say():
    assert operation_named("deleteVisit", built())["description"] == "Outcome: The visit is gone."


def test_an_enumeration_is_documented_value_by_value():
    described = freight()["components"]["schemas"]["ShipmentState"]["description"]
    assert described.splitlines()[:4] == [
        "How far a shipment has come.",
        "",
        "- `BOOKED`",
        "- `PICKED_UP`: picked up",
    ]


def test_a_kind_of_problem_keeps_the_words_that_it_needs():
    answer = operations_in(freight())["cancelShipment"]["responses"]["403"]
    (example,) = answer["content"]["application/problem+json"]["examples"].values()
    assert example["value"]["type"] == "/problems/caller-not-allowed-to-cancel-for-this-sender"

"""The Arazzo document of a design: its workflows, their steps, and what feeds them."""

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from seedapp.core import openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.core.arazzo.ways import MOST_WAYS
from seedapp.core.design import (
    Design,
    Field,
    Http,
    Interaction,
    MessageRef,
    Response,
    Service,
    Style,
)
from seedapp.core.openapi.contract import contract_of

from .bakery import ASK, BAKERY, LIST, ORDER, READ
from .structure import faults_of

GOLDEN = Path(__file__).parents[2] / "golden" / "bakery-arazzo.yaml"


def _workflows(design):
    return {one["workflowId"]: one for one in arazzo(design).document["workflows"]}


def _steps(design, workflow="buy"):
    return {one["stepId"]: one for one in _workflows(design)[workflow]["steps"]}


def _bakery(*operations, diagram="", **changes):
    interactions = (Interaction("buy", "Buy", (), diagram),) if diagram else BAKERY.interactions
    return replace(BAKERY, operations=operations, interactions=interactions, **changes)


def _serving(operation, *numbers, **changes):
    return replace(operation, messages=tuple(MessageRef("buy", one) for one in numbers), **changes)


def test_the_bakery_has_this_document():
    text = openapi.to_yaml(arazzo(BAKERY).document)
    difference = difflib.unified_diff(GOLDEN.read_text().splitlines(), text.splitlines(), lineterm="")
    assert list(difference) == []


def test_the_document_of_the_bakery_names_only_what_there_is():
    documents = {one.key: openapi.document(BAKERY, one.key) for one in BAKERY.services}
    assert faults_of(arazzo(BAKERY).document, documents) == []


def test_a_service_is_a_source_when_a_step_calls_it():
    assert arazzo(BAKERY).document["sourceDescriptions"] == [
        {"name": "loaves", "url": "./loaves.yaml", "type": "openapi"},
        {"name": "orders", "url": "./orders.yaml", "type": "openapi"},
    ]


def test_sources_are_where_they_are_said_to_be():
    made = arazzo(BAKERY, urls={"loaves": "./loaves/openapi-3.1.yaml"}).document
    assert made["sourceDescriptions"][0]["url"] == "./loaves/openapi-3.1.yaml"


def test_its_version_is_the_greatest_of_the_services_that_it_calls():
    assert arazzo(BAKERY).document["info"]["version"] == "1.10.0"


def test_the_messages_are_the_steps_in_their_order():
    assert list(_steps(BAKERY)) == ["listLoaves", "orderLoaf", "readOrder"]


def test_an_answer_feeds_the_body_of_a_later_call():
    assert _steps(BAKERY)["orderLoaf"]["requestBody"]["payload"] == {
        "loaf_id": "$steps.listLoaves.outputs.loaf_id",
        "note": "$inputs.note",
    }


def test_an_answer_feeds_the_path_of_a_later_call():
    assert _steps(BAKERY)["readOrder"]["parameters"] == [
        {"name": "order_id", "in": "path", "value": "$steps.orderLoaf.outputs.order_id"}
    ]


def test_what_nothing_feeds_is_an_input():
    assert _workflows(BAKERY)["buy"]["inputs"]["required"] == ["kind", "note"]


def test_an_optional_value_that_the_diagram_does_not_name_is_left_out():
    assert [one["name"] for one in _steps(BAKERY)["listLoaves"]["parameters"]] == ["kind"]


def test_an_input_brings_the_types_that_it_is_made_of():
    inputs = arazzo(BAKERY).document["components"]["inputs"]
    assert sorted(inputs) == ["Currency", "Price"]
    assert inputs["Price"]["properties"]["currency"]["$ref"] == "#/components/inputs/Currency"


def test_a_failure_that_the_diagram_shows_ends_the_workflow_by_name():
    assert _steps(BAKERY)["orderLoaf"]["onFailure"] == [
        {"name": "the-loaf-is-sold-out", "type": "end", "criteria": [{"condition": "$statusCode == 409"}]}
    ]


def test_a_way_that_a_failure_leads_to_expects_it_and_goes_on():
    steps = _steps(BAKERY, "buy-the-loaf-is-sold-out")
    assert list(steps) == ["listLoaves", "orderLoaf-409", "askForMore"]
    assert steps["orderLoaf-409"]["successCriteria"] == [{"condition": "$statusCode == 409"}]
    assert "outputs" not in steps["orderLoaf-409"]


def test_a_step_succeeds_with_the_status_of_its_document():
    assert _steps(BAKERY)["orderLoaf"]["successCriteria"] == [{"condition": "$statusCode == 201"}]


def test_a_loop_is_told_and_gone_through_once():
    assert "Repeated: until it is ready." in _steps(BAKERY)["readOrder"]["description"]


def test_messages_without_an_operation_are_named():
    description = _workflows(BAKERY)["buy"]["description"]
    assert "Message 1 of the diagram, from Guest to Shop app: look around." in description
    assert "Message 6 of the diagram, from Shop app to Orders: stamp card." in description


def test_job_stories_are_told_in_words():
    told = "J1: When I pass by, I want to buy a loaf, so that there is breakfast."
    assert told in _workflows(BAKERY)["buy"]["description"]


def test_an_interaction_without_an_operation_is_told_twice():
    made = arazzo(BAKERY)
    assert [str(one) for one in made.told] == [
        "“Look around” has no workflow: no query or action comes from it yet."
    ]
    assert "- Look around" in made.document["info"]["description"]


def test_without_any_operation_there_is_no_document():
    with pytest.raises(NoWorkflow, match="Say of an operation which message it serves"):
        arazzo(replace(BAKERY, operations=()))


def test_with_one_source_the_operation_goes_by_its_id_alone():
    design = _bakery(ORDER, READ)
    assert _steps(design)["readOrder"]["operationId"] == "readOrder"


def test_with_several_sources_the_operation_names_its_own():
    assert _steps(BAKERY)["readOrder"]["operationId"] == "$sourceDescriptions.orders.readOrder"


def test_an_operation_that_is_called_twice_has_two_steps():
    design = _bakery(_serving(READ, 1, 2), diagram="a -> b: x\na -> b: y")
    assert list(_steps(design)) == ["readOrder", "readOrder-2"]


def test_operations_of_one_key_in_two_services_name_their_service():
    again = replace(READ, service="ovens", inputs=())
    design = _bakery(_serving(READ, 1), _serving(again, 2), diagram="a -> b: x\na -> c: x")
    assert list(_steps(design)) == ["orders-readOrder", "ovens-readOrder"]


def test_the_same_value_in_two_steps_is_one_input():
    design = _bakery(_serving(READ, 1, 2), diagram="a -> b: x\na -> b: y")
    assert _workflows(design)["buy"]["inputs"]["required"] == ["order_id"]


def test_a_name_that_tells_little_is_asked_for_by_each_step():
    order, wish = (_serving(one, number, inputs=(Field("name"),)) for one, number in ((ORDER, 1), (ASK, 2)))
    design = _bakery(order, wish, diagram="a -> b: x\na -> b: y")
    assert _workflows(design)["buy"]["inputs"]["required"] == ["order_loaf_name", "ask_for_more_name"]


def test_a_status_that_was_answered_is_not_the_status_to_set():
    read = _serving(READ, 1, response=Response(fields=(Field("status"),)))
    change = _serving(ASK, 2, inputs=(Field("status"),))
    steps = _steps(_bakery(read, change, diagram="a -> b: x\na -> b: y"))
    assert steps["askForMore"]["requestBody"]["payload"] == {"status": "$inputs.status"}


def test_a_value_of_another_type_feeds_nothing():
    read = _serving(READ, 1, response=Response(fields=(Field("loaf_id", "integer"),)))
    order = _serving(ORDER, 2)
    steps = _steps(_bakery(read, order, diagram="a -> b: x\na -> b: orderLoaf(loaf_id)"))
    assert steps["orderLoaf"]["requestBody"]["payload"] == {"loaf_id": "$inputs.loaf_id"}


def test_the_first_of_a_list_gives_way_to_what_was_given_before():
    ask = _serving(ASK, 1, inputs=(Field("loaf_id", "uuid"),))
    design = _bakery(
        ask, _serving(LIST, 2), _serving(ORDER, 3), diagram="a -> b: x\na -> c: y\na -> b: orderLoaf(loaf_id)"
    )
    assert _steps(design)["orderLoaf"]["requestBody"]["payload"] == {"loaf_id": "$inputs.loaf_id"}


def test_an_id_feeds_what_is_named_after_its_resource():
    order = _serving(ORDER, 1, response=Response(fields=(Field("id", "uuid"),)))
    steps = _steps(_bakery(order, _serving(READ, 2), diagram="a -> b: orderLoaf(loaf_id)\na -> b: y"))
    assert steps["readOrder"]["parameters"][0]["value"] == "$steps.orderLoaf.outputs.id"


def test_an_id_feeds_nothing_of_another_resource():
    wish = _serving(
        ASK, 1, response=Response(fields=(Field("id", "uuid"),)), http=Http("POST", "/wishes", 201)
    )
    steps = _steps(_bakery(wish, _serving(READ, 2), diagram="a -> b: x\na -> b: y"))
    assert steps["readOrder"]["parameters"][0]["value"] == "$inputs.order_id"


def test_a_link_that_a_person_wrote_feeds_the_parameter():
    link = {"operationId": "readOrder", "parameters": {"order_id": "$response.body#/ticket/no"}}
    order = _serving(
        ORDER,
        1,
        response=Response(fields=(Field("ticket", "object"),)),
        openapi={"responses": {"201": {"links": {"read": link}}}},
    )
    steps = _steps(_bakery(order, _serving(READ, 2), diagram="a -> b: orderLoaf(loaf_id)\na -> b: y"))
    assert steps["orderLoaf"]["outputs"]["order_id"] == "$response.body#/ticket/no"
    assert steps["readOrder"]["parameters"][0]["value"] == "$steps.orderLoaf.outputs.order_id"


def test_if_match_is_the_version_that_was_read():
    change = _serving(READ, 2, key="changeOrder", kind="action", http=Http("PUT", "/orders/{order_id}", 204))
    design = _bakery(_serving(READ, 1), change, diagram="a -> b: x\na -> b: y", style=Style(entity_tags=True))
    given = {one["name"]: one["value"] for one in _steps(design)["changeOrder"]["parameters"]}
    assert given["If-Match"] == "$steps.readOrder.outputs.etag"


def test_names_follow_the_style_of_the_design():
    steps = _steps(replace(BAKERY, style=Style("google")))
    assert steps["readOrder"]["parameters"][0] == {
        "name": "orderId",
        "in": "path",
        "value": "$steps.orderLoaf.outputs.orderId",
    }


def test_a_body_that_is_no_plain_object_is_one_input():
    schema = {"oneOf": [{"type": "string"}, {"type": "object"}]}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    order = _serving(ORDER, 1, inputs=(), openapi={"requestBody": body})
    assert (
        _steps(_bakery(order, diagram="a -> b: x"))["orderLoaf"]["requestBody"]["payload"] == "$inputs.body"
    )


def test_steps_of_one_id_tell_the_same_in_every_workflow():
    found = [
        step["outputs"]
        for workflow in arazzo(BAKERY).document["workflows"]
        for step in workflow["steps"]
        if step["stepId"] == "listLoaves"
    ]
    assert len(found) == 2
    assert found[0] == found[1]


def test_a_korean_design_speaks_korean():
    assert "다이어그램의 1번 메시지" in _workflows(replace(BAKERY, language="ko"))["buy"]["description"]


def test_prose_of_the_team_carries_no_html():
    design = replace(BAKERY, interactions=(replace(BAKERY.interactions[0], title="<script>x</script>"),))
    assert "<script>" not in _workflows(design)["buy"]["description"]


def test_two_interactions_whose_keys_look_alike_have_two_ids():
    first, _ = BAKERY.interactions
    order = replace(ORDER, messages=(MessageRef("a.b", 1), MessageRef("a b", 1)))
    pair = tuple(replace(first, key=key, plantuml="a -> b: x") for key in ("a.b", "a b"))
    design = replace(BAKERY, interactions=pair, operations=(order,))
    assert list(_workflows(design)) == ["a_b", "a_b-2"]


def test_an_empty_design_has_no_workflow():
    with pytest.raises(NoWorkflow):
        arazzo(Design("Nothing", services=(Service("a", "A"),)))


def test_a_diagram_with_very_many_branches_has_a_bounded_number_of_workflows():
    text = "\n".join(f"alt a{n}\na -> b: x\nelse b{n}\na -> b: y\nend" for n in range(60))
    design = _bakery(_serving(READ, *range(1, 121)), diagram=text)
    assert len(_workflows(design)) == MOST_WAYS + 1


def test_what_workflows_have_in_common_is_worked_out_once(monkeypatch):
    asked = []

    def counted(design, service):
        asked.append(service)
        return contract_of(design, service)

    monkeypatch.setattr("seedapp.core.arazzo.document.contract_of", counted)
    arazzo(BAKERY)
    assert asked == ["loaves"]

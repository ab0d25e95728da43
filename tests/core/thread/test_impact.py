"""What a change would touch downstream, by which tie, and who would notice it."""

from dataclasses import replace

import pytest

from seedapp.core import openapi
from seedapp.core.arazzo import arazzo
from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Field,
    Http,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
)
from seedapp.core.openapi.references import resolved
from seedapp.core.thread.impact import Impacts, impact_of

DIAGRAM = """@startuml
actor Guest as guest
participant "Till app" as app
participant Orders as orders
participant Ovens as ovens
guest -> app: choose
app -> orders: orderLoaf(loaf)
app -> orders: readOrder(order_id)
orders -> ovens: heat
@enduml"""
ORDER = Operation(
    "orderLoaf", "orders", "action", "Order a loaf", jobs=("J1", "T1"), messages=(MessageRef("buy", 2),),
    inputs=(Field("loaf", "Loaf"),), response=Response(fields=(Field("order_id", "uuid"),)),
    http=Http("POST", "/orders", 201),
)  # fmt: skip
READ = Operation(
    "readOrder", "orders", "query", "Read an order", jobs=("J2",), messages=(MessageRef("buy", 3),),
    inputs=(Field("order_id", "uuid"),), response=Response(type="Order"),
    http=Http("GET", "/orders/{order_id}", 200),
)  # fmt: skip
HEAT = Operation(
    "heat",
    "ovens",
    "action",
    "Heat the oven",
    messages=(MessageRef("buy", 4),),
    http=Http("PUT", "/heat", 204),
)
DESIGN = Design(
    "Bakery",
    services=(Service("orders", "Orders"), Service("ovens", "Ovens")),
    actors=(Actor("guest", "Guest"), Actor("baker", "Baker"), Actor("till-app", "Till app", "app")),
    jobs=(
        JobStory("J1", "customer", "guest", want="buy a loaf"),
        JobStory("J2", "customer", "baker", want="see what to bake"),
        JobStory("J3", "customer", "baker", want="sleep longer"),
        JobStory("T1", "technical", "till-app", provider="orders", refines=("J1",), want="take the order"),
    ),
    interactions=(Interaction("buy", "Buy a loaf", ("J1",), DIAGRAM),),
    types=(
        DataType("Flour", fields=(Field("grain"),)),
        DataType("Loaf", fields=(Field("flour", "Flour"),)),
        DataType("Order", fields=(Field("loaves", "Loaf[]"), Field("after", "Order", required=False))),
        DataType("Idle", fields=(Field("nothing"),)),
    ),
    operations=(ORDER, READ, HEAT),
)
ORDER_TARGET, READ_TARGET = "operation:orders/orderLoaf", "operation:orders/readOrder"


def _told(target, design=DESIGN):
    """(kind, title) of what is touched."""
    return [(one.kind, one.title) for one in impact_of(design, target).touched]


def _why(target, touched, design=DESIGN):
    return [str(one.why) for one in impact_of(design, target).touched if one.target == touched]


def _noticing(target, design=DESIGN):
    return {one.target: str(one.why) for one in impact_of(design, target).noticing}


def test_a_story_touches_all_down_to_endpoints_and_workflows():
    assert _told("job:J1") == [
        ("story", "T1: take the order"),
        ("diagram", "Buy a loaf"),
        ("message", "orderLoaf(loaf)"),
        ("message", "heat"),
        ("type", "Loaf"),
        ("type", "Flour"),
        ("operation", "Order a loaf"),
        ("operation", "Heat the oven"),
        ("endpoint", "POST /orders"),
        ("endpoint", "PUT /heat"),
        ("linked", "Read an order"),
        ("workflow", "buy"),
    ]


def test_an_actor_touches_what_the_stories_touch_and_those():
    assert _told("actor:guest") == [("story", "J1: buy a loaf"), *_told("job:J1")]


def test_a_consumer_touches_the_technical_stories_that_name_it():
    assert _told("actor:till-app")[0] == ("story", "T1: take the order")


def test_an_interaction_touches_its_messages_and_what_answers_them():
    told = _told("interaction:buy")
    assert [title for kind, title in told if kind == "message"] == [
        "orderLoaf(loaf)", "readOrder(order_id)", "heat",
    ]  # fmt: skip
    assert [title for kind, title in told if kind == "operation"] == [
        "Order a loaf", "Read an order", "Heat the oven",
    ]  # fmt: skip
    assert ("workflow", "buy") in told


def test_one_call_touches_only_what_answers_it():
    told = _told("interaction:buy#3")
    assert [title for kind, title in told if kind == "operation"] == ["Read an order"]


def test_a_type_touches_the_types_that_hold_it_and_the_operations_that_use_them():
    assert _told("type:Flour") == [
        ("type", "Loaf"),
        ("type", "Order"),
        ("operation", "Order a loaf"),
        ("operation", "Read an order"),
        ("endpoint", "POST /orders"),
        ("endpoint", "GET /orders/{order_id}"),
        ("schema", "Flour"),
        ("schema", "Loaf"),
        ("schema", "Order"),
        ("workflow", "buy"),
    ]


def test_a_type_that_holds_itself_is_walked_once():
    assert [title for kind, title in _told("type:Order") if kind == "type"] == []


def test_types_in_a_circle_are_walked_once():
    circle = (DataType("A", fields=(Field("b", "B"),)), DataType("B", fields=(Field("a", "A"),)))
    design = replace(DESIGN, types=circle)
    assert _told("type:A", design) == [("type", "B")]


@pytest.mark.parametrize(
    ("target", "touched", "why"),
    [
        ("actor:guest", "job:J1", "Guest tells it."),
        ("actor:till-app", "job:T1", "Till app is its consumer."),
        ("job:J1", "job:T1", "It refines J1."),
        ("job:J1", "interaction:buy#2", "It is message 2 of “Buy a loaf”."),
        ("job:J1", ORDER_TARGET, "It serves J1."),
        ("job:J1", "operation:ovens/heat", "It comes from “Buy a loaf”."),
        ("interaction:buy#3", READ_TARGET, "It answers message 3 of “Buy a loaf”."),
        ("type:Flour", "type:Loaf", "It holds Flour in flour."),
        ("type:Flour", READ_TARGET, "It answers Order."),
        ("type:Loaf", ORDER_TARGET, "It takes Loaf in loaf."),
        (ORDER_TARGET, "type:Loaf", "“Order a loaf” takes it."),
        (ORDER_TARGET, "type:Flour", "Loaf holds it."),
        (ORDER_TARGET, READ_TARGET, "The answer of “Order a loaf” feeds its path."),
        (READ_TARGET, ORDER_TARGET, "Its answer feeds the path of “Read an order”."),
        (READ_TARGET, f"{READ_TARGET}/http", "“Read an order” stands there in the document of Orders."),
        ("service:orders", ORDER_TARGET, "Orders offers it."),
        ("service:orders", "job:T1", "It needs Orders."),
    ],
)
def test_each_tie_has_its_reason_in_words(target, touched, why):
    assert why in _why(target, touched)


def test_parts_of_documents_are_where_it_is_said():
    for target in ("type:Flour", "job:J1", "service:ovens"):
        for one in impact_of(DESIGN, target).touched:
            if one.document:
                assert resolved(openapi.document(DESIGN, one.document), f"#{one.pointer}")


def test_workflows_are_those_of_the_document():
    made = {one["workflowId"] for one in arazzo(DESIGN).document["workflows"]}
    assert {one.title for one in impact_of(DESIGN, ORDER_TARGET).of_kind("workflow")} == made


def test_those_who_rely_on_what_is_touched_would_notice():
    assert _noticing("type:Flour") == {
        "job:J1": "It is served by “Order a loaf”.",
        "job:J2": "It is served by “Read an order”.",
        "job:T1": "It is served by “Order a loaf”.",
        "actor:guest": "Tells J1.",
        "actor:baker": "Tells J2.",
        "actor:till-app": "Is the consumer of T1.",
    }


def test_a_service_that_calls_in_a_diagram_would_notice():
    assert _noticing("operation:ovens/heat")["service:orders"] == "Calls “Heat the oven” in a diagram."


def test_an_actor_that_calls_in_a_diagram_would_notice():
    design = replace(DESIGN, jobs=())
    assert _noticing(READ_TARGET, design) == {"actor:till-app": "Calls “Read an order” in a diagram."}


def test_who_is_touched_does_not_notice_besides():
    assert "job:T1" not in _noticing("job:J1")
    assert "actor:guest" not in _noticing("actor:guest")


def test_a_part_of_a_thing_touches_what_the_thing_touches():
    assert _told("type:Flour/grain") == _told("type:Flour")
    assert _told(f"{ORDER_TARGET}/inputs/loaf") == _told(ORDER_TARGET)


def test_what_nothing_is_made_of_touches_nothing():
    assert _told("job:J3") == []
    assert _told("type:Idle") == []


def test_what_is_not_in_the_design_has_no_impact():
    assert impact_of(DESIGN, "job:J9") is None


def test_impacts_together_are_the_same_as_one_by_one():
    impacts = Impacts(DESIGN)
    for target in ("job:J1", "type:Flour", READ_TARGET, "service:ovens", "job:J1"):
        assert impacts.of(target) == impact_of(DESIGN, target)


def test_a_type_of_an_operation_that_the_document_leaves_out_has_no_place_there():
    alike = Http("GET", "/bikes")
    design = Design(
        "T",
        services=(Service("bikes", "Bikes"),),
        types=(DataType("Lock", fields=(Field("code"),)),),
        operations=(
            Operation("findBikes", "bikes", "query", response=Response((Field("bike_id"),)), http=alike),
            Operation("findLocks", "bikes", "query", response=Response(type="Lock"), http=alike),
        ),
    )

    touched = Impacts(design).of("type:Lock").touched

    assert [one.kind for one in touched if one.kind == "schema"] == []

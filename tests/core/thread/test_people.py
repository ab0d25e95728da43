"""Who relies on a part of the design: the way back from a target to stories and actors."""

from dataclasses import replace

import pytest

from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Field,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
)
from seedapp.core.thread import Reliance, people_of

DESIGN = Design(
    "Bakery",
    services=(Service("shop-api", "Shop API", "api"), Service("oven", "Oven"), Service("till", "Till")),
    actors=(Actor("guest", "Guest"), Actor("baker", "Baker"), Actor("till-app", "Till app", "app")),
    jobs=(
        JobStory("J1", "customer", "guest"),
        JobStory("J2", "customer", "baker"),
        JobStory("J3", "customer", "guest"),
        JobStory("T1", "technical", "shop-api", provider="oven", refines=("J1",)),
        JobStory("T2", "technical", "till-app", provider="till", refines=("J3",)),
    ),
    interactions=(Interaction("early", "Early", ("J2",), "a -> b: heat()"),),
    types=(
        DataType("Flour", fields=(Field("grain"),)),
        DataType("Dough", fields=(Field("flour", "Flour"), Field("older", "Dough[]"))),
        DataType("Loaf", schema={"properties": {"dough": {"$ref": "#/components/schemas/Dough"}}}),
        DataType("Coin", values=("ONE",)),
    ),
    operations=(
        Operation("bake", "oven", "action", jobs=("T1",), response=Response(type="Loaf[]")),
        Operation("heat", "oven", "action", messages=(MessageRef("early", 1),)),
        Operation("pay", "till", "action", jobs=("T2",), inputs=(Field("coins", "Coin[]"),)),
    ),
)


def _keys(people):
    return [one.key for one in (*people.stories, *people.actors, *people.consumers)]


@pytest.mark.parametrize(
    ("target", "keys"),
    [
        ("operation:oven/bake", ["J1", "T1", "guest", "shop-api"]),
        ("operation:oven/bake/response/dough", ["J1", "T1", "guest", "shop-api"]),
        ("operation:oven/heat", ["J2", "baker"]),
        ("operation:till/pay/http", ["J3", "T2", "guest", "till-app"]),
        ("type:Flour/grain", ["J1", "T1", "guest", "shop-api"]),
        ("type:Coin", ["J3", "T2", "guest", "till-app"]),
        ("service:oven", ["J1", "J2", "T1", "guest", "baker", "shop-api"]),
        ("job:T2", ["J3", "T2", "guest", "till-app"]),
        ("interaction:early#1", ["J2", "baker"]),
        ("actor:baker", ["J2", "baker"]),
        ("operation:oven/gone", []),
        ("design", []),
    ],
)
def test_people_are_found_back_from_a_target(target, keys):
    assert _keys(people_of(DESIGN, [target])) == keys


def test_people_of_several_targets_are_told_once_in_the_order_of_the_design():
    people = people_of(DESIGN, ["operation:till/pay", "operation:oven/bake"])
    assert _keys(people) == ["J1", "J3", "T1", "T2", "guest", "till-app", "shop-api"]


def test_an_actor_without_a_story_is_still_somebody():
    design = replace(DESIGN, jobs=())
    assert _keys(people_of(design, ["actor:baker"])) == ["baker"]


def test_types_in_a_circle_are_walked_once():
    circle = (
        DataType("A", fields=(Field("b", "B"),)),
        DataType("B", fields=(Field("a", "A"),)),
    )
    design = replace(
        DESIGN,
        types=circle,
        operations=(Operation("bake", "oven", "query", jobs=("J2",), response=Response(type="A")),),
    )
    assert _keys(people_of(design, ["type:B"])) == ["J2", "baker"]


def test_questions_together_have_the_answers_that_they_have_alone():
    reliance = Reliance(DESIGN)
    for target in ("type:Flour", "operation:oven/heat", "type:Flour", "actor:guest"):
        assert reliance.on([target]) == people_of(DESIGN, [target])

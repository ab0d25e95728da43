"""The thread through each kind of thing, forwards, backwards, and where it is cut."""

from dataclasses import replace

import pytest

from seedapp.core.derive.binding import bindings
from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
)
from seedapp.core.targets import of
from seedapp.core.thread import Threads, thread_of

DIAGRAM = """@startuml
participant api
participant buses
api -> buses: findBuses(stop_id)
return []bus
api -> buses: stopBus(bus_id)
@enduml"""
FIND = Operation(
    "findBuses", "buses", "query", "Find buses", jobs=("T1",), messages=(MessageRef("d", 1),),
    response=Response(type="Bus[]"),
)  # fmt: skip
DESIGN = Design(
    "Buses",
    services=(Service("buses", "Buses"),),
    actors=(Actor("rider", "Wet rider"), Actor("driver", "Night driver")),
    jobs=(
        JobStory("J1", "customer", "rider", when="it rains hard", want="find a bus", so="I stay dry"),
        JobStory("J2", "customer", "rider", when="it is late now", want="pay later", so="I get home"),
        JobStory("T1", "technical", "rider", provider="buses", refines=("J1",)),
    ),
    interactions=(Interaction("d", "Find a bus", ("J1",), DIAGRAM),),
    types=(DataType("Bus"),),
    operations=(FIND,),
)
ACTOR, J1, J2, T1 = "actor:rider", "job:J1", "job:J2", "job:T1"
DRAWN, CALL = "interaction:d", "interaction:d#1"
OPERATION, ENDPOINT = "operation:buses/findBuses", "operation:buses/findBuses/http"


def _targets(links):
    return [link.target for link in links]


@pytest.mark.parametrize(
    ("target", "comes_from", "leads_to"),
    [
        (ACTOR, [], [J1, J2, T1, DRAWN, CALL, OPERATION, ENDPOINT]),
        (J1, [ACTOR], [T1, DRAWN, CALL, OPERATION, ENDPOINT]),
        (T1, [ACTOR, J1], [OPERATION, ENDPOINT]),
        (DRAWN, [ACTOR, J1], [CALL, OPERATION, ENDPOINT]),
        (CALL, [ACTOR, J1, T1, DRAWN], [OPERATION, ENDPOINT]),
        ("interaction:d:4", [ACTOR, J1, T1, DRAWN], [OPERATION, ENDPOINT]),
        (OPERATION, [ACTOR, J1, T1, DRAWN, CALL], [ENDPOINT]),
        (f"{OPERATION}/inputs/x", [ACTOR, J1, T1, DRAWN, CALL], [ENDPOINT]),
        (ENDPOINT, [ACTOR, J1, T1, DRAWN, CALL, OPERATION], []),
        ("type:Bus", [ACTOR, J1, T1, DRAWN, CALL, OPERATION], [ENDPOINT]),
        ("service:buses", [ACTOR, J1, T1, DRAWN, CALL], [OPERATION, ENDPOINT]),
        ("job:gone", [], []),
        ("interaction:gone#1", [], []),
        ("operation:buses", [], []),
        ("", [], []),
    ],
)
def test_the_thread_runs_from_the_actor_to_the_endpoint(target, comes_from, leads_to):
    thread = thread_of(DESIGN, target)
    assert (_targets(thread.comes_from), _targets(thread.leads_to)) == (comes_from, leads_to)


def test_an_operation_that_names_no_story_comes_from_those_of_its_diagram():
    design = replace(DESIGN, operations=(replace(FIND, jobs=()),))
    assert J1 in _targets(thread_of(design, OPERATION).comes_from)


def test_an_endpoint_is_called_by_method_and_path():
    assert thread_of(DESIGN, OPERATION).leads_to[0].title.startswith("GET /")


def test_a_link_says_what_a_story_tells():
    assert str(thread_of(DESIGN, OPERATION).comes_from[1].sentence) == (
        "When it rains hard, I want to find a bus, so I stay dry."
    )


@pytest.mark.parametrize(
    ("target", "gap"),
    [
        ("actor:driver", "Night driver has no job story yet."),
        (ACTOR, "No query or action serves J2 yet."),
        (J2, "No technical story refines J2 yet."),
        (J2, "No diagram shows J2 yet."),
        (J2, "No query or action serves J2 yet."),
        ("interaction:d#2", "No query or action comes from this message."),
        ("design", "Night driver has no job story yet."),
        ("design", "No query or action serves J2 yet."),
    ],
)
def test_a_gap_is_told_in_a_sentence(target, gap):
    assert gap in [str(sentence) for sentence in thread_of(DESIGN, target).gaps]


@pytest.mark.parametrize("target", [OPERATION, DRAWN, CALL, "type:Bus"])
def test_where_nothing_is_cut_there_is_no_gap(target):
    assert thread_of(DESIGN, target).gaps == ()


def test_an_operation_without_story_and_message_shows_both_gaps():
    design = replace(DESIGN, operations=(replace(FIND, jobs=(), messages=()),))
    gaps = [str(sentence) for sentence in thread_of(design, OPERATION).gaps]
    assert gaps == ["“Find buses” serves no job story.", "No message shows “Find buses”."]


def test_a_technical_story_is_told_through_the_story_that_it_refines():
    jobs = tuple(replace(one, actor="") if one.level == "technical" else one for one in DESIGN.jobs)
    technical = next(one for one in jobs if one.level == "technical")

    gaps = [str(one) for one in thread_of(replace(DESIGN, jobs=jobs), of(technical)).gaps]
    assert not any("nobody's" in one for one in gaps)


def test_an_operation_of_an_unknown_service_has_a_thread_without_endpoint():
    design = replace(DESIGN, services=())
    assert thread_of(design, OPERATION).leads_to == ()


def test_threads_together_are_the_same_as_one_by_one():
    threads = Threads(DESIGN)
    things = (*DESIGN.actors, *DESIGN.jobs, *DESIGN.interactions, *DESIGN.operations, *DESIGN.services)

    for target in [*map(of, things), CALL, ENDPOINT, "design", "actor:nobody"]:
        assert threads.of(target) == thread_of(DESIGN, target)


def test_threads_of_one_design_bind_each_service_once(monkeypatch):
    asked = []

    def counted(design, service):
        asked.append(service)
        return bindings(design, service)

    monkeypatch.setattr("seedapp.core.thread.thread.bindings", counted)
    threads = Threads(DESIGN)
    for job in DESIGN.jobs:
        threads.of(of(job))

    assert asked == ["buses"]


def test_an_app_needs_no_story_of_its_own():
    design = replace(DESIGN, actors=(*DESIGN.actors, Actor("app", "Bus app", kind="app")))

    assert thread_of(design, "actor:app").gaps == ()
    assert not any("Bus app" in str(gap) for gap in thread_of(design, "design").gaps)

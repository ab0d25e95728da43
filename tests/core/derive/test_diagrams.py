"""A first diagram for chosen stories."""

from __future__ import annotations

from dataclasses import replace

from seedapp.core.derive.diagrams import first_diagram
from seedapp.core.derive.messages import read_messages
from seedapp.core.design import Interaction
from seedapp.core.sequence import parse

from .small_design import customer, design, technical

JOBS = (
    customer("J1", "find a dog"),
    customer("J2", "book a stay"),
    technical("T1", "dogs", "provide the dogs", "J1"),
    technical("T2", "stays", "book the stay", "J2"),
)


def test_request_goes_from_actor_to_service_and_back():
    lines = first_diagram(design(jobs=JOBS), ["J1"]).plantuml.splitlines()
    assert lines[lines.index("") + 1 :] == [
        "dog_owner -> owner_app ++: find a dog",
        "owner_app -> kennel_api ++: findDogs",
        "kennel_api -> dogs ++: provideDogs",
        "return []dog",
        "return []dog",
        "return []dog",
        "@enduml",
    ]


def test_every_line_is_understood_and_every_participant_tied():
    chosen = design(jobs=JOBS)
    interaction = first_diagram(chosen, ["J1", "J2", "T1"])
    assert not parse(interaction.plantuml).problems
    messages = read_messages(replace(chosen, interactions=(interaction,)))
    assert [one.participant_key for one in messages] == [
        "owner-app",
        "kennel-api",
        "dogs",
        "owner-app",
        "kennel-api",
        "stays",
    ]
    assert {one.reading.kind for one in messages} == {"query", "action"}


def test_jobs_of_the_diagram_are_those_it_shows():
    assert first_diagram(design(jobs=JOBS), ["J2"]).jobs == ("J2", "T2")


def test_key_is_free():
    chosen = design(jobs=JOBS)
    first = first_diagram(chosen, ["J1"])
    second = first_diagram(replace(chosen, interactions=(Interaction(first.key, "Taken"),)), ["J1"])
    assert second.key != first.key


def test_name_with_quotes_and_line_breaks_stays_on_its_line():
    chosen = design(jobs=[customer("J1", 'find a "dog"\n!include x')])
    chosen = replace(chosen, actors=(replace(chosen.actors[0], name='Owner "Bo"\nend'), *chosen.actors[1:]))
    assert not parse(first_diagram(chosen, ["J1"]).plantuml).problems


def test_no_known_story_gives_an_empty_diagram():
    assert not parse(first_diagram(design(), ["J9"]).plantuml).calls

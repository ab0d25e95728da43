"""Candidate operations: grouping, keys, evidence, and what the design already has."""

from __future__ import annotations

from dataclasses import replace

from seedapp.core.derive.operations import OperationCandidate, operations
from seedapp.core.design import Design, Failure, Field, MessageRef, Operation, Response, Style

from .small_design import customer, design, technical


def only(chosen: Design) -> OperationCandidate:
    (found,) = operations(chosen)
    return found


def test_two_messages_that_ask_for_the_same_are_one_candidate():
    found = only(design("app -> api: findDogs(breed)", "app -> api: searchDogs(age)"))
    assert found.operation.key == "findDogs"
    assert found.operation.messages == (MessageRef("d1", 1), MessageRef("d2", 1))
    assert [one.name for one in found.operation.inputs] == ["breed", "age"]


def test_one_and_many_are_two_candidates():
    found = operations(design("app -> api: getDog(dog_id)\napp -> api: getDogs(breed)"))
    assert [one.operation.key for one in found] == ["getDog", "getDogs"]


def test_different_transitions_of_one_thing_stay_apart():
    found = operations(design("api -> stays: cancel stay\napi -> stays: extend stay\napi -> stays: end stay"))
    assert [one.operation.key for one in found] == ["cancelStay", "extendStay", "endStay"]


def test_screens_events_and_self_calls_are_no_candidates():
    assert not operations(
        design("owner -> app: find dogs\napi -> api: check token\napi ->> dogs: stay booked")
    )


def test_return_of_a_known_type_becomes_the_response():
    assert only(design("api -> dogs: findDogs\ndogs --> api: []dog with age")).operation.response == Response(
        type="Dog[]"
    )


def test_unknown_return_becomes_a_field():
    response = only(design("api -> stays: bookStay(dog_id)\nstays --> api: stay_id")).operation.response
    assert [one.name for one in response.fields] == ["stay_id"]


def test_derived_names_follow_the_style_of_the_design():
    drawn = design("api -> stays: bookStay(dog_id)\nstays --> api: stay_id")
    found = only(replace(drawn, style=Style(names="camel"))).operation
    assert [one.name for one in (*found.inputs, *found.response.fields)] == ["dogId", "stayId"]
    assert found.inputs[0].type == "uuid"


def test_an_input_that_is_there_in_another_case_is_not_offered_again():
    drawn = design("api -> stays: bookStay(dog_id)")
    known = replace(only(drawn).operation, inputs=(Field("dogId", "uuid"),))
    assert only(replace(drawn, operations=(known,))).status == "known"


def test_type_of_an_input_comes_from_the_types_of_the_design():
    assert only(design("api -> stays: bookStay(dog_id)")).operation.inputs[0].type == "uuid"


def test_failing_return_becomes_a_failure_in_the_words_of_its_branch():
    lines = (
        "api -> stays ++: bookStay\nalt a box is free\nreturn stay_id\n"
        "else every box is taken\nstays --> api: conflict\nend"
    )
    assert only(design(lines)).operation.failures == (Failure("every box is taken"),)


def test_action_gets_an_outcome_and_a_query_none():
    booked, found = operations(design("api -> stays: bookStay\napi -> stays: findStays"))
    assert booked.operation.outcome == "The stay is booked."
    assert found.operation.outcome == ""


def test_unclear_message_gives_a_question():
    found = only(design("api -> stays: process stay"))
    assert found.confidence < 0.5
    assert any("query or an action" in str(one) for one in found.evidence)


def test_evidence_names_the_message():
    assert "Message 1 of Diagram 1, “bookStay”" in str(only(design("api -> stays: bookStay")).evidence[0])


def test_only_the_stories_that_speak_of_it_are_tied():
    jobs = (
        customer("J1", "find a kennel for my dog"),
        customer("J2", "book a stay"),
        technical("T1", "stays", "book the stay", "J2"),
    )
    found = only(design("api -> stays: bookStay", jobs=jobs, interaction_jobs=("J1", "J2", "T1")))
    assert found.operation.jobs == ("J2", "T1")


def test_technical_story_without_message_is_a_weaker_candidate():
    jobs = (customer("J1", "see my dog"), technical("T1", "dogs", "provide the photos of a dog", "J1"))
    found = only(design(jobs=jobs))
    assert (found.operation.service, found.operation.kind, found.operation.jobs) == (
        "dogs",
        "query",
        ("J1", "T1"),
    )
    assert 0.5 <= found.confidence < 0.8


def test_operation_of_the_design_is_known_by_its_message():
    mine = Operation(
        "makeBooking", "stays", "action", "Mine", messages=(MessageRef("d1", 1),), outcome="Booked."
    )
    found = only(design("api -> stays: bookStay", operations=[mine]))
    assert (found.status, found.known, found.operation) == ("known", "makeBooking", mine)


def test_operation_of_the_design_is_known_by_what_it_means():
    mine = Operation("findDogs", "dogs", "query", messages=(MessageRef("d1", 1),))
    found = only(design("api -> dogs: list dogs", operations=[mine]))
    assert found.known == "findDogs"


def test_what_a_known_operation_lacks_is_added_and_nothing_of_it_changed():
    mine = Operation(
        "bookStay", "stays", "action", "Mine", outcome="My words.", messages=(MessageRef("d1", 1),)
    )
    found = only(
        design(
            "api -> stays: bookStay(dog_id)", "api -> stays: bookStay(dog_id, from_date)", operations=[mine]
        )
    )
    assert found.status == "differs"
    assert found.adds.messages == (MessageRef("d2", 1),)
    assert [one.name for one in found.adds.inputs] == ["dog_id", "from_date"]
    assert replace(found.operation, messages=mine.messages, inputs=()) == mine


def test_accepting_every_candidate_leaves_nothing_to_add():
    lines = "app -> api: findDogs(breed)\napi -> dogs: findDogs(breed)\napi -> stays: end stay"
    before = design(lines, "api -> dogs: process dog")
    after = replace(before, operations=tuple(one.operation for one in operations(before)))
    assert {one.status for one in operations(after)} == {"known"}


def test_id_survives_a_renamed_diagram_and_keys_are_unique():
    one = design("api -> stays: bookStay")
    other = replace(one, interactions=(replace(one.interactions[0], key="renamed", title="Renamed"),))
    assert only(one).id == only(other).id
    found = operations(
        design("api -> dogs: process dog", "api -> dogs: handle dog\napi -> dogs: process dogs")
    )
    assert len({candidate.operation.key for candidate in found}) == len(found)


def test_korean_label_takes_its_key_from_the_glossary():
    lines = "api -> dogs: 멍멍이 검색(품종)\ndogs --> api: 멍멍이 목록"
    found = only(design(lines, glossary={"멍멍이": "dog", "품종": "breed"}))
    assert (found.operation.key, found.operation.name) == ("searchDogs", "멍멍이 검색")
    assert [one.name for one in found.operation.inputs] == ["breed"]
    assert found.operation.response == Response(type="Dog[]")


def test_romanised_key_is_offered_with_doubt():
    found = only(design("api -> dogs: 쫑쫑이 등록"))
    assert found.confidence <= 0.7
    assert any("glossary" in str(one) for one in found.evidence)


def test_same_design_gives_the_same_candidates():
    chosen = design("app -> api: findDogs\napi -> dogs: findDogs\napi -> stays: 예약 취소")
    assert operations(chosen) == operations(chosen)

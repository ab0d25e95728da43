"""Deriving again, after people have edited: nothing of theirs changes, only what is lacking is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.derive.diagrams import first_diagram
from seedapp.core.derive.operations import OperationCandidate, operations
from seedapp.core.derive.technical_stories import technical_stories
from seedapp.core.design import DataType, Design, Failure, Field, Interaction, Operation, Response

from .small_design import HEADER, SERVICES, customer, design, technical

STARTING = design(
    "owner -> app: find a stay\napp -> api: findStays(from, to)\n"
    "api -> stays ++: findStays(from, to)\n"
    "return []stay\napi -> dogs ++: getDog(dog_id)\nalt found\nreturn dog\nelse unknown dog\n"
    "return not found\nend",
    "app -> api: bookStay(dog_id, from)\napi -> stays ++: bookStay(dog_id, from)\nalt free\nreturn stay_id\n"
    "else no room is left\nreturn conflict\nend",
    "api -> stays: cancelStay(stay_id)\napi -> dogs: registerDog(name, breed?)\napi -> dogs: 산책 기록 등록",
    jobs=[
        customer("J1", "book a stay for my dog"),
        customer("J2", "see how my dogs are"),
        technical("T1", "stays", "find free stays", "J1"),
    ],
    interaction_jobs=["J1", "J2", "T1"],
)
MORE_LINES = [
    "api -> stays: extendStay(stay_id, until)",
    "api -> dogs: listTours\ndogs --> api: []tour",
    "api -> stays: get stay price\nstays --> api: price",
    "api -> dogs: 산책 취소",
]


def accepted(before: Design, found: tuple[OperationCandidate, ...]) -> Design:
    """The design with every candidate taken as it is offered."""
    kept = {(one.service, one.key): one for one in before.operations}
    for one in found:
        kept[one.operation.service, one.known or one.operation.key] = one.operation
    return replace(before, operations=tuple(kept.values()))


def drawn(before: Design, line: str) -> Design:
    text = f"@startuml\n{HEADER}{SERVICES}{line}\n@enduml\n"
    key = f"more-{len(before.interactions)}"
    return replace(
        before, interactions=(*before.interactions, Interaction(key, key, (), text, {"api": "kennel-api"}))
    )


WORDS = st.sampled_from(["Mine", "our own words", "우리 말", "cancel everything", "x"])
FIELDS = st.builds(
    Field,
    st.sampled_from(["dog_id", "mine", "from", "tour"]),
    st.sampled_from(["string", "uuid", "integer[]"]),
    st.booleans(),
    WORDS,
)
TOURS = (Field("tour", "string[]"), Field("page", "integer"))
EDITS: st.SearchStrategy[Callable[[Operation], Operation]] = st.one_of(
    WORDS.map(lambda words: lambda one: replace(one, name=words)),
    WORDS.map(lambda words: lambda one: replace(one, description=words, outcome=words)),
    st.sampled_from(["query", "action"]).map(lambda kind: lambda one: replace(one, kind=kind)),
    st.just(lambda one: replace(one, key=f"{one.key}Renamed")),
    st.just(lambda one: replace(one, inputs=one.inputs[1:])),
    st.just(lambda one: replace(one, jobs=(), messages=one.messages[:1])),
    st.just(lambda one: replace(one, response=Response(), failures=())),
    FIELDS.map(lambda field: lambda one: replace(one, inputs=_with(one.inputs, field))),
    FIELDS.map(lambda field: lambda one: replace(one, response=Response(fields=(field,)))),
    FIELDS.map(lambda field: lambda one: replace(one, response=Response(fields=_with(TOURS, field)))),
    WORDS.map(lambda words: lambda one: replace(one, failures=(Failure(words, 418),))),
)


def _with(fields: tuple[Field, ...], field: Field) -> tuple[Field, ...]:
    return (*(one for one in fields if one.name != field.name), field)


@st.composite
def edited_designs(draw: Any) -> Design:
    """The starting design derived and accepted, then edited by people who do as they please."""
    now = accepted(STARTING, operations(STARTING))
    kept = []
    for one in now.operations:
        if draw(st.integers(0, 9)) == 0:
            continue
        for edit in draw(st.lists(EDITS, max_size=3)):
            one = edit(one)
        kept.append(one)
    now = replace(now, operations=tuple({(one.service, one.key): one for one in kept}.values()))
    for line in draw(st.lists(st.sampled_from(MORE_LINES), max_size=2, unique=True)):
        now = drawn(now, line)
    if draw(st.booleans()):
        now = replace(now, types=(*now.types, DataType("Tour", fields=(Field("title"),)), DataType("Stay")))
    return now


def is_kept(mine: Operation, offered: Operation) -> bool:
    """Whether all that a person has of an operation stands in what is offered, in its place."""
    plain = ("key", "service", "kind", "name", "uid", "description", "http", "openapi")
    lists = ("jobs", "messages", "failures")
    return (
        all(getattr(mine, part) == getattr(offered, part) for part in plain)
        and all(getattr(offered, part)[: len(getattr(mine, part))] == getattr(mine, part) for part in lists)
        and (not mine.outcome or mine.outcome == offered.outcome)
        and all(_same(*pair) for pair in zip(mine.inputs, offered.inputs, strict=False))
        and len(offered.inputs) >= len(mine.inputs)
        and (not mine.response or mine.response == offered.response or _adopts(mine, offered))
    )


def _same(mine: Field, offered: Field) -> bool:
    """A field is the same, or has taken the type that it is named after."""
    return mine == offered or (mine.type.startswith("string") and replace(offered, type=mine.type) == mine)


def _adopts(mine: Operation, offered: Operation) -> bool:
    pairs = zip(mine.response.fields, offered.response.fields, strict=False)
    return bool(mine.response.fields) and (bool(offered.response.type) or all(_same(*pair) for pair in pairs))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edited_designs())
def test_nothing_that_a_person_wrote_is_changed(now: Design):
    mine = {(one.service, one.key): one for one in now.operations}
    for one in operations(now):
        if one.known:
            assert is_kept(mine[one.operation.service, one.known], one.operation)
        else:
            assert (one.operation.service, one.operation.key) not in mine


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edited_designs())
def test_what_is_offered_differs_and_says_in_what(now: Design):
    for one in operations(now):
        assert (one.status == "differs") == bool(one.adds)
        if one.status == "known":
            assert one.operation in now.operations


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edited_designs())
def test_when_all_is_accepted_nothing_is_offered(now: Design):
    then = accepted(now, operations(now))
    assert [one for one in operations(then) if one.status != "known"] == []


def test_a_type_added_later_is_offered_to_the_response_that_names_it():
    before = drawn(STARTING, "api -> dogs: listTours\ndogs --> api: []tour")
    taken = accepted(before, operations(before))
    mine = next(one for one in taken.operations if one.key == "listTours")
    assert [one.type for one in mine.response.fields] == ["string[]"]
    later = replace(taken, types=(*taken.types, DataType("Tour", fields=(Field("title"),))))
    (offered,) = [one for one in operations(later) if one.status == "differs"]
    assert offered.operation == replace(mine, response=Response(type="Tour[]"))


def test_a_field_that_a_person_described_by_example_is_no_type():
    before = drawn(STARTING, "api -> dogs: addTour(tour)")
    taken = accepted(before, operations(before))
    written = tuple(
        replace(one, inputs=tuple(replace(f, example="Lake") for f in one.inputs))
        if one.key == "addTour"
        else one
        for one in taken.operations
    )
    later = replace(taken, operations=written, types=(*taken.types, DataType("Tour")))
    assert [one for one in operations(later) if one.status != "known"] == []


def test_a_failure_in_other_words_for_the_same_status_is_not_offered_again():
    taken = accepted(STARTING, operations(STARTING))
    mine = tuple(
        replace(one, failures=(Failure("all kennels are taken"),)) if one.key == "bookStay" else one
        for one in taken.operations
    )
    assert [one for one in operations(replace(taken, operations=mine)) if one.status != "known"] == []


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(WORDS, min_size=6, max_size=6))
def test_technical_stories_are_offered_once_however_they_are_worded_later(words: list[str]):
    found = tuple(one.job for one in technical_stories(STARTING))
    assert found
    mine = [replace(job, want=said, when=said, so=said) for job, said in zip(found, words, strict=False)]
    now = replace(STARTING, jobs=(*STARTING.jobs, *mine))
    assert technical_stories(now) == ()


def test_a_first_diagram_takes_no_name_of_another():
    diagram = first_diagram(STARTING, ["J1"])
    again = first_diagram(replace(STARTING, interactions=(*STARTING.interactions, diagram)), ["J1"])
    assert again.key != diagram.key


def test_a_currency_that_a_person_left_out_is_not_offered_again():
    before = drawn(STARTING, "api -> stays: payStay(stay_id, price)")
    taken = accepted(before, operations(before))
    mine = tuple(
        replace(one, inputs=tuple(field for field in one.inputs if field.name != "currency"))
        for one in taken.operations
    )
    assert mine != taken.operations
    assert [one for one in operations(replace(taken, operations=mine)) if one.status != "known"] == []

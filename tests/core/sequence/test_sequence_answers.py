"""Which call a return answers."""

import pytest

from seedapp.core.sequence import OUTSIDE, answers_to, parse


def read(*lines):
    return parse("\n".join(["@startuml", *lines, "@enduml"]))


def answers(*lines):
    return [one.answers for one in read(*lines).returns]


def test_dashed_arrow_back_is_a_return():
    diagram = read("api -> bikes : find", "bikes --> api : []bike")
    (back,) = diagram.returns
    assert (back.source, back.target, back.label, back.answers) == ("bikes", "api", "[]bike", 1)


def test_dashed_arrow_to_a_stranger_is_an_asynchronous_call():
    diagram = read("bikes --> app : bike is free")
    assert [(call.number, call.asynchronous) for call in diagram.calls] == [(1, True)]
    assert diagram.returns == ()


def test_solid_arrow_back_is_a_call():
    assert [call.number for call in read("a -> b", "b -> a").calls] == [1, 2]


def test_numbers_count_calls_and_not_returns():
    diagram = read("a -> b ++", "b -> b : think", "b -> c ++", "return", "return", "a -> b")
    assert [(call.number, call.source, call.target) for call in diagram.calls] == [
        (1, "a", "b"),
        (2, "b", "b"),
        (3, "b", "c"),
        (4, "a", "b"),
    ]


def test_return_answers_the_latest_unanswered_call_of_the_opener():
    assert answers("a -> b ++ : open", "a -> b : read", "return words") == [2]


def test_return_goes_from_the_open_bar_to_its_opener():
    (back,) = read("a -> b ++", "b -> c", "return done").returns
    assert (back.source, back.target, back.answers) == ("b", "a", 1)


def test_return_without_a_bar_answers_the_latest_call_that_waits():
    assert answers("a -> b", "b -> c", "return c", "return b") == [2, 1]


def test_return_passes_over_bars_that_nobody_opened():
    assert answers("activate a", "a -> b ++", "activate c", "return done") == [1]


def test_a_deactivated_bar_is_not_returned_from():
    assert answers("a -> b ++", "b -> c ++", "deactivate c", "return done") == [1]


def test_a_destroyed_participant_is_not_returned_from():
    assert answers("a -> b ++", "b -> c ++", "b -> c !! : leave", "return done") == [1]


def test_an_answer_prefers_a_call_that_expects_one():
    assert answers("a -> b : rent", "a ->> b : seen", "b --> a : rented") == [1]


def test_an_asynchronous_call_can_be_answered_too():
    assert answers("a ->> b : rent", "b -->> a : rented") == [1]


def test_each_branch_answers_the_same_call():
    diagram = read("a -> b ++", "alt free", "return id", "else taken", "return conflict", "end")
    assert [one.label for one in answers_to(diagram, 1)] == ["id", "conflict"]


def test_a_return_behind_alt_belongs_to_the_bar_around_it():
    lines = ("o -> a ++", "a -> b ++", "alt", "return id", "else", "b --> a : conflict", "end", "return all")
    assert answers(*lines) == [2, 2, 1]


def test_calls_of_one_branch_are_not_answered_in_another():
    lines = ("a -> b ++", "alt", "b -> c", "else", "c --> b", "end", "c --> b")
    assert answers(*lines) == [None, 2]


@pytest.mark.parametrize("kind", ["opt", "loop", "break"])
def test_a_call_answered_in_a_group_that_may_be_skipped_can_be_answered_behind_it(kind):
    assert answers("a -> b", kind, "b --> a : early", "end", "b --> a : late") == [1, 1]


@pytest.mark.parametrize("kind", ["group", "critical"])
def test_a_call_answered_in_a_group_that_always_happens_is_answered(kind):
    assert answers("a -> b", kind, "b --> a : early", "end", "b --> a : late") == [1, None]


def test_a_call_answered_in_one_way_of_par_is_answered():
    assert answers("a -> b", "par", "b --> a", "also", "a -> c", "end", "b --> a") == [1, None]


def test_a_call_begun_in_a_break_is_not_answered_behind_it():
    assert answers("b -> c", "c --> b", "break", "b -> c : again", "end", "c --> b") == [1, None]


def test_nested_groups_restore_what_each_began_with():
    lines = ("a -> b ++", "alt", "alt", "return 1", "else", "return 2", "end", "else", "return 3", "end")
    assert answers(*lines) == [1, 1, 1]


@pytest.mark.parametrize(
    "lines",
    [("b --> a : conflict",), ("b -->> a : failed",), ("alt taken", "b --> a : conflict", "end")],
)
def test_return_answers_the_call_of_its_bar_behind_an_error(lines):
    assert answers("a -> b ++ : rent", *lines, "return rental_id") == [1, 1]


def test_return_with_nobody_waiting_is_reported():
    (problem,) = read("a -> b", "return x", "return y").problems
    assert problem.line == 4
    assert "No call waits" in str(problem.sentence)


def test_return_to_the_outside_world():
    (back,) = read("[-> api ++ : find", "return list").returns
    assert (back.source, back.target, back.answers) == ("api", OUTSIDE, 1)


def test_autoactivate_opens_a_bar_for_each_call():
    assert answers("autoactivate on", "a -> b", "b -> c", "return", "return") == [2, 1]


def test_autoactivate_can_be_switched_off():
    diagram = read("autoactivate on", "a -> b", "autoactivate off", "b -> c", "return")
    assert [(one.source, one.target) for one in diagram.returns] == [("b", "a")]


def test_an_arrow_that_closes_one_bar_and_opens_another():
    assert answers("a -> b ++", "b -> c --++", "c -> d", "return d") == [2]


def test_answers_to_a_call_nobody_answers():
    assert answers_to(read("a -> b"), 1) == ()

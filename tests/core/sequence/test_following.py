"""Calls keep their identity through edits of the text around them."""

from seedapp.core.sequence import parse
from seedapp.core.sequence.following import CallSeen, follow

BEFORE = """@startuml
app -> api: findTools
api -> tools: findFreeTools
app -> api: borrowTool
api -> loans: startLoan
@enduml"""


def seen_in(text):
    return [
        CallSeen(call.number, call.number, call.source, call.target, call.label) for call in parse(text).calls
    ]


def numbers(after, seen=None):
    """Old number → new number (None when lost)."""
    followed = follow(seen_in(BEFORE) if seen is None else seen, parse(after).calls)
    return {old: call.number if call else None for old, call in followed.items()}


def test_an_unchanged_text_keeps_every_call():
    assert numbers(BEFORE) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_a_call_put_before_others_moves_their_numbers_only():
    after = BEFORE.replace("app -> api: findTools", "app -> api: openMap\napp -> api: findTools")

    assert numbers(after) == {1: 2, 2: 3, 3: 4, 4: 5}


def test_a_call_taken_out_is_lost_and_the_rest_stays():
    assert numbers(BEFORE.replace("api -> tools: findFreeTools\n", "")) == {1: 1, 2: None, 3: 2, 4: 3}


def test_a_retyped_label_stays_the_same_call():
    assert numbers(BEFORE.replace("startLoan", "beginLoan(tool_id)")) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_a_turned_arrow_stays_the_same_call_by_its_label():
    assert numbers(BEFORE.replace("api -> loans: startLoan", "app -> loans: startLoan")) == {
        1: 1,
        2: 2,
        3: 3,
        4: 4,
    }


def test_calls_that_change_places_go_with_their_words():
    lines = BEFORE.split("\n")
    lines[1], lines[3] = lines[3], lines[1]

    assert numbers("\n".join(lines)) == {1: 3, 2: 2, 3: 1, 4: 4}


def test_a_call_that_was_missing_comes_back():
    seen = seen_in(BEFORE)
    seen[1] = CallSeen(2, None, "api", "tools", "findFreeTools")

    assert numbers(BEFORE, seen) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_a_missing_call_stays_missing_when_another_has_its_participants_only():
    seen = [CallSeen(9, None, "api", "tools", "countTools")]

    assert numbers(BEFORE, seen) == {9: None}


def test_no_call_is_given_to_two_old_ones():
    after = "@startuml\napp -> api: findTools\n@enduml"
    seen = [CallSeen(1, 1, "app", "api", "findTools"), CallSeen(2, 2, "app", "api", "findTools")]

    assert sorted(numbers(after, seen).values(), key=str) == [1, None]


def test_of_two_equal_calls_the_first_stays_the_first():
    before = "@startuml\na -> b: ping\na -> b: ping\n@enduml"

    assert numbers(before, seen_in(before)) == {1: 1, 2: 2}


def test_a_new_participant_name_everywhere_keeps_the_calls_by_their_labels():
    assert numbers(BEFORE.replace("api", "facade")) == {1: 1, 2: 2, 3: 3, 4: 4}

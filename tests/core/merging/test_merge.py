"""Two edits of one thing: put together where they touch different places, said where they meet."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.merging import (
    UNKNOWN,
    as_set,
    by_item,
    by_key,
    by_line,
    by_member,
    merge,
)

WAYS = {
    "text": by_line,
    "lines": by_item,
    "links": as_set,
    "rows": by_key("name"),
    "terms": by_member,
}


def merged(base, theirs, mine, name="text", **more):
    return merge({name: base}, {name: theirs}, {name: mine}, ways=WAYS, **more)


def value(base, theirs, mine, name="text"):
    found = merged(base, theirs, mine, name)
    assert not found.collisions
    return found.values[name]


def collides(base, theirs, mine, name="text"):
    return merged(base, theirs, mine, name).fields == (name,)


def test_changes_of_different_fields_are_both_kept():
    base = {"name": "Ann", "kind": "human", "text": "Old"}
    theirs, mine = base | {"name": "Anna"}, base | {"text": "New"}

    found = merge(base, theirs, mine, ways=WAYS)

    assert found.values == {"name": "Anna", "kind": "human", "text": "New"}
    assert found.collisions == ()
    assert found.from_theirs == ("name",)


def test_a_field_that_both_changed_collides_and_keeps_all_three_texts():
    found = merge({"name": "A"}, {"name": "B"}, {"name": "C"}, ways=WAYS)

    (one,) = found.collisions
    assert (one.base, one.theirs, one.mine) == ("A", "B", "C")
    assert "name" not in found.values


def test_the_same_change_by_both_is_no_collision():
    assert value("A", "B", "B") == "B"


def test_true_is_not_one():
    assert collides(
        [{"name": "a", "example": 2}], [{"name": "a", "example": 1}], [{"name": "a", "example": True}], "rows"
    )


def test_a_field_that_is_not_given_is_not_touched():
    found = merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"b": 3}, ways={})

    assert found.values == {"b": 3}
    assert found.from_theirs == ("a",)


def test_without_a_base_every_difference_collides():
    found = merge(None, {"a": 1, "b": 1}, {"a": 1, "b": 2}, ways={"b": by_line})

    assert found.values == {"a": 1}
    assert found.fields == ("b",)
    assert found.collisions[0].base is UNKNOWN
    assert found.from_theirs == ()


def test_paragraphs_with_an_untouched_one_between_them_are_put_together():
    base = "one\n\ntwo\n\nthree"

    assert value(base, "ONE\n\ntwo\n\nthree", "one\n\ntwo\n\nTHREE") == "ONE\n\ntwo\n\nTHREE"


def test_neighbouring_lines_of_a_text_collide():
    assert collides("one\ntwo", "ONE\ntwo", "one\nTWO")


def test_a_line_put_in_beside_a_changed_one_collides():
    assert collides("one\ntwo\nthree", "ONE\ntwo\nthree", "one\nbetween\ntwo\nthree")


def test_a_line_taken_away_by_one_and_changed_by_the_other_collides():
    assert collides("a\nb\nc", "a\nc", "a\nB\nc")


def test_two_texts_out_of_nothing_collide():
    assert collides("", "theirs", "mine")


def test_lines_that_both_add_to_a_list_are_both_there_theirs_first():
    assert value(["a"], ["a", "theirs"], ["a", "mine"], "lines") == ["a", "theirs", "mine"]


def test_a_line_that_both_add_is_there_once():
    assert value(["a"], ["a", "x", "y"], ["a", "x", "z"], "lines") == ["a", "x", "y", "z"]


def test_neighbouring_items_of_a_list_may_be_changed_by_two():
    assert value(["a", "b"], ["A", "b"], ["a", "B"], "lines") == ["A", "B"]


def test_one_item_changed_by_two_collides():
    assert collides(["a", "b"], ["A", "b"], ["AA", "b"], "lines")


def test_an_item_moved_to_two_places_collides():
    assert collides([*"abcd"], [*"bcad"], [*"bcda"], "lines")


def test_links_are_put_together_whatever_their_order():
    assert value(["J1", "J2"], ["J2", "J3"], ["J4", "J1", "J2"], "links") == ["J2", "J3", "J4"]


def test_different_members_of_one_row_are_put_together():
    base = [{"name": "id", "type": "string", "required": True}]
    theirs = [{"name": "id", "type": "uuid", "required": True}]
    mine = [{"name": "id", "type": "string", "required": False}, {"name": "note", "type": "string"}]

    assert value(base, theirs, mine, "rows") == [
        {"name": "id", "type": "uuid", "required": False},
        {"name": "note", "type": "string"},
    ]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ([{"name": "id", "type": "uuid"}], [{"name": "id", "type": "text"}]),
        ([], [{"name": "id", "type": "text"}]),
        ([{"name": "key", "type": "string"}], [{"name": "id", "type": "text"}]),
        (
            [{"name": "id", "type": "string"}, {"name": "x", "type": "string"}],
            [{"name": "id", "type": "string"}, {"name": "x", "type": "text"}],
        ),
    ],
    ids=["changed by both", "taken away", "renamed", "added by both"],
)
def test_one_row_changed_by_two_collides(theirs, mine):
    assert collides([{"name": "id", "type": "string"}], theirs, mine, "rows")


def test_rows_of_one_name_twice_collide():
    twice = [{"name": "a"}, {"name": "a"}]

    assert collides([], twice, [{"name": "b"}], "rows")


def test_different_names_of_an_object_are_put_together():
    assert value({"a": "1"}, {"a": "2", "c": "4"}, {"a": "1", "b": "3"}, "terms") == {
        "a": "2",
        "c": "4",
        "b": "3",
    }


def test_one_name_of_an_object_changed_by_two_collides():
    assert collides({"a": "1"}, {"a": "2"}, {}, "terms")


def test_fields_that_make_sense_only_together_collide_together():
    base = {"response": [], "response_type": ""}
    theirs, mine = base | {"response": [{"name": "id"}]}, base | {"response_type": "Bike"}

    found = merge(base, theirs, mine, ways=WAYS, together=[frozenset({"response", "response_type"})])

    assert found.fields == ("response", "response_type")


def test_one_field_of_a_group_is_merged_as_it_would_be_alone():
    group = [frozenset({"rows", "text"})]
    base = {"rows": [], "text": ""}
    theirs, mine = base | {"rows": [{"name": "a"}]}, base | {"rows": [{"name": "b"}]}

    found = merge(base, theirs, mine, ways=WAYS, together=group)

    assert found.values["rows"] == [{"name": "a"}, {"name": "b"}]


def test_a_text_of_ten_thousand_alike_lines_is_compared_in_time():
    base = "\n".join(["x"] * 10_000)

    assert collides(base, base + "\ny", base + "\nz")
    assert value(base + "\nend\nend", "first\n" + base + "\nend\nend", base + "\nend\nlast")


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINE = st.sampled_from(["a", "b", "c", ""])
LINES = st.lists(LINE, max_size=7)


@unhurried
@given(base=LINES, theirs=LINES, mine=LINES)
def test_no_line_that_either_wrote_is_missing_from_a_merged_text(base, theirs, mine):
    """Each line that one of them put in is there as often as they put it in."""
    theirs, mine = [f"{one}t" if one else one for one in theirs], [f"{one}m" if one else one for one in mine]
    edited = [
        ("text", "\n".join(base), "\n".join(theirs), "\n".join(mine), "\n"),
        ("lines", base, theirs, mine, None),
    ]
    for name, old, others, own, glue in edited:
        found = merged(old, others, own, name)
        if found.collisions:
            continue
        lines = found.values[name].split(glue) if glue else found.values[name]
        both_changed = old not in (others, own) and others != own
        for side in (theirs, mine) if both_changed else ():
            for one in {*side} - {*base} - {""}:
                assert lines.count(one) == side.count(one)


ROWS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]), max_size=4).map(
    lambda named: [{"name": name, "type": type_} for name, type_ in named.items()]
)


@unhurried
@given(base=ROWS, theirs=ROWS, mine=ROWS)
def test_no_row_that_either_wrote_is_missing_from_merged_rows(base, theirs, mine):
    found = merged(base, theirs, mine, "rows")

    if not found.collisions:
        kept = found.values["rows"]
        for row in [*theirs, *mine]:
            assert row in base or row in kept


@unhurried
@given(base=LINES, theirs=LINES, mine=LINES)
def test_who_saves_first_makes_no_difference_to_what_collides(base, theirs, mine):
    assert collides(base, theirs, mine, "lines") == collides(base, mine, theirs, "lines")

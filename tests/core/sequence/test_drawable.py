"""The lines that go to PlantUML where it would not draw what was typed."""

from seedapp.core.sequence import parse
from seedapp.core.sequence.drawable import lines_to_draw
from seedapp.core.sequence.lines import split


def drawn(*lines):
    source = "\n".join(["@startuml", *lines, "@enduml"])
    return lines_to_draw(split(source), parse(source))[1:-1]


def test_a_return_of_a_second_branch_is_drawn_as_an_arrow():
    lines = ["a -> b ++ : rent", "alt free", "return rental", "else taken", "return conflict", "end"]
    assert drawn(*lines) == [*lines[:4], "b --> a : conflict", "end"]


def test_a_return_in_its_place_is_drawn_as_typed():
    lines = ["a -> b ++ : one", "b -> c ++ : two", "return 2", "return 1"]
    assert drawn(*lines) == lines


def test_a_return_that_would_close_another_bar_is_drawn_as_an_arrow():
    lines = ["a -> b ++", "b -> c ++", "alt", "return x", "else", "return y", "end", "return z"]
    assert drawn(*lines)[5:] == ["c --> b : y", "end", "return z"]


def test_joined_lines_are_drawn_as_one_and_keep_the_count():
    assert drawn("a -> b : one \\", "two", "b -> a") == ["a -> b : one two", "", "b -> a"]

"""The matrix of stories and operations, its gaps, and the files made of it."""

import json

import pytest

from seedapp.core.design import Design, JobStory, Operation
from seedapp.core.thread import matrix, to_csv, to_json, to_markdown

J1 = JobStory("J1", "customer", when="it rains", want="find a bus", so="stay dry")
J2 = JobStory("J2", "customer", want="pay later")
T1 = JobStory("T1", "technical", refines=("J1",), want="provide the buses")
FIND = Operation("findBuses", "buses", "query", jobs=("T1",))
STOP = Operation("stopBus", "buses", "action", jobs=("gone",))
DESIGN = Design("Buses", jobs=(J1, J2, T1), operations=(FIND, STOP))


def test_a_cell_is_what_an_operation_says_it_serves():
    assert matrix(DESIGN).cells == {("T1", "operation:buses/findBuses")}


def test_a_customer_story_is_served_through_its_technical_story():
    assert matrix(DESIGN).through == {("J1", "operation:buses/findBuses")}


def test_a_story_that_nothing_serves_is_a_gap():
    assert matrix(DESIGN).jobs_without == (J2,)


def test_an_operation_whose_story_is_gone_is_a_gap():
    assert matrix(DESIGN).operations_without == (STOP,)


def test_csv_has_a_row_for_each_story_and_one_for_the_gaps():
    assert to_csv(matrix(DESIGN)).splitlines() == [
        "story,motivation,buses/findBuses,buses/stopBus,gap",
        "J1,find a bus,(x),,",
        "J2,pay later,,,no operation",
        "T1,provide the buses,x,,",
        "gap,,,no story,",
    ]


@pytest.mark.hostile(20)
def test_csv_cells_that_look_like_formulas_are_neutralised():
    design = Design("D", jobs=(JobStory("=1+1", "customer", want='  @HYPERLINK("x")'),))
    assert to_csv(matrix(design)).splitlines()[1] == '\'=1+1,"\'  @HYPERLINK(""x"")",no operation'


@pytest.mark.hostile(21)
def test_markdown_stays_one_table_whatever_people_wrote():
    design = Design("D", jobs=(JobStory("J1", "customer", want="a | b\n# c <script>"),))
    assert to_markdown(matrix(design)).splitlines()[2] == r"| J1 | a \| b # c \<script\> | no operation |"


def test_json_names_stories_operations_cells_and_gaps():
    held = json.loads(to_json(matrix(DESIGN)))
    assert held["cells"] == [["T1", "operation:buses/findBuses"]]
    assert held["jobs_without"] == ["J2"]
    assert held["operations_without"] == ["operation:buses/stopBus"]


def test_an_empty_design_has_an_empty_matrix():
    assert to_csv(matrix(Design("Nothing"))).splitlines() == ["story,motivation,gap", "gap,,"]

"""The diagrams of the two whole sample designs: their calls keep the numbers that operations refer to."""

from pathlib import Path

import pytest
import yaml

from seedapp.core.sequence import answers_to, parse

EXAMPLES = Path(__file__).parents[4] / "shared" / "examples"
CALLS_TO_SERVICES = {
    "find-and-rent": {2: "api", 3: "bikes", 5: "api", 7: "rentals"},
    "return-a-bike": {2: "api", 3: "rentals", 4: "bikes"},
    "report-a-bike": {1: "api", 2: "bikes"},
    "search-and-borrow": {2: "books", 3: "loans"},
    "give-back": {1: "loans", 2: "loans"},
}

pytestmark = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason="the sample designs lie beside the repository, not in it"
)


def diagrams():
    for path in sorted(EXAMPLES.glob("*.seed.yaml")):
        for interaction in yaml.safe_load(path.read_text())["interactions"]:
            yield interaction["key"], parse(interaction["plantuml"])


def test_calls_to_services_have_the_numbers_that_operations_name():
    found = {
        key: {one.number: one.target for one in diagram.calls if one.number in CALLS_TO_SERVICES[key]}
        for key, diagram in diagrams()
    }
    assert found == CALLS_TO_SERVICES


def test_every_line_is_understood():
    assert {key: diagram.problems for key, diagram in diagrams() if diagram.problems} == {}


def test_every_return_answers_a_call():
    assert [one for _, diagram in diagrams() for one in diagram.returns if one.answers is None] == []


def test_both_ways_of_renting_a_bike_answer_the_same_call():
    diagram = dict(diagrams())["find-and-rent"]
    assert [one.label for one in answers_to(diagram, 7)] == ["rental_id", "conflict"]

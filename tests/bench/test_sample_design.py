"""The design that `make bench` measures with is one that a team could have written."""

import pytest

from bench.sample_design import sample_design
from seedapp.core import coach, design_file
from seedapp.core.openapi import document, validity


@pytest.mark.parametrize("count", [1, 10, 100, 500])
def test_it_has_as_many_operations_as_were_asked_for(count):
    assert len(sample_design(count).operations) == count


def test_it_is_the_same_each_time():
    assert sample_design(50) == sample_design(50)


def test_it_is_a_design_file():
    design = sample_design(60)
    assert design_file.load(design_file.dump(design)) == design


def test_the_coach_finds_no_error_in_it():
    assert [one for one in coach.check(sample_design(60)) if one.severity == "error"] == []


def test_its_documents_are_valid():
    design = sample_design(60)
    assert [validity(document(design, service.key)) for service in design.services] == [()] * 4

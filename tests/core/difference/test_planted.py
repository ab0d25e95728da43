"""Fifty changes planted in documents: each is found once, as what it is, and nothing else is."""

import pytest

from seedapp.core.difference import compare_documents
from seedapp.core.openapi import validity

from .planted import CHANGES, changes_for, document_of, planted


@pytest.fixture(scope="module")
def thousand():
    return document_of(1000)


@pytest.fixture(scope="module")
def found(thousand):
    return compare_documents(thousand, planted(thousand))


def test_each_planted_change_is_found_once_as_what_it_is_and_nothing_else(thousand, found):
    assert sorted((one.pointer, one.kind, one.moved) for one in found) == sorted(
        (one.pointer, one.kind, one.moved) for one in changes_for(thousand)
    )
    assert len(found) == len(CHANGES) == 50


def test_planted_changes_are_told_from_a_hundred_operations_on():
    small = document_of(100)

    changes = compare_documents(small, planted(small))

    assert len(changes) == 50
    assert {one.pointer for one in changes} == {one.pointer for one in changes_for(small)}


def test_a_change_of_a_component_names_each_operation_that_it_reaches(found):
    [gone] = [one for one in found if one.pointer.endswith("/properties/price")]
    titles = [one.title for one in gone.touched]
    assert [title.split()[0] for title in titles] == ["GET", "POST", "GET", "PATCH"]


def test_planted_documents_are_valid():
    assert validity(document_of(100)) == ()

"""Every line of what hostile input gets has a test, and the page of them is up to date."""

from . import promises


def test_every_line_is_shown_by_a_test():
    assert [number for number in promises.LINES if number not in promises.evidence()] == []


def test_no_test_claims_a_line_that_there_is_not():
    assert set(promises.evidence()) <= set(promises.LINES)

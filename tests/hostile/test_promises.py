"""Every line of what hostile input gets has a test, and the page of them is up to date."""

from pathlib import Path

from . import promises

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "hostile-input.md"


def test_every_line_is_shown_by_a_test():
    assert [number for number in promises.LINES if number not in promises.evidence()] == []


def test_no_test_claims_a_line_that_there_is_not():
    assert set(promises.evidence()) <= set(promises.LINES)


def test_the_page_of_them_is_up_to_date():
    assert PAGE.read_text("utf-8") == promises.page(), "Run: python -m scripts.write_reference"

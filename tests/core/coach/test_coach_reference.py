"""The reference page of the coach says all that the registry says, and the file in docs is up to date."""

from pathlib import Path

import pytest

from seedapp.core.coach import RULES
from seedapp.core.coach.reference import coach_reference

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "coach.md"


def test_the_page_in_docs_is_up_to_date():
    assert PAGE.read_text("utf-8") == coach_reference(), "run: python scripts/write_reference.py"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_is_on_the_page_with_why_and_examples(rule):
    page = coach_reference()
    for text in (f"### {rule.id}\n", rule.title, rule.why, rule.example_before, rule.example_after):
        assert text
        assert text in page


def test_the_page_speaks_the_language_it_is_given():
    korean = {"What the coach looks for": "코치가 살피는 것"}
    assert coach_reference(lambda text: korean.get(text, text)).startswith("# 코치가 살피는 것\n")

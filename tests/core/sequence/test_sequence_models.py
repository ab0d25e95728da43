"""A diagram and its text say the same, and each line of a text is accounted for."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.sequence import Unread, parse, unparse, walk

from .documented import REFUSED, constructs
from .same import without_lines
from .strategies import DIAGRAMS


@settings(max_examples=150, deadline=None, derandomize=True)
@given(DIAGRAMS)
def test_a_diagram_that_is_printed_and_read_is_the_same(diagram):
    assert without_lines(parse(unparse(diagram))) == without_lines(diagram)


KNOWN = [lines for _, lines in constructs() if "/'" not in lines and not lines.endswith("\\") and lines]
LINES = st.lists(
    st.one_of(st.sampled_from(KNOWN), st.sampled_from(REFUSED), st.text(max_size=20)), max_size=12
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LINES)
def test_every_line_is_understood_or_ignored_or_reported(pieces):
    """A line that is read is printed, and one that is not read is printed as typed under a problem."""
    within = "\n".join(re.sub(r"[\r\\]|/'", " ", piece) for piece in pieces)
    typed = unicodedata.normalize("NFC", f"@startuml\n{within}\n@enduml").split("\n")
    diagram = parse("\n".join(typed))
    assert all(1 <= problem.line <= len(typed) for problem in diagram.problems)
    assert len(unparse(diagram).rstrip("\n").split("\n")) >= len(typed)
    for unread in (step for step in walk(diagram.steps) if isinstance(step, Unread)):
        assert unread.line in {problem.line for problem in diagram.problems}

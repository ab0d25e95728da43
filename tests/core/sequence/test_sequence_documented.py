"""Every construct that PlantUML's documentation shows: understood, or reported by its line."""

import re
from collections import Counter

import pytest

from seedapp.core.sequence import Ignored, parse, unparse

from .documented import REFUSED, UNDERSTOOD, constructs, source
from .same import without_lines

DRAWN_ONLY = {"a -> b : <img:x.png>"}


@pytest.mark.parametrize(("kind", "lines"), constructs(), ids=str)
class TestDocumented:
    def test_it_is_understood(self, kind, lines):
        assert [str(one.sentence) for one in parse(source(lines)).problems] == []

    def test_printed_and_read_again_it_is_the_same(self, kind, lines):
        diagram = parse(source(lines))
        assert without_lines(parse(unparse(diagram))) == without_lines(diagram)

    def test_nothing_of_it_is_lost_in_print(self, kind, lines):
        printed = unparse(parse(source(lines)))
        assert not Counter(_words(source(lines))) - Counter(_words(printed))


def _words(text: str) -> list[str]:
    one_way = re.sub(r"end\s?(?=[a-z])|rnote|hnote", "", text, flags=re.IGNORECASE)
    return re.findall(r"\w+", one_way.casefold())


@pytest.mark.parametrize("line", [one for one in REFUSED if one not in DRAWN_ONLY])
def test_what_plantuml_refuses_is_reported_by_its_line(line):
    assert [one.line for one in parse(source(line)).problems] == [4]


@pytest.mark.parametrize("lines", UNDERSTOOD["settings"])
def test_settings_mean_nothing_for_the_design(lines):
    diagram = parse(source(lines))
    assert len(diagram.calls) == 2
    assert any(isinstance(one, Ignored) for one in diagram.steps)

"""What core reads of sequence diagrams, and what PlantUML draws: the two agree."""

from pathlib import Path

import pytest

from seedapp.adapters.plantuml import draw
from seedapp.core.sequence import parse, unparse
from tests.core.sequence.documented import REFUSED, constructs, source

CORPUS = sorted((Path(__file__).parents[1] / "core" / "sequence" / "corpus").glob("*.puml"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_diagram_of_the_corpus_is_drawn(path):
    without_pictures = path.read_text().replace("<img:https://x.test/a.png>", "")
    assert draw(without_pictures).problem is None


def test_a_return_in_each_branch_is_drawn_from_the_same_bar():
    lines = (
        "a -> b ++ : outer",
        "b -> c ++ : inner",
        "alt yes",
        "return one",
        "else no",
        "return two",
        "end",
    )
    drawing = draw("\n".join(["@startuml", *lines, "return three", "@enduml"]))
    assert drawing.problem is None
    assert [drawing.svg.count(f">{words}<") for words in ("one", "two", "three")] == [1, 1, 1]


@pytest.mark.parametrize(("kind", "lines"), constructs(), ids=str)
def test_what_is_understood_is_drawn(kind, lines):
    assert draw(source(lines)).problem is None


@pytest.mark.parametrize("kind", ["notes", "references", "declarations", "bars", "groups"])
def test_what_is_printed_is_drawn(kind):
    printed = [unparse(parse(source(lines))) for of, lines in constructs() if of == kind]
    assert [one for one in printed if draw(one).problem] == []


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_reported_is_not_drawn(line):
    assert draw(source(line)).problem is not None

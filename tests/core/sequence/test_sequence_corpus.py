"""Every diagram of the corpus: its calls and answers, and that printing it loses nothing.

The comments above @startuml say what to expect. `calls`: source>target each, `[` for the outside
world, `~` behind an asynchronous one. `answers`: for each return the call that it answers, - for none.
"""

from pathlib import Path

import pytest

from seedapp.core.sequence import Call, parse, unparse

from .same import without_lines

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.puml"))


def expected(source: str, what: str) -> list[str]:
    lines = [line for line in source.splitlines() if line.startswith(f"' {what}")]
    return (
        lines[0]
        .split(" ", 2)[2]
        .replace("Trip API", "Trip_API")
        .replace("Repair shop", "Repair_shop")
        .split(" ")
        if lines
        else []
    )


def shown(call: Call) -> str:
    text = f"{call.source or '['}>{call.target or '['}{'~' if call.asynchronous else ''}"
    return text.replace(" ", "_")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
class TestCorpus:
    def test_every_line_is_understood(self, path):
        assert [str(problem.sentence) for problem in parse(path.read_text()).problems] == []

    def test_calls_are_those_expected(self, path):
        source = path.read_text()
        assert [shown(call) for call in parse(source).calls] == expected(source, "calls")

    def test_returns_answer_the_calls_expected(self, path):
        source = path.read_text()
        answers = ["-" if one.answers is None else str(one.answers) for one in parse(source).returns]
        assert answers == expected(source, "answers")

    def test_printed_and_read_again_it_is_the_same(self, path):
        diagram = parse(path.read_text())
        assert without_lines(parse(unparse(diagram))) == without_lines(diagram)


def test_the_corpus_is_large():
    assert len(CORPUS) >= 40

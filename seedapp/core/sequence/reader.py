"""Reading a diagram line by line: every line is understood, deliberately ignored, or reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NoReturn

from ..wording import Sentence
from . import complaints
from .content import Content, TooMuch
from .lines import Line, TooLarge, apart, joined, refusal, split
from .model import Boundary, Box, Diagram, Ignored, LineProblem, Unread
from .tree import Tree

_START = re.compile(r"@start(\w*+)", re.IGNORECASE)
_END = re.compile(r"@end\w*+", re.IGNORECASE)


@lru_cache(maxsize=128)  # a page asks for the same few texts again and again
def parse(source: str) -> Diagram:
    """The diagram that a text holds. Never raises: what is wrong stands in `problems`."""
    try:
        lines = split(source)
    except TooLarge as too_large:
        return Diagram(problems=(LineProblem(too_large.line, too_large.sentence),))
    return _Reader(lines).read()


class _Stop(Exception):
    """The rest of the text is not read."""


class _Reader:
    def __init__(self, lines: list[Line]) -> None:
        self._lines = joined(lines)
        self._refusals = {
            line.number: reason for line in (*self._lines, *lines) if (reason := refusal(line.text))
        }
        self._at = 0
        self._problems: list[LineProblem] = []
        self._tree = Tree()
        self._content = Content(self._tree)
        self._started = self._ended = False

    def read(self) -> Diagram:
        self._expect_start()
        try:
            while self._at < len(self._lines):
                line = self._lines[self._at]
                self._at += 1
                self._read_line(line)
        except _Stop:
            self._add_rest()
        if not self._ended:
            self._close_everything()
        return Diagram(
            self._content.title, self._content.cast.everyone(), self._tree.steps(), self._all_problems()
        )

    def _all_problems(self) -> tuple[LineProblem, ...]:
        refused = [LineProblem(number, reason, True) for number, reason in self._refusals.items()]
        others = [one for one in self._problems if one.line not in self._refusals]
        return tuple(sorted([*refused, *others], key=lambda one: one.line))

    def _complain(self, line: Line, sentence: Sentence) -> None:
        self._problems.append(LineProblem(line.number, sentence))

    def _reject(self, line: Line, sentence: Sentence) -> None:
        self._complain(line, sentence)
        self._tree.add(Unread(line.text, line.number))

    def _stop(self, line: Line, sentence: Sentence) -> NoReturn:
        self._complain(line, sentence)
        self._at = next(at for at, one in enumerate(self._lines) if one.number == line.number)
        raise _Stop

    def _add_rest(self) -> None:
        rest = self._lines[self._at :]
        self._ended = True
        while self._tree.in_group or self._tree.in_box:
            self._tree.close(closed=False)
        self._tree.add(Unread("\n".join(line.text for line in rest), rest[0].number))

    # The frame: @startuml … @enduml

    def _expect_start(self) -> None:
        written = [line for line in self._lines if line.text]
        if not written:
            self._problems.append(LineProblem(1, complaints.empty()))
            self._started = self._ended = True
        elif not any(_START.match(line.text) for line in self._lines):
            self._complain(written[0], complaints.no_start())
            self._started = True

    def _close_everything(self) -> None:
        self._close_open_groups()
        if self._lines and self._started:
            last = [line for line in self._lines if line.text][-1]
            self._complain(last, complaints.no_end())

    def _close_open_groups(self) -> None:
        while self._tree.in_group or self._tree.in_box:
            open_one = self._tree.close(closed=False)
            if isinstance(open_one, Box):
                self._problems.append(LineProblem(open_one.line, complaints.open_box()))
            else:
                self._problems.append(LineProblem(open_one.line, complaints.open_group(open_one.kind)))

    def _read_start(self, line: Line, kind: str) -> None:
        if self._started:
            self._stop(line, complaints.second_diagram())
        if kind.lower() != "uml":
            self._stop(line, complaints.other_kind(kind))
        self._started = True
        self._tree.add(Boundary(line.text, line.number))

    def _read_end(self, line: Line) -> None:
        if self._ended or not self._started:
            self._reject(line, complaints.outside())
            return
        self._close_open_groups()
        self._ended = True
        self._tree.add(Boundary(line.text, line.number))

    # Lines

    def _read_line(self, line: Line) -> None:
        if line.text.startswith("/'") and "'/" not in line.text[2:]:
            self._read_comment_block(line)
            return
        before, text, behind = apart(line.text)
        start = _START.match(text)
        if not text or text.startswith("'"):
            self._tree.add(Ignored(line.text, line.number))
        elif text.startswith("!"):
            self._tree.add(Unread(line.text, line.number))
        elif start:
            self._read_start(line, start[1])
        elif _END.fullmatch(text):
            self._read_end(line)
        elif self._ended or not self._started:
            self._reject(line, complaints.outside())
        else:
            self._ignore(before, line)
            self._read_content(Line(line.number, text))
            self._ignore(behind, line)

    def _ignore(self, comments: list[str], line: Line) -> None:
        for comment in comments:
            self._tree.add(Ignored(comment, line.number))

    def _read_comment_block(self, line: Line) -> None:
        block = self._take_until(lambda text: "'/" in text)
        if block is None:
            self._reject(line, complaints.open_comment())
            return
        if not block[-1].text.endswith("'/"):
            self._complain(block[-1], complaints.behind_comment())
        self._tree.add(Ignored("\n".join([line.text, *(one.text for one in block)]), line.number))

    def _read_content(self, line: Line) -> None:
        try:
            complaint = self._content.read(line, self._take_until)
        except TooMuch as too_much:
            self._stop(line, too_much.sentence)
        else:
            if complaint is not None:
                self._reject(line, complaint)

    def _take_until(self, ends: Callable[[str], bool]) -> list[Line] | None:
        """The lines up to the one that ends a block, which is the last; None when none does."""
        for at in range(self._at, len(self._lines)):
            text = self._lines[at].text
            if ends(text):
                block = self._lines[self._at : at + 1]
                self._at = at + 1
                return block
            if _END.fullmatch(text):
                return None
        return None

"""What of a diagram's text goes to a renderer: refused lines stop it, odd characters are made harmless."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from seedapp.core.sequence import MOST_PARTICIPANTS, parse
from seedapp.core.sequence.complaints import too_many_participants
from seedapp.core.sequence.drawable import lines_to_draw
from seedapp.core.sequence.lines import TooLarge, joined, refusal, split
from seedapp.core.wording import N_, Sentence, say

from .drawing import Drawing

_START = re.compile(r"@start(\w*)", re.IGNORECASE)
_END = re.compile(r"@end", re.IGNORECASE)
_NEW_PAGE = re.compile(r"newpage\b\s*(.*)", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b|\bsprite\s+\$?[\w.-]+\s+(?!\[|\{|<svg)\S", re.IGNORECASE)
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")


class Refused(ValueError):
    """A text that no renderer may see: `sentence` says why, `line` where."""

    def __init__(self, line: int, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.line = line
        self.sentence = sentence


@dataclass(frozen=True)
class Prepared:
    """The lines for a renderer. `skipped` is how many lines of the text stand before the first of them."""

    lines: tuple[str, ...]
    skipped: int
    last: int

    def placed(self, drawing: Drawing) -> Drawing:
        """The same drawing, its line counted in the text as typed."""
        if drawing.line is None:
            return drawing
        return replace(drawing, line=min(max(drawing.line + self.skipped, 1), self.last))


def prepare(source: str) -> Prepared:
    """The first diagram of a text, between @startuml and @enduml in any case. Raises `Refused`."""
    try:
        lines = split(source)
    except TooLarge as too_large:
        raise Refused(too_large.line, too_large.sentence) from too_large
    for line in [*lines, *joined(lines)]:
        _check(line.number, line.text)
    diagram = parse(source)
    participants = diagram.participants
    if len(participants) > MOST_PARTICIPANTS:
        raise Refused(participants[-1].line, too_many_participants(MOST_PARTICIPANTS))
    texts = [_harmless(text) for text in lines_to_draw(lines, diagram)]
    start = next((at for at, text in enumerate(texts) if _START.match(text)), None)
    begin = 0 if start is None else start + 1
    end = next((at for at in range(begin, len(texts)) if _END.match(texts[at])), len(texts))
    return Prepared(
        lines=("@startuml", *texts[begin:end], "@enduml"),
        skipped=begin - 1,
        last=len(texts),
    )


def _check(number: int, text: str) -> None:
    kind = _START.match(text)
    if kind and kind.group(1).lower() != "uml":
        raise Refused(
            number,
            say(
                N_("Only sequence diagrams are drawn: begin with @startuml, not %(typed)s."),
                typed=kind.group(),
            ),
        )
    reason = refusal(text)
    if reason is None and _PICTURE.search(text):
        reason = say(N_("Pictures from files and addresses are refused. Describe it in words."))
    if reason is not None:
        raise Refused(number, reason)


def _harmless(text: str) -> str:
    """A line without characters that mean something to a renderer only; a new page becomes a divider."""
    text = _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))
    page = _NEW_PAGE.match(text)
    if page:
        return f"== {page.group(1)} ==" if page.group(1) else "|||"
    return text

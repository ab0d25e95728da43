"""Reading one-line marks (dividers, delays, spaces, numbering) and the lines that mean nothing here."""

from __future__ import annotations

import re

from .lines import Line, strip
from .model import Ignored, Mark

_SPACE = re.compile(r"\|\|(?:(\d{1,5})\||\|)\|?")
_AUTONUMBER = re.compile(r"autonumber(?:\s++(?P<text>.*))?", re.IGNORECASE)
_IGNORED = re.compile(
    r"(?:skinparam|hide|show|scale|skin|mainframe|caption|autoactivate|footbox|dpi|rotate|url|legend"
    r"|(?:(?:left|right|center)\s++)?(?:header|footer)"
    r"|ignore\s++newpage|allow_?mixing|left\s++to\s++right\s++direction|top\s++to\s++bottom\s++direction)"
    r"(?![^\s:])(?:.*)",
    re.IGNORECASE,
)
_LINKED_ANCHORS = re.compile(r"\{\w++\}\s*+<->\s*+\{\w++\}(?:\s*+:.*)?")


def read_marking(line: Line) -> Mark | Ignored | None:
    """The mark, or the line to ignore, that a line holds; None when it holds neither."""
    text = line.text
    if len(text) >= 4 and text.startswith("==") and text.endswith("=="):
        return Mark("divider", strip(text[2:-2].strip("=")), line.number)
    for dots in ("...", "…"):
        if text == dots:
            return Mark("delay", "", line.number)
        if text.startswith(dots) and text.endswith(dots) and len(text) >= 2 * len(dots):
            return Mark("delay", strip(text[len(dots) : -len(dots)]), line.number)
    space = _SPACE.fullmatch(text)
    if space:
        return Mark("space", space[1] or "", line.number)
    numbering = _AUTONUMBER.fullmatch(text)
    if numbering:
        return Mark("autonumber", numbering["text"] or "", line.number)
    if _IGNORED.fullmatch(text) or _LINKED_ANCHORS.fullmatch(text):
        return Ignored(text, line.number)
    return None

"""Reading one-line marks (dividers, delays, spaces, numbering) and the lines that mean nothing here."""

from __future__ import annotations

import re

from .lines import Line, strip
from .model import Ignored, Mark

_SPACE = re.compile(r"\|\|(?:(\d{1,5})\||\|)\|?")
_NUMBERED = r'(?:\d[\d.,;:]*+)?(?:\s*+\d++)?(?:\s*+"[^"]++")?'
_AUTONUMBER = re.compile(
    rf"autonumber(?:\s++(?P<text>stop|inc\s++[A-Z]|(?:resume(?=\s|$)\s*+)?{_NUMBERED}))?", re.IGNORECASE
)
_IGNORED = re.compile(
    "|".join(
        (
            r"skinparam\s++\S++\s++\S.*",
            r"(?:scale|skin|mainframe)\s++\S.*",
            r"(?:hide|show)\s++(?:footbox|@?unlinked|stereotypes?|(?:empty\s++)?members|circle)",
            r"(?:(?:left|right|center)\s++)?(?:header|footer|caption|legend)(?=[\s:]).*",
            r"url\s++(?:of|for)\s++\S.*",
            r"autoactivate\s++(?:on|off)",
            r"footbox\s++(?:on|off)",
            r"ignore\s++newpage",
            r"rotate",
        )
    ),
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

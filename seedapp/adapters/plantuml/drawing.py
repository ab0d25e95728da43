"""What drawing a diagram gives, and how it is read from the picture that PlantUML answers with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seedapp.core.wording import N_, Sentence, say

from .svg import NotClean, clean, texts_of


@dataclass(frozen=True)
class Drawing:
    """An `svg` or a `problem`, never both. `line` counts from 1 in the text as typed, where it is known.

    `passing` problems (cut off, busy, no answer) lie in the moment, not in the text.
    """

    svg: str = ""
    problem: Sentence | None = None
    line: int | None = None
    passing: bool = False


_VERSION = "PlantUML version "
_PLACE = re.compile(r"\[From [\w .-]{1,60} \(line (\d{1,6})\) ?\]")
_ASSUMED = re.compile(r"\s*\(Assumed diagram type: [^)]*\)")
_UNKNOWN_KIND = "Diagram not supported by this release of PlantUML"


def drawing_of(svg: str) -> Drawing:
    """The drawing in an SVG from PlantUML, which reports a fault of the text as a picture of words."""
    try:
        cleaned = clean(svg)
    except NotClean:
        return Drawing(
            problem=say(
                N_("The drawing of this diagram could not be read. Simplify the line that you changed last.")
            )
        )
    words = [text.strip() for text in texts_of(cleaned)]
    if words[:1] == [_UNKNOWN_KIND]:
        return Drawing(
            problem=say(
                N_("This is not a sequence diagram. Begin it with @startuml and write one message a line.")
            ),
            line=1,
        )
    place = _PLACE.fullmatch(words[1]) if len(words) > 1 and words[0].startswith(_VERSION) else None
    if place:
        return Drawing(problem=_complaint(words), line=int(place.group(1)))
    return Drawing(svg=cleaned)


def _complaint(words: list[str]) -> Sentence:
    said = next((text for text in reversed(words) if _ASSUMED.search(text)), words[-1])
    said = _ASSUMED.sub("", said).strip()
    if said.startswith("Syntax Error"):
        return say(N_("PlantUML does not understand this line. Mend it or take it out."))
    if said.startswith("Empty description"):
        return say(N_("The diagram is empty. Write a first message: app -> api: open the map"))
    return say(N_("PlantUML cannot draw this line: %(said)s."), said=said.rstrip("."))

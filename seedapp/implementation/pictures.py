"""The drawings of a design's diagrams, made in bounded time."""

from __future__ import annotations

import time

from seedapp.core.design import Design
from seedapp.core.wording import N_, Sentence, say
from seedapp.interactions.drawings import drawing_of, problem_of

from .bundle import Picture
from .words import Translate

PATIENCE_SECONDS = 20.0
_LATE = N_("Drawing all diagrams took too long. Download again: what is drawn by then is in it.")


def pictures_of(design: Design, translate: Translate = str) -> dict[str, Picture]:
    """Interaction's key → its drawing, or why there is none. Never fails because of a diagram."""
    began = time.monotonic()
    pictures: dict[str, Picture] = {}
    for one in design.interactions:
        if time.monotonic() - began > PATIENCE_SECONDS:
            pictures[one.key] = Picture(problem=translate(_LATE))
            continue
        drawing = drawing_of(one.plantuml)
        problem = problem_of(drawing)
        pictures[one.key] = Picture(drawing.svg, _told(problem, drawing.line, translate) if problem else "")
    return pictures


def _told(problem: Sentence, line: int | None, translate: Translate) -> str:
    if line is None:
        return problem.spoken(translate)
    return say(N_("Line %(line)s: %(problem)s"), line=line, problem=problem).spoken(translate)

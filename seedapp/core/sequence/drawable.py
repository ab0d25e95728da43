"""The lines of a diagram as PlantUML can draw them, one for each line that was typed.

PlantUML knows nothing of branches: a bar that is closed in the first branch of an alt is closed for it in
the second one, where a `return` then has nowhere to go or goes to the wrong place. Such a return is drawn
as the dashed arrow that it is. Lines that go on behind a backslash are drawn as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line, joined
from .model import Activation, Call, Diagram, Return, walk
from .names import written


def lines_to_draw(lines: Sequence[Line], diagram: Diagram) -> list[str]:
    """The text of each line, "" for one that is drawn with the line above it."""
    arrows = _misplaced_returns(diagram)
    whole = {line.number: line.text for line in joined(list(lines))}
    return [arrows.get(line.number, whole.get(line.number, "")) for line in lines]


def _misplaced_returns(diagram: Diagram) -> dict[int, str]:
    """The arrow to draw for each `return` line that PlantUML would misplace, by its number."""
    arrows: dict[int, str] = {}
    bars: list[tuple[str, str]] = []
    last: Call | None = None
    for step in walk(diagram.steps):
        if isinstance(step, Call):
            last = step
        if isinstance(step, Call) or (isinstance(step, Return) and not step.by_keyword):
            _move(bars, step)
        elif isinstance(step, Activation):
            opener = last.source if last and last.target == step.participant else ""
            if step.verb == "activate":
                bars.append((step.participant, opener))
            elif bars:
                bars.pop()
        elif isinstance(step, Return):
            if bars and bars[-1] == (step.source, step.target):
                bars.pop()
            elif step.source and step.target:
                label = f" : {step.label}" if step.label else ""
                arrows[step.line] = f"{written(step.source)} --> {written(step.target)}{label}"
    return arrows


def _move(bars: list[tuple[str, str]], message: Call | Return) -> None:
    signs = message.drawn.behind[:4]
    for sign in (signs[:2], signs[2:]):
        if sign == "++":
            bars.append((message.target, message.source))
        elif sign in ("--", "!!") and bars:
            bars.pop()

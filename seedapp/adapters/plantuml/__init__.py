"""Drawing a sequence diagram: PlantUML text in, a clean SVG or the reason why there is none out."""

from __future__ import annotations

import os
from collections import OrderedDict
from threading import Lock

from . import server
from .drawing import Drawing
from .renderer import Renderer
from .source import Refused, prepare

__all__ = ["Drawing", "Renderer", "draw"]

MOST_KEPT = 128
MOST_KEPT_CHARACTERS = 8_000_000

_renderer = Renderer()
_kept: OrderedDict[tuple[str, bool], Drawing] = OrderedDict()
_kept_lock = Lock()


def draw(source: str, *, dark: bool = False) -> Drawing:
    """The drawing of a diagram. Never raises: what is wrong stands in `problem`, with its line.

    It is drawn by the PlantUML server that the environment names in SEED_PLANTUML_SERVER, else by
    the renderer of this process. Text that could make either act is refused before it gets there.
    """
    try:
        prepared = prepare(source)
    except Refused as refused:
        return Drawing(problem=refused.sentence, line=refused.line)
    address = os.environ.get("SEED_PLANTUML_SERVER", "")
    if address:
        return prepared.placed(server.draw(prepared.lines, address=address, dark=dark))
    key = ("\n".join(prepared.lines), dark)
    drawing = _recall(key)
    if drawing is None:
        drawing = _renderer.draw(prepared.lines, dark=dark)
        _keep(key, drawing)
    return prepared.placed(drawing)


def _recall(key: tuple[str, bool]) -> Drawing | None:
    with _kept_lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: tuple[str, bool], drawing: Drawing) -> None:
    """Remember what is a fact of the text; a drawing that was cut off may succeed the next time."""
    if drawing.passing:
        return
    with _kept_lock:
        _kept[key] = drawing
        while len(_kept) > MOST_KEPT or sum(len(one.svg) for one in _kept.values()) > MOST_KEPT_CHARACTERS:
            _kept.popitem(last=False)

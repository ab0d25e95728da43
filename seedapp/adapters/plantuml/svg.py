"""An SVG made safe to serve: only shapes and words stay; links, scripts and outside references go."""

from __future__ import annotations

import re
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

MOST_CHARACTERS = 4_000_000
MOST_DEPTH = 100

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_KEPT = frozenset({
    "svg", "g", "defs", "title", "desc", "text", "tspan", "rect", "line", "path", "polygon", "polyline",
    "circle", "ellipse", "image", "use", "symbol", "linearGradient", "radialGradient", "stop", "filter",
    "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feFlood", "feComposite", "feMerge",
    "feMergeNode", "clipPath", "marker",
})  # fmt: skip
_UNWRAPPED = frozenset({"a", "switch"})
_ATTRIBUTES = frozenset({
    "id", "class", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "fx", "fy",
    "width", "height", "d", "points", "transform", "viewBox", "version", "preserveAspectRatio", "fill",
    "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "stroke-linejoin", "stroke-opacity", "stroke-miterlimit", "opacity", "color", "font-family",
    "font-size", "font-style", "font-weight", "text-anchor", "text-decoration", "dominant-baseline",
    "letter-spacing", "textLength", "lengthAdjust", "offset", "stop-color", "stop-opacity", "gradientUnits",
    "gradientTransform", "spreadMethod", "filter", "filterUnits", "in", "in2", "result", "stdDeviation",
    "mode", "type", "values", "flood-color", "flood-opacity", "operator", "clip-path", "clipPathUnits",
    "marker-start", "marker-mid", "marker-end", "markerWidth", "markerHeight", "refX", "refY", "orient",
    "style", "role",
})  # fmt: skip
_INSIDE = re.compile(r"#[\w.:-]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")
_OUTWARD = re.compile(
    r"url\s*\((?!\s*['\"]?#)|[\\<]|@|expression|javascript:|image-set|src\s*\(", re.IGNORECASE
)


class NotClean(ValueError):
    """Not well-formed XML, not an SVG, or beyond the limits."""


def clean(svg: str) -> str:
    """The SVG with only what `_KEPT` and `_ATTRIBUTES` name. Raises `NotClean`."""
    if len(svg) > MOST_CHARACTERS:
        raise NotClean("too large")
    cleaner = _Cleaner()
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    parser.StartDoctypeDeclHandler = cleaner.document_type
    try:
        parser.Parse(svg.encode("utf-8"), True)
    except (ExpatError, UnicodeEncodeError) as fault:
        raise NotClean(str(fault)) from fault
    if not cleaner.out:
        raise NotClean("not an SVG")
    return "".join(cleaner.out)


def texts_of(svg: str) -> list[str]:
    """The words of every <text> of a cleaned SVG, in their order."""
    texts: list[str] = []
    inside = False

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "text":
            inside = True
            texts.append("")

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "text"

    def text(words: str) -> None:
        if inside:
            texts[-1] += words

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(svg.encode("utf-8"), True)
    return texts


class _Cleaner:
    """Writes out what may stay while the parser reads. Inside a dropped element nothing is written."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._open: list[str] = []
        self._dropped = 0

    def document_type(self, *_: object) -> None:
        raise NotClean("a document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if len(self._open) >= MOST_DEPTH:
            raise NotClean("too deep")
        if not self._open and (space, tag) != (_SVG, "svg"):
            raise NotClean("not an SVG")
        self._open.append(tag)
        if self._dropped or space != _SVG or tag not in _KEPT | _UNWRAPPED:
            self._dropped += 1
        elif tag in _KEPT:
            spaces = f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"' if not self.out else ""
            self.out.append(f"<{tag}{spaces}{_attributes(attributes)}>")

    def end(self, _name: str) -> None:
        tag = self._open.pop()
        if self._dropped:
            self._dropped -= 1
        elif tag in _KEPT:
            self.out.append(f"</{tag}>")

    def text(self, words: str) -> None:
        if self._open and not self._dropped:
            self.out.append(escape(words))


def _attributes(attributes: dict[str, str]) -> str:
    written = []
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if local == "href" and space in {"", _XLINK}:
            if _INSIDE.fullmatch(value) or _PICTURE.fullmatch(value):
                written.append(f" xlink:href={quoteattr(value)}")
        elif space == _XML and local == "space":
            written.append(f" xml:space={quoteattr(value)}")
        elif not space and local in _ATTRIBUTES and not _OUTWARD.search(value):
            written.append(f" {local}={quoteattr(value)}")
    return "".join(written)

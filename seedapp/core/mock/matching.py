"""Which operation a request asks for: paths as OpenAPI matches them, methods as RFC 9110 has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from ..openapi.references import METHODS
from .exchange import Asked, Refused

_MOST_CHARACTERS = 4_000
_VARIABLE = re.compile(r"\{([^{}/]*)\}")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Match:
    """An operation, the item of its path (for what they share), and the values in the path."""

    method: str
    template: str
    item: Mapping[str, Any]
    operation: Mapping[str, Any]
    values: Mapping[str, str]


@dataclass(frozen=True)
class NoBody:
    """OPTIONS where the document says nothing of it: which methods there are."""

    allow: str


def matched(document: Mapping[str, Any], asked: Asked) -> Match | NoBody:
    """What is asked for; a path without variables goes before one with. Raises Refused (400, 404, 405)."""
    segments = _segments(asked.path)
    candidates = sorted(_candidates(document, segments), key=lambda one: one[0])
    if not candidates:
        raise Refused(404, "No path of the document matches this one.")
    best = [one for one in candidates if one[0] == candidates[0][0]]
    method = asked.method.lower()
    for _rank, template, item, values in best:
        for offered in (method, "get") if method == "head" else (method,):
            if offered in METHODS and isinstance(item.get(offered), Mapping):
                return Match(offered, template, item, item[offered], values)
    allow = _allow(item for _rank, _template, item, _values in best)
    if method == "options":
        return NoBody(allow)
    raise Refused(405, f"This path has the methods {allow}.", headers={"Allow": allow})


def _segments(path: str) -> list[str]:
    """The decoded segments; an encoded slash stays inside of its segment."""
    if len(path) > _MOST_CHARACTERS:
        raise Refused(414, f"The path is longer than {_MOST_CHARACTERS} characters.")
    if _LONE_PERCENT.search(path):
        raise Refused(400, "A percent sign in the path is not followed by two hexadecimal digits.")
    try:
        segments = [unquote(one, errors="strict") for one in path.removeprefix("/").split("/")]
    except UnicodeDecodeError as error:
        raise Refused(400, "The path is not UTF-8.") from error
    if any(one in {".", ".."} for one in segments):
        raise Refused(404, "The path has dot segments. Resolve them before you ask.")
    return segments


def _candidates(
    document: Mapping[str, Any], segments: list[str]
) -> Iterator[tuple[tuple[int, ...], str, Mapping[str, Any], dict[str, str]]]:
    paths = document.get("paths")
    for template, item in paths.items() if isinstance(paths, Mapping) else ():
        parts = str(template).removeprefix("/").split("/")
        if not isinstance(item, Mapping) or len(parts) != len(segments):
            continue
        values: dict[str, str] = {}
        if all(_fits(part, segment, values) for part, segment in zip(parts, segments, strict=True)):
            yield tuple(_rank(part) for part in parts), str(template), item, values


def _fits(part: str, segment: str, values: dict[str, str]) -> bool:
    """Whether a segment is one of the template's part; its variables are put into `values`.

    Text around variables is looked for from the left, once: no pattern is tried twice.
    """
    pieces = _VARIABLE.split(part)  # text, name, text, name, …, text
    texts, names = pieces[::2], pieces[1::2]
    if not names:
        return part == segment
    if not segment.startswith(texts[0]) or not segment.endswith(texts[-1]):
        return False
    at, end = len(texts[0]), len(segment) - len(texts[-1])
    for name, text in zip(names[:-1], texts[1:-1], strict=True):
        found = segment.find(text, at + 1, end) if text else at + 1
        if found < 0:
            return False
        values[name] = segment[at:found]
        at = found + len(text)
    values[names[-1]] = segment[at:end]
    return at < end


def _rank(part: str) -> int:
    """Text before text with variables before a variable alone."""
    if not _VARIABLE.search(part):
        return 0
    return 2 if _VARIABLE.fullmatch(part) else 1


def _allow(items: Iterator[Mapping[str, Any]]) -> str:
    methods = {name.upper() for item in items for name in item if name in METHODS}
    if "GET" in methods:
        methods.add("HEAD")
    return ", ".join(sorted(methods | {"OPTIONS"}))

"""Labels as people read them: links, pictures, colours and line breaks taken out."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[\[([^\[\]]*+)\]\]")
_TOOLTIP = re.compile(r"\{[^{}]*+\}")
_PICTURE = re.compile(r"<(?:img[:\s]|\$|&|:)[^<>]{0,2000}+>", re.IGNORECASE)
_CODE_POINT = re.compile(r"<U\+([0-9A-Fa-f]{1,6})>")
_TAG = re.compile(
    r"</?(?:b|i|u|s|w|del|strike|plain|sub|sup|back|font|color|size|code)(?:[:=\s][^<>]{0,200}+)?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\\[nrlt]|<br\s*+/?>|\n", re.IGNORECASE)
_PAIRS = tuple(
    re.compile(
        rf"(?<![\w:\{mark}])\{mark}{{2}}(?=[^\s\{mark}])(.{{1,300}}?)(?<=\S)\{mark}{{2}}(?![\w\{mark}])"
    )
    for mark in '*/"-_~'
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"\s++")


def plain(label: str) -> str:
    """A label or name without markup, on one line. A link leaves its words, a picture nothing."""
    text = _LINK.sub(_words_of_link, label)
    text = _PICTURE.sub("", text)
    text = _CODE_POINT.sub(_character, text)
    text = _TAG.sub("", text)
    text = _BREAK.sub(" ", text)
    for pair in _PAIRS:
        text = pair.sub(r"\1", text)
    text = _CONTROL.sub("", text)
    return _SPACES.sub(" ", text).strip()


def _words_of_link(found: re.Match[str]) -> str:
    _, _, words = _TOOLTIP.sub(" ", found[1]).strip().partition(" ")
    return words.strip()


def _character(found: re.Match[str]) -> str:
    point = int(found[1], 16)
    if point > 0x10FFFF or 0xD800 <= point <= 0xDFFF:
        return ""
    return chr(point)

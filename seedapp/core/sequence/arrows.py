"""Reading a message line: two names, the arrow between them, and what stands behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .model import OUTSIDE, Drawn
from .names import Name, skip_spaces, take_name

_PREFIX = re.compile(r"(?:&\s*+)?(?:\{\w++\}\s++)?")
_LEFT_OUTSIDE = re.compile(r"\[[ox]?|\?(?:[ox](?=[-<]))?(?=[-<ox/\\\[])")
_RIGHT_OUTSIDE = re.compile(r"[ox]?[\]?](?!\])")
_ARROW = re.compile(
    r"(?P<tail>(?:(?<=\s)[ox]|\(\d{1,4}\))?(?:<<?_?|//?|\\\\?)?)"
    r"(?P<before>-*+)(?P<style>\[[^\[\]]{0,200}+\])?(?P<after>-*+)"
    r"(?P<head>(?:_?>>?|//?|\\\\?)?(?:[ox](?=[\s\"“])|\(\d{1,4}\))?)"
)
_HEAD_AND_LETTER = frozenset(head + letter for head in (">", "/", "\\") for letter in "ox")
_MULTICAST = re.compile(r"\s*+&\s*+")
_ACTIVATION = re.compile(r"\+\+--|--\+\+|\+\+|--|\*\*|!!")
_COLOUR = re.compile(r"#[\w#|/\\-]++")
_STEREOTYPE = re.compile(r"<<[^<>]*+>>")
_LINK = re.compile(r"\[\[[^\[\]]*+\]\]")


@dataclass(frozen=True)
class Message:
    """A message as written. `targets` has more than one name for `a -> b & c`."""

    source: Name
    targets: tuple[Name, ...]
    label: str
    dashed: bool
    open_head: bool
    both_ways: bool
    activation: str
    drawn: Drawn

    @property
    def hidden(self) -> bool:
        """Whether it only moves things about in the drawing and says nothing."""
        return "hidden" in self.drawn.arrow


@dataclass(frozen=True)
class _Arrow:
    text: str
    end: int
    leftward: bool
    dashed: bool
    open_head: bool
    both_ways: bool


_OUTSIDE_NAME = Name(OUTSIDE, OUTSIDE)


def read_message(line: str) -> Message | None:
    """The message that a stripped line holds; None when it holds none."""
    start = _end_of(_PREFIX, line, 0)
    left, at, bracket = _take_left(line, start)
    if left is None:
        return None
    at = skip_spaces(line, at)
    arrow = _take_arrow(line, at)
    if arrow is None:
        return None
    right, at, closing = _take_right(line, skip_spaces(line, arrow.end))
    if right is None and arrow.text[-2:] in _HEAD_AND_LETTER:
        # `a ->x : hello`: the letter is the name of a participant, not a cross or a circle.
        right, at, closing = take_name(line, arrow.end - 1)[0], arrow.end, ""
        arrow = _Arrow(arrow.text[:-1], arrow.end - 1, *_flags(arrow))
    if right is None or (left is _OUTSIDE_NAME and right is _OUTSIDE_NAME):
        return None
    more, at = _take_multicast(line, at)
    tail = _read_behind(line, at)
    if tail is None:
        return None
    activation, behind, label = tail
    drawn = Drawn(bracket + arrow.text + closing, arrow.leftward, line[:start].strip(), behind)
    source, targets = (right, (left,)) if arrow.leftward else (left, (right, *more))
    return Message(source, targets, label, arrow.dashed, arrow.open_head, arrow.both_ways, activation, drawn)


def _flags(arrow: _Arrow) -> tuple[bool, bool, bool, bool]:
    return arrow.leftward, arrow.dashed, arrow.open_head, arrow.both_ways


def _end_of(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else at


def _take_left(line: str, at: int) -> tuple[Name | None, int, str]:
    outside = _LEFT_OUTSIDE.match(line, at)
    if outside:
        return _OUTSIDE_NAME, outside.end(), outside.group()
    name, end = take_name(line, at)
    return name, end, ""


def _take_right(line: str, at: int) -> tuple[Name | None, int, str]:
    outside = _RIGHT_OUTSIDE.match(line, at)
    if outside:
        return _OUTSIDE_NAME, outside.end(), outside.group()
    name, end = take_name(line, at)
    return name, end, ""


def _take_arrow(line: str, at: int) -> _Arrow | None:
    found = _ARROW.match(line, at)
    if found is None:
        return None
    before, after, style = len(found["before"]), len(found["after"]), found["style"] or ""
    dashes = before + after - (1 if before and after else 0)
    to_right = any(mark in found["head"] for mark in (">", "/", "\\", "x"))
    to_left = any(mark in found["tail"] for mark in ("<", "/", "\\", "x"))
    if not dashes or not (to_right or to_left):
        return None
    ends = (found["tail"], found["head"])
    return _Arrow(
        text=found.group(),
        end=found.end(),
        leftward=not to_right,
        dashed=dashes > 1 or "dashed" in style or "dotted" in style,
        open_head=any(mark in end for end in ends for mark in ("<<", ">>", "/", "\\")),
        both_ways=to_right and "<" in found["tail"],
    )


def _take_multicast(line: str, at: int) -> tuple[tuple[Name, ...], int]:
    names: list[Name] = []
    while True:
        found = _MULTICAST.match(line, at)
        name, end = take_name(line, found.end()) if found else (None, at)
        if name is None:
            return tuple(names), at
        names.append(name)
        at = end


def _read_behind(line: str, at: int) -> tuple[str, str, str] | None:
    """Activation, everything before the colon as typed, and the label; None when there is more."""
    at = skip_spaces(line, at)
    start = at
    found = _ACTIVATION.match(line, at)
    activation = found.group() if found else ""
    at = skip_spaces(line, at + len(activation))
    for pattern in (_COLOUR, _STEREOTYPE, _LINK):
        at = skip_spaces(line, _end_of(pattern, line, at))
    behind = line[start:at].strip()
    if at == len(line):
        return activation, behind, ""
    if line[at] != ":":
        return None
    return activation, behind, line[at + 1 :].strip()

"""Reading what may run over many lines: notes, references, titles, and blocks of settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..wording import Sentence
from . import complaints
from .lines import MOST_PARTICIPANTS, Line
from .model import Ignored, Note, Reference, Step, Title
from .names import Name, skip_spaces, take_name

TakeUntil = Callable[[Callable[[str], bool]], list[Line] | None]

_NOTE = re.compile(
    r"(?:[/&]\s*+)?[hr]?note\s++(?:(?P<side>left|right|across)(?P<of>\s++of\s++)?|(?P<over>over)\s++)",
    re.IGNORECASE,
)
_END_NOTE = re.compile(r"end\s?[hr]?note", re.IGNORECASE)
_REFERENCE = re.compile(r"ref(?P<colour>#\w++)?\s++over\s++", re.IGNORECASE)
_END_REFERENCE = re.compile(r"end\s?ref", re.IGNORECASE)
_TITLE = re.compile(r"title(?:\s*+:\s*+|\s++|$)(?P<text>.*)", re.IGNORECASE)
_END_TITLE = re.compile(r"end\s?title", re.IGNORECASE)
_LINK = re.compile(r"\[\[[^\[\]]*+\]\]\s*+")
_SIGNS = re.compile(r"(?:<<[^<>]*+>>\s*+)?(?:#[^\s:]++\s*+)?(?:\[\[[^\[\]]*+\]\]\s*+)?")
_EMBEDDED = "{{"
_STYLE = re.compile(r"<style>", re.IGNORECASE)
_SKIN_BLOCK = re.compile(r"(?:skinparam(?:\s++[\w<>]++)?|sprite\s++\$?\w++[^{]*+)\s*+\{", re.IGNORECASE)
_TEXT_BLOCK = re.compile(
    r"(?:(?:left|right|center)\s++)?(?P<kind>header|footer|legend|caption)"
    r"(?:\s++(?:left|right|center|top|bottom)){0,2}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """A step and the participants that it names."""

    step: Step
    names: tuple[Name, ...] = ()


def read_block(line: Line, take_until: TakeUntil) -> Block | Sentence | None:
    """What begins at a line; a sentence when it is wrong, None when nothing of the kind begins."""
    for read in (_read_note, _read_reference, _read_title, _read_settings):
        found = read(line, take_until)
        if found is not None:
            return found
    return None


def _read_note(line: Line, take_until: TakeUntil) -> Block | Sentence | None:
    found = _NOTE.match(line.text)
    if found is None:
        return None
    names: list[Name] = []
    at = found.end()
    if found["of"] or found["over"]:
        most = 2 if found["over"] else 1
        names, at = _take_names(line.text, at, most + 1)
        if not names:
            return complaints.nobody_named()
        if len(names) > most:
            return complaints.too_many_named(most)
    at = _behind_signs(line.text, at)
    header = line.text[:at].strip()
    if at < len(line.text):
        if line.text[at] != ":":
            return None
        text = line.text[at + 1 :].strip()
        if _EMBEDDED in text:
            return complaints.embedded()
        return Block(Note(header, text, line.number), tuple(names))
    block = take_until(lambda text: bool(_END_NOTE.fullmatch(text)))
    if block is None:
        return complaints.open_block("end note")
    text = "\n".join(one.text for one in block[:-1])
    if _EMBEDDED in text:
        return complaints.embedded()
    return Block(Note(header, text, line.number, inline=False), tuple(names))


def _read_reference(line: Line, take_until: TakeUntil) -> Block | Sentence | None:
    found = _REFERENCE.match(line.text)
    if found is None:
        return None
    names, start = _take_names(line.text, found.end(), MOST_PARTICIPANTS)
    if not names:
        return complaints.nobody_named()
    at = skip_spaces(line.text, start)
    link = _LINK.match(line.text, at)
    at = link.end() if link else at
    colour = found["colour"] or ""
    aliases = tuple(name.alias for name in names)
    signs = line.text[start:at].strip()
    if at < len(line.text):
        if line.text[at] != ":":
            return None
        text = line.text[at + 1 :].strip()
        return Block(Reference(aliases, text, line.number, behind=signs, colour=colour), tuple(names))
    block = take_until(lambda text: bool(_END_REFERENCE.fullmatch(text)))
    if block is None:
        return complaints.open_block("end ref")
    text = "\n".join(one.text for one in block[:-1])
    step = Reference(aliases, text, line.number, inline=False, behind=signs, colour=colour)
    return Block(step, tuple(names))


def _read_title(line: Line, take_until: TakeUntil) -> Block | Sentence | None:
    found = _TITLE.fullmatch(line.text)
    if found is None:
        return None
    if found["text"]:
        return Block(Title(found["text"], line.number))
    block = take_until(lambda text: bool(_END_TITLE.fullmatch(text)))
    if block is None:
        return complaints.open_block("end title")
    return Block(Title("\n".join(one.text for one in block[:-1]), line.number, inline=False))


def _read_settings(line: Line, take_until: TakeUntil) -> Block | Sentence | None:
    text_block = _TEXT_BLOCK.fullmatch(line.text)
    if text_block:
        kind = text_block["kind"].lower()
        ending = re.compile(rf"end\s?{kind}", re.IGNORECASE)
        return _ignore_until(line, take_until, lambda text: bool(ending.fullmatch(text)), f"end {kind}")
    if _STYLE.match(line.text):
        return _ignore_until(line, take_until, lambda text: text.lower().endswith("</style>"), "</style>")
    if _SKIN_BLOCK.fullmatch(line.text):
        if line.text.lower().startswith("sprite"):
            return complaints.sprite()
        depth = [1]

        def closes(text: str) -> bool:
            depth[0] += text.endswith("{") - (text == "}")
            return depth[0] == 0

        return _ignore_until(line, take_until, closes, "}")
    return None


def _ignore_until(
    line: Line, take_until: TakeUntil, ends: Callable[[str], bool], ending: str
) -> Block | Sentence:
    block = take_until(ends)
    if block is None:
        return complaints.open_block(ending)
    return Block(Ignored("\n".join([line.text, *(one.text for one in block)]), line.number))


def _take_names(text: str, at: int, most: int) -> tuple[list[Name], int]:
    names: list[Name] = []
    while len(names) < most:
        name, at = take_name(text, skip_spaces(text, at))
        if name is None:
            return names, at
        names.append(name)
        after = skip_spaces(text, at)
        if text[after : after + 1] != ",":
            return names, at
        at = after + 1
    return names, at


def _behind_signs(text: str, at: int) -> int:
    found = _SIGNS.match(text, skip_spaces(text, at))
    return found.end() if found else at

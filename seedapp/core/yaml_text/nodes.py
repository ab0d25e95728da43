"""What a YAML or JSON text holds, with the line of each thing, before anybody gives it a meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from seedapp.core.wording import Sentence


class YamlRefused(Exception):
    """The text cannot be read. `line` counts from 1 (0: all of it); `sentence` says how to mend it."""

    def __init__(self, line: int, sentence: Sentence) -> None:
        super().__init__(f"line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


@dataclass
class Scalar:
    """A single value as it was typed. `plain` is false when it stood in quotes or in a block."""

    text: str
    plain: bool
    line: int

    size = 1
    depth = 0

    @property
    def length(self) -> int:
        """Characters that it stands for, as in Items and Entries: aliases count as often as they stand."""
        return len(self.text)


@dataclass
class Items:
    line: int
    anchor: str | None = None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1
    depth: int = 1
    length: int = 0


@dataclass
class Entries:
    """A mapping: pairs in the order of the text; `repeated` are keys that stood there twice."""

    line: int
    anchor: str | None = None
    pairs: dict[str, tuple[int, Node]] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    size: int = 1
    depth: int = 1
    length: int = 0


Node = Scalar | Items | Entries

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,400}\Z")
_OCTAL = re.compile(r"0o[0-7]{1,400}\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]{1,400}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,400}|[0-9]{1,400}(\.[0-9]{0,400})?)([eE][-+]?[0-9]{1,4})?\Z")


def meaning(scalar: Scalar) -> Any:
    """The value of a scalar by YAML 1.2's core schema; infinities and NaN stay text."""
    text = scalar.text
    if not scalar.plain:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text)


def _number(text: str) -> int | float | str:
    if _INTEGER.match(text):
        return int(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    if _FLOAT.match(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text


def plain(node: Node) -> Any:
    """Dicts, lists and scalars, as the YAML 1.2 core schema reads them."""
    match node:
        case Scalar():
            return meaning(node)
        case Items():
            return [plain(one) for one in node.nodes]
        case Entries():
            return {key: plain(value) for key, (_, value) in node.pairs.items()}

"""Writes plain values as YAML that readers of YAML 1.1 and 1.2 read alike, or as JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

# Words that one reader or another takes for something else than text.
_TAKEN_WORDS = frozenset({
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nil", "nan", "inf", "infinity",
})  # fmt: skip
_LONGEST_TAKEN_WORD = max(map(len, _TAKEN_WORDS))
# Plain text starts with a letter or a slash and holds nothing that YAML gives a meaning to.
# (The repeats are possessive: no part of the text is tried twice.)
_PLAIN = re.compile(
    r"(?:[^\W\d_]|/|\$(?=\w))(?:[\w./+@;(){}$`“”·…–—’' -]++|,(?=[ \w])|:(?=[^\s]))*+", re.UNICODE
)
# Versions and UUIDs start with a digit and still are text to every reader.
_PLAIN_DIGITS = re.compile(r"\d+\.\d+\.\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_JOINERS = "\u200c\u200d"
_LONGEST_SIMPLE_KEY = 1000
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def to_yaml(document: Mapping[str, Any]) -> str:
    """The document as block-style YAML, two spaces a level, no aliases, ending in one newline."""
    if not document:
        return "{}\n"
    writer = _Writer()
    writer.members(document, "", "")
    writer.lines.append("")
    return "\n".join(writer.lines)


def to_json(document: Mapping[str, Any]) -> str:
    """The document as JSON, two spaces a level, ending in one newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Texts(dict[str, str]):
    """Text → how it stands on a line, or "" where it has to be a block. Most texts of a document recur."""

    def __missing__(self, text: str) -> str:
        self[text] = written = "" if "\n" in text and _fits_a_block(text) else _one_line(text)
        return written


class _Keys(dict[Any, str]):
    """Key → how it stands before its value, or "" where it is too long to stand on the same line."""

    def __missing__(self, key: Any) -> str:
        if not isinstance(key, str):
            return _scalar(key, "") + ":"  # not kept: 1 and true are one key to a dict
        text = _one_line(key)
        self[key] = written = f"{text}:" if len(text) <= _LONGEST_SIMPLE_KEY else ""
        return written


class _Writer:
    """Lines of block style. It goes through hundreds of thousands of values, so what is common is asked for
    first, by its exact type, and nothing is worked out twice.

    `lead` is what the first line of a mapping or list begins with: its indent, or the hyphens of the lists
    around it.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._texts = _Texts()
        self._keys = _Keys()

    def members(self, mapping: Mapping[Any, Any], indent: str, lead: str) -> None:
        write, texts, keys = self.lines.append, self._texts, self._keys
        inner = indent + "  "
        for key, member in mapping.items():
            name = keys[key]
            kind = type(member)
            if not name:
                write(f"{lead}? {_one_line(key)}")
                lead, name = indent, ":"
            if kind is str:
                write(f"{lead}{name} {texts[member] or _block(member, indent)}")
            elif kind is dict and member:
                write(lead + name)
                self.members(member, inner, inner)
            elif kind is list and member:
                write(lead + name)
                self.items(member, inner, inner)
            elif kind in _WRITTEN:
                write(f"{lead}{name} {_WRITTEN[kind](member)}")
            elif _is_nested(member):
                write(lead + name)
                self._nested(member, inner, inner)
            else:
                write(f"{lead}{name} {_scalar(member, indent)}")
            lead = indent

    def items(self, items: Iterable[Any], indent: str, lead: str) -> None:
        write, texts = self.lines.append, self._texts
        for item in items:
            kind = type(item)
            if kind is str:
                write(f"{lead}- {texts[item] or _block(item, indent)}")
            elif kind is dict and item:
                self.members(item, indent + "  ", lead + "- ")
            elif _is_nested(item):
                self._nested(item, indent + "  ", lead + "- ")
            else:
                write(f"{lead}- {_scalar(item, indent)}")
            lead = indent

    def _nested(self, value: Any, indent: str, lead: str) -> None:
        if isinstance(value, Mapping):
            self.members(value, indent, lead)
        else:
            self.items(value, indent, lead)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_nested(value: Any) -> bool:
    return bool(value) and (isinstance(value, Mapping) or _is_list(value))


def _scalar(value: Any, indent: str) -> str:
    match value:
        case str():
            return _text(value, indent)
        case Mapping():
            return "{}"
        case Sequence():
            return "[]"
    for kind, written in _WRITTEN.items():
        if isinstance(value, kind):
            return written(value)
    return _text(str(value), indent)


def _float(value: float) -> str:
    """A float with a point, which YAML 1.1 asks of a number with an exponent."""
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    mantissa, exponent_sign, exponent = text.partition("e")
    if exponent_sign and "." not in mantissa:
        return f"{mantissa}.0e{exponent}"
    return text


# A boolean is an integer as well: it comes first.
_WRITTEN: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: int.__str__,
    float: _float,
}


def _text(text: str, indent: str) -> str:
    return _block(text, indent) if _fits_a_block(text) else _one_line(text)


def _fits_a_block(text: str) -> bool:
    """Whether a literal block keeps the text as it is, in every reader."""
    body = text.removesuffix("\n")
    if "\n" not in body or body.endswith("\n"):
        return False
    lines = body.split("\n")
    if not lines[0].strip() or lines[0][0] in " \t":
        return False
    return _is_printable("".join(lines)) and not any(map(str.isspace, lines))


def _block(text: str, indent: str) -> str:
    header = "|" if text.endswith("\n") else "|-"
    inner = indent + "  "
    body = text.removesuffix("\n").split("\n")
    return "\n".join([header, *(inner + line if line else "" for line in body)])


def _one_line(text: str) -> str:
    if _is_plain(text):
        return text
    if _is_printable(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _is_plain(text: str) -> bool:
    if _PLAIN.fullmatch(text) is None:
        return _PLAIN_DIGITS.fullmatch(text) is not None
    return (
        text[-1] not in " :"
        and "  " not in text
        and (len(text) > _LONGEST_TAKEN_WORD or text.casefold() not in _TAKEN_WORDS)
        and (text.isprintable() or _is_printable(text))
    )


def _is_printable(text: str) -> bool:
    return text.isprintable() or all(char.isprintable() or char in _JOINERS for char in text)


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"

"""Writes plain values as YAML that readers of YAML 1.1 and 1.2 read alike, or as JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Words that one reader or another takes for something else than text.
_TAKEN_WORDS = frozenset({
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nil", "nan", "inf", "infinity",
})  # fmt: skip
# Plain text starts with a letter or a slash and holds nothing that YAML gives a meaning to.
_PLAIN = re.compile(
    r"(?:[^\W\d_]|/|\$(?=\w))(?:[\w./+@;(){}$`“”·…–—’ -]|,(?=[ \w])|'|:(?=[^\s]))*", re.UNICODE
)
# Versions and UUIDs start with a digit and still are text to every reader.
_PLAIN_DIGITS = re.compile(r"\d+\.\d+\.\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_JOINERS = "\u200c\u200d"
_LONGEST_SIMPLE_KEY = 1000
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def to_yaml(document: Mapping[str, Any]) -> str:
    """The document as block-style YAML, two spaces a level, no aliases, ending in one newline."""
    return "\n".join(_lines_of(document, "")) + "\n"


def to_json(document: Mapping[str, Any]) -> str:
    """The document as JSON, two spaces a level, ending in one newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _lines_of(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for key, member in value.items():
            yield from _lines_of_member(_key(key), member, indent)
    elif _is_list(value) and value:
        for member in value:
            yield from _lines_of_item(member, indent)
    else:
        yield indent + _scalar(value, indent)


def _lines_of_member(key: str, member: Any, indent: str) -> Iterator[str]:
    if len(key) > _LONGEST_SIMPLE_KEY:
        yield f"{indent}? {key}"
        key = ""
    if _is_nested(member):
        yield f"{indent}{key}:"
        yield from _lines_of(member, indent + "  ")
    else:
        yield f"{indent}{key}: {_scalar(member, indent)}"


def _lines_of_item(member: Any, indent: str) -> Iterator[str]:
    if not _is_nested(member):
        yield f"{indent}- {_scalar(member, indent)}"
        return
    lines = _lines_of(member, indent + "  ")
    first = next(lines)
    yield f"{indent}- {first[len(indent) + 2 :]}"
    yield from lines


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_nested(value: Any) -> bool:
    return bool(value) and (isinstance(value, Mapping) or _is_list(value))


def _key(key: Any) -> str:
    return _one_line(key) if isinstance(key, str) else _scalar(key, "")


def _scalar(value: Any, indent: str) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case str():
            return _text(value, indent)
        case Mapping():
            return "{}"
        case Sequence():
            return "[]"
        case _:
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
    return all(_is_printable(line) and (line == "" or line.strip() != "") for line in lines)


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
    return _PLAIN_DIGITS.fullmatch(text) is not None or (
        _PLAIN.fullmatch(text) is not None
        and text[-1] not in " :"
        and "  " not in text
        and text.casefold() not in _TAKEN_WORDS
        and _is_printable(text)
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

"""YAML with its keys marked, so that the eye finds its way; everything else stays as it is."""

from __future__ import annotations

import re
from html import escape

from django.utils.safestring import SafeString

_KEY = re.compile(r"""(\s*(?:- )*)('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^\s"'#|>][^\n]*?):(?= |$)""")
_BLOCK = re.compile(r"[:-] [|>][+-]?\d*[+-]?$")


def marked(text: str) -> SafeString:
    """Escaped HTML with `<b>` around each key; text inside block scalars has none."""
    lines: list[str] = []
    block_indent: int | None = None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (indent > block_indent or not line):
            lines.append(escape(line, quote=False))
            continue
        lines.append(_with_key(line))
        block_indent = indent if _BLOCK.search(line) else None
    return SafeString("\n".join(lines))  # each piece is escaped, and only <b> is added


def _with_key(line: str) -> str:
    found = _KEY.match(line)
    if found is None:
        return escape(line, quote=False)
    key, rest = escape(found[2], quote=False), escape(line[found.end() :], quote=False)
    return f"{found[1]}<b>{key}</b>:{rest}"

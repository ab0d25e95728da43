"""Descriptions as Markdown that carries no HTML: a viewer shows it, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .references import NAMED_MEMBERS

_CODE = re.compile(r"(`+[^`]*`+)")
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_DATA = frozenset({"example", "examples", "default", "const", "enum", "value"})


def without_html(text: str) -> str:
    """The text with `<` of tags and comments written `&lt;`; code and addresses in brackets stay."""
    if "<" not in text:
        return text
    parts = _CODE.split(text)
    return "".join(part if at % 2 else _HTML.sub("&lt;", part) for at, part in enumerate(parts))


def with_harmless_prose(value: Any, key: str = "", *, names: bool = False) -> Any:
    """A copy of a part of a document in which no description holds HTML."""
    if isinstance(value, str):
        return without_html(value) if key == "description" and not names else value
    if not names and (key in _DATA or key.startswith("x-")):
        return value
    if isinstance(value, Mapping):
        holds_names = not names and key in NAMED_MEMBERS
        return {name: with_harmless_prose(one, str(name), names=holds_names) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [with_harmless_prose(one) for one in value]
    return value

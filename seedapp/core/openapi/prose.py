"""Descriptions as Markdown that carries no HTML: a viewer shows it, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .references import DATA_MEMBERS, NAMED_MEMBERS, SCALARS

_CODE = re.compile(r"(`+[^`]*`+)")
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")


def without_html(text: str) -> str:
    """The text with `<` of tags and comments written `&lt;`; code and addresses in brackets stay."""
    if "<" not in text:
        return text
    parts = _CODE.split(text)
    return "".join(part if at % 2 else _HTML.sub("&lt;", part) for at, part in enumerate(parts))


def with_harmless_prose(value: Any, key: str = "", *, names: bool = False) -> Any:
    """A part of a document without HTML in its descriptions: the part itself where there is none."""
    if isinstance(value, str):
        return without_html(value) if key == "description" and not names else value
    if not names and (key in DATA_MEMBERS or key.startswith("x-")):
        return value
    if isinstance(value, Mapping):
        return _mapping(value, names=not names and key in NAMED_MEMBERS)
    if isinstance(value, list | tuple):
        kept = [with_harmless_prose(one) for one in value]
        return kept if any(one is not other for one, other in zip(kept, value, strict=True)) else value
    return value


def _mapping(value: Mapping[str, Any], *, names: bool) -> Mapping[str, Any]:
    changed: dict[str, Any] = {}
    for name, one in value.items():
        if type(one) in SCALARS and (type(one) is not str or name != "description" or "<" not in one):
            continue
        kept = with_harmless_prose(one, str(name), names=names)
        if kept is not one:
            changed[name] = kept
    return {**value, **changed} if changed else value

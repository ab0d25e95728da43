"""Text that goes into Markdown files: translated, and unable to become markup."""

from __future__ import annotations

import re
from collections.abc import Callable

Translate = Callable[[str], str]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$])|(^|(?<= ))([#+=-]+|\d+[.)])(?= |$)")


def plain(text: str) -> str:
    """Somebody's words on one line of Markdown, which stay words."""
    return _MARKUP.sub(_escaped, " ".join(text.split()))


def _escaped(sign: re.Match[str]) -> str:
    if sign[1]:
        return f"\\{sign[1]}"
    marks = sign[3]
    return f"{sign[2]}{marks[:-1]}\\{marks[-1]}"

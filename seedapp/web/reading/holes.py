"""HTML that is made once, with holes that each visit fills: a page of 500 operations takes no template then.

A hole is named by texts. Its mark holds a word that nobody outside this process knows, so that no text of a
design can pass for one.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

_MARK = secrets.token_hex(16)
Name = tuple[str, ...]


def hole(*name: str) -> SafeString:
    """The mark of a hole, for a template."""
    return SafeString(f"{_MARK}{json.dumps(name)}{_MARK}")


@dataclass(frozen=True)
class Skeleton:
    """Texts and the names of the holes between them: there is one text more."""

    texts: tuple[str, ...]
    holes: tuple[Name, ...]

    def filled(self, fill: Callable[[Name], str]) -> SafeString:
        """`fill` gives the HTML of a hole by its name."""
        parts = [self.texts[0]]
        for name, text in zip(self.holes, self.texts[1:], strict=True):
            parts += (fill(name), text)
        return SafeString("".join(parts))


def skeleton(html: str) -> Skeleton:
    parts = html.split(_MARK)
    return Skeleton(tuple(parts[::2]), tuple(tuple(json.loads(one)) for one in parts[1::2]))

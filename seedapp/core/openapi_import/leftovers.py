"""What an import could not take over, so that nothing is dropped unsaid."""

from __future__ import annotations

from dataclasses import dataclass

from ..wording import Sentence


@dataclass(frozen=True)
class Leftover:
    """`pointer` is a JSON Pointer into the document that was read."""

    pointer: str
    sentence: Sentence

"""The description of an operation without what documents written here add to it."""

from __future__ import annotations

from dataclasses import dataclass

from ..openapi.phrases import ENGLISH, KOREAN


@dataclass(frozen=True)
class Told:
    description: str
    outcome: str


def without_told_prose(description: str) -> Told:
    """The team's own description, and the outcome where the document tells one."""
    text, outcome = description.strip(), ""
    for phrases in (ENGLISH, KOREAN):
        head, found, _ = text.rpartition(phrases.serves)
        if found and (not head or head.endswith("\n")):
            text = head.strip()
        opening = phrases.outcome.partition("{")[0]
        head, found, rest = text.rpartition(opening)
        if found and (not head or head.endswith("\n\n")):
            text, outcome = head.strip(), rest.strip()
    return Told(text, outcome)

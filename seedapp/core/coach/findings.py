"""What the coach says: one finding is one rule met at one place of the design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..design import Actor
from ..wording import Sentence

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Finding:
    """`target` is written as in `core.targets`. `waived` is the reason somebody gave, "" if nobody did.

    `part` is the value to mend, by the names of the design file from the thing on: `kind`, `http/path`,
    `inputs/bike_id/type`, `failures/0/status`; "" is the thing as a whole.
    """

    rule: str
    severity: Severity
    target: str
    step: int
    sentence: Sentence
    waived: str = ""
    part: str = ""


@dataclass(frozen=True)
class Found:
    """What a rule reports. `severity` is given only where it differs from the rule's own.

    `part` is given where the target does not tell it (see `Finding`).
    """

    target: str
    sentence: Sentence
    severity: Severity | None = None
    part: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What lies outside the design but matters to it.

    `other_actors` are the actors of the team's other designs; `published` maps a service's key to the
    OpenAPI document (a plain dict) of its latest published revision. `digests` are what those documents are
    known by, where that is at hand: equal for equal documents.
    """

    other_actors: tuple[Actor, ...] = ()
    published: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def known_by(self) -> tuple[object, ...]:
        """What is different wherever the surroundings are, and short where `digests` are given."""
        return self.other_actors, self.digests or self.published

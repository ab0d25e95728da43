"""A mend as a value: what it does in words, and the thing that it changes, before and after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ... import targets
from ...design import Actor, DataType, Interaction, JobStory, Operation, Service
from ...wording import Sentence
from ..design_reading import DesignReading
from ..findings import Finding


@dataclass(frozen=True)
class Terms:
    """The glossary of a design, as the thing that a mend changes."""

    glossary: Mapping[str, str] = field(default_factory=dict)


Thing = Service | Actor | JobStory | Interaction | DataType | Operation | Terms


@dataclass(frozen=True)
class Drafted:
    """What one rule proposes: `label` says what pressing the button does."""

    label: Sentence
    before: Thing
    after: Thing


Draft = Callable[[Finding, DesignReading], Drafted | None]


@dataclass(frozen=True)
class Edit:
    """One value that changes: its part by the names of the design file, and its texts; "" is nothing."""

    part: str
    before: str
    after: str


@dataclass(frozen=True)
class Mend:
    """One press of a button. It changes one thing of the design, from `before` to `after`."""

    finding: Finding
    label: Sentence
    before: Thing
    after: Thing

    @property
    def thing(self) -> str:
        """The target of the thing that it changes, as it is called before."""
        return targets.DESIGN if isinstance(self.before, Terms) else targets.of(self.before)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What changes, value by value, in the order of the design file."""
        from .telling import edits_between

        return edits_between(self.before, self.after)

    @cached_property
    def mark(self) -> str:
        """The same for the same change: with it somebody presses what they saw, and nothing else."""
        told = repr((self.finding.rule, self.finding.target, self.before, self.after))
        return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:32]

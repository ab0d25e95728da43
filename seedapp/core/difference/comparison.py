"""What is under comparison: two documents, cut into units that are each compared once.

A unit is an operation, or a pair of components with the direction in which it travels. Units lead to
each other by references, so that circles end, and a change of a shared component is found once and
still knows every operation that it reaches.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..wording import Sentence
from .changes import ChangeKind, Direction
from .endpoints import Endpoint
from .references import Undisturbed, followed, section_of, undisturbed

if TYPE_CHECKING:
    from .spot import Spot

Compare = Callable[["Spot", Any, Any], None]
Begin = Callable[["Comparison", "Unit", str, str, Direction], None]
_MOST_COUNTERPARTS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A change before it is known whom it reaches. `effect` tells two changes of one place apart."""

    kind: ChangeKind
    pointer: str
    effect: str
    before: Any
    after: Any
    sentence: Sentence
    moved: bool = False


@dataclass(eq=False, slots=True)
class Unit:
    """`endpoint` is the operation that the unit is, None for a component."""

    endpoint: Endpoint | None = None
    found: list[Found] = field(default_factory=list)
    leads_to: dict[int, Unit] = field(default_factory=dict)
    seen: set[tuple[str, str, Direction]] = field(default_factory=set)

    def lead_to(self, other: Unit) -> None:
        self.leads_to[id(other)] = other


@dataclass(eq=False)
class Comparison:
    """`begin`: section of the components → what compares two of them; `default` where none is named."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    begin: Mapping[str, Begin]
    units: list[Unit] = field(default_factory=list)
    _known: dict[tuple[Begin, str, str, Direction], Unit] = field(default_factory=dict)
    _counterparts: dict[tuple[Begin, str, Direction], int] = field(default_factory=dict)
    _waiting: deque[tuple[Begin, Unit, str, str, Direction]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.is_one_dialect = is_3_0(self.old) == is_3_0(self.new)
        self._undisturbed: Undisturbed | None = (
            undisturbed(self.old, self.new) if self.is_one_dialect else None
        )

    def unit(self, endpoint: Endpoint | None = None) -> Unit:
        self.units.append(Unit(endpoint))
        return self.units[-1]

    def pair(self, begin: Begin, old: str, new: str, direction: Direction) -> Unit | None:
        """The unit of two references; None when the old one was compared with too many others."""
        known = self._known.get((begin, old, new, direction))
        if known is not None:
            return known
        if old != new:
            at = (begin, old, direction)
            self._counterparts[at] = self._counterparts.get(at, 0) + 1
            if self._counterparts[at] > _MOST_COUNTERPARTS:
                return None
        made = self._known[begin, old, new, direction] = self.unit()
        self._waiting.append((begin, made, old, new, direction))
        return made

    def settle(self) -> None:
        """Compare whatever was referred to, and what that refers to."""
        while self._waiting:
            begin, unit, old, new, direction = self._waiting.popleft()
            begin(self, unit, old, new, direction)

    def is_unchanged(self, unit: Unit, direction: Direction, old: Any, new: Any) -> bool:
        """Whether two values are equal; what they refer to and is not is compared by itself."""
        if self._undisturbed is None or old != new:
            return False
        disturbed = self._undisturbed.others_in(old, direction)
        if any(section_of(one) not in self.begin for one in disturbed):
            return False
        for one in disturbed:
            made = self.pair(self.begin[section_of(one)], one, one, direction)
            if made is not None:
                unit.lead_to(made)
        return True

    def old_at(self, reference: str) -> Any:
        return followed(self.old, reference)

    def new_at(self, reference: str) -> Any:
        return followed(self.new, reference)


def is_3_0(document: Mapping[str, Any]) -> bool:
    return str(document.get("openapi", "")).startswith("3.0")

"""One rule of the method: what it detects, why the method cares, and the function that looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .design_reading import DesignReading
from .findings import Found, Severity

Look = Callable[[DesignReading], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """`title` and `why` are marked English templates; the examples are design text and stay as they are.

    `slow` rules are left out of a quick check.
    """

    id: str
    severity: Severity
    step: int
    title: str
    why: str
    example_before: str
    example_after: str
    check: Look
    slow: bool = False


def rule(
    id: str,
    severity: Severity,
    step: int,
    *,
    title: str,
    why: str,
    before: str,
    after: str,
    slow: bool = False,
) -> Callable[[Look], Rule]:
    """Turn a function that looks through a design into the `Rule` of that id."""

    def made_of(look: Look) -> Rule:
        return Rule(id, severity, step, title, why, before, after, look, slow)

    return made_of

"""Looks through a whole design with every rule, and sets aside what somebody waived."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..design import Design
from ..garbage import garbage_left
from ..openapi import DocumentProblem
from ..targets import part_of
from .design_reading import DesignReading
from .findings import Finding, Found, Surroundings
from .registry import RULES
from .rule import Rule
from .specification import problems_found

NOTHING_AROUND = Surroundings()


@dataclass(frozen=True)
class Look:
    """What a check found, and the design as it was read for it: its bindings and documents are built once."""

    findings: tuple[Finding, ...]
    seen: DesignReading


def check(
    design: Design, *, surroundings: Surroundings = NOTHING_AROUND, full: bool = False
) -> tuple[Finding, ...]:
    """What the coach has to say, in the order of the steps and then of the design.

    openapi-spec-validator (in SPEC-01) is slow: only a `full` check runs it, as before publishing. Errors
    cannot be waived; a waiver counts for a warning or a hint of the same rule and target.
    """
    return look(DesignReading(design, surroundings, is_full=full)).findings


@garbage_left()
def look(seen: DesignReading, *, rules: Collection[str] | None = None) -> Look:
    """`check` of a design that is being read; with `rules` (ids), what these have to say."""
    reasons = {(waiver.rule, waiver.target): waiver.reason for waiver in reversed(seen.design.waivers)}
    findings = tuple(
        finding
        for rule in sorted(RULES.values(), key=lambda rule: rule.step)
        if (seen.is_full or not rule.slow) and (rules is None or rule.id in rules)
        for finding in _findings(rule, seen, reasons)
    )
    return Look(findings, seen)


def problems_of(design: Design, service: str, problems: Sequence[DocumentProblem]) -> tuple[Finding, ...]:
    """What a validator says of the document of a service, as findings of SPEC-01."""
    rule = RULES["SPEC-01"]
    return tuple(_finding(rule, found, {}) for found in problems_found(design, service, problems))


def _findings(rule: Rule, seen: DesignReading, reasons: dict[tuple[str, str], str]) -> Iterator[Finding]:
    for found in rule.check(seen):
        yield _finding(rule, found, reasons)


def _finding(rule: Rule, found: Found, reasons: Mapping[tuple[str, str], str]) -> Finding:
    severity = found.severity or rule.severity
    waived = "" if severity == "error" else reasons.get((rule.id, found.target), "")
    part = found.part or part_of(found.target)
    return Finding(rule.id, severity, found.target, rule.step, found.sentence, waived, part)

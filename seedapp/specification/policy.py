"""What stands in the way of publishing."""

from __future__ import annotations

from collections.abc import Iterable

from seedapp.core.coach import Finding

_LAST_STEP = 5  # what reviewers said stands in the way of approving, not of asking them again
_TOLD_BY_VERSIONS = "SPEC-02"  # told, in publishing, with the version that would do


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors that block publishing: those of the steps before it, which a person has to mend."""
    return tuple(one for one in told(findings) if one.severity == "error" and one.step <= _LAST_STEP)


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All that the coach says of a design whose versions are looked at as it is published."""
    return tuple(one for one in findings if one.rule != _TOLD_BY_VERSIONS)

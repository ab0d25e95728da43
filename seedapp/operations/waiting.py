"""The candidates that wait for somebody to accept them or to decide against them."""

from __future__ import annotations

from seedapp.core import design as core
from seedapp.core.derive.operations import OperationCandidate, operations
from seedapp.designs.models import Design

READY = 0.8  # confidence from which a candidate may be accepted without a second look


def waiting(design: Design, value: core.Design) -> list[OperationCandidate]:
    """What derivation offers beyond the design as it is (`value`), less what was decided against."""
    dismissed = set(design.dismissals.values_list("candidate", flat=True))
    return [one for one in operations(value) if one.status != "known" and one.id not in dismissed]

"""The coach: advice on a design, computed by one pure function a rule of the method."""

from .checking import check, problems_of
from .findings import Finding, Severity, Surroundings
from .registry import RULES
from .rule import Rule

__all__ = ["RULES", "Finding", "Rule", "Severity", "Surroundings", "check", "problems_of"]

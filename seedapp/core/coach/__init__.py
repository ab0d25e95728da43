"""The coach: advice on a design, computed by one pure function a rule of the method."""

from .checking import Look, check, look, problems_of
from .design_reading import DesignReading
from .findings import Finding, Severity, Surroundings
from .registry import RULES
from .rule import Rule

__all__ = [
    "RULES", "DesignReading", "Finding", "Look", "Rule", "Severity", "Surroundings",
    "check", "look", "problems_of",
]  # fmt: skip

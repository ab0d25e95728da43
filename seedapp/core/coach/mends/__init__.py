"""Mends: for a finding, the change of one thing of the design that removes it, where there is a safe one."""

from .all_errors import mend_errors
from .applying import NotSafe, Overtaken, applied, mended, renamed
from .mend import Edit, Mend, Terms, Thing
from .offering import MENDED_RULES, mend_of

__all__ = [
    "MENDED_RULES",
    "Edit",
    "Mend",
    "NotSafe",
    "Overtaken",
    "Terms",
    "Thing",
    "applied",
    "mend_errors",
    "mend_of",
    "mended",
    "renamed",
]

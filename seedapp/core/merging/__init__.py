"""Three-way merging by field: what two people made of one thing since the version both started from.

Nothing that was typed goes silently: what cannot be put together without choosing is a collision.
"""

from .merge import UNKNOWN, Collision, Merged, merge
from .sequences import Collides, in_both
from .ways import Way, as_set, by_item, by_key, by_line, by_member, same, whole

__all__ = [
    "UNKNOWN",
    "Collides",
    "Collision",
    "Merged",
    "Way",
    "as_set",
    "by_item",
    "by_key",
    "by_line",
    "by_member",
    "in_both",
    "merge",
    "same",
    "whole",
]

"""What reviewers think of an interface, as it is handed down from one edition of it to the next."""

from .approval import Review, conditions
from .holding import Edition, Given, Holding, held_in
from .standing import (
    APPROVE,
    CLIENT_DEVELOPER,
    END_USER,
    REQUEST_CHANGES,
    Standing,
    Stands,
    standing_of,
)

__all__ = [
    "APPROVE",
    "CLIENT_DEVELOPER",
    "END_USER",
    "REQUEST_CHANGES",
    "Edition",
    "Given",
    "Holding",
    "Review",
    "Standing",
    "Stands",
    "conditions",
    "held_in",
    "standing_of",
]

"""PlantUML sequence diagrams: read line by line, printed again, and tied to the design."""

from .lines import (
    MOST_BYTES,
    MOST_CHARACTERS_A_LINE,
    MOST_LINES,
    MOST_MESSAGES,
    MOST_PARTICIPANTS,
)
from .markup import plain
from .model import (
    OUTSIDE,
    Activation,
    Boundary,
    Box,
    Branch,
    Call,
    Declaration,
    Diagram,
    Drawn,
    Group,
    Ignored,
    LineProblem,
    Mark,
    Note,
    Participant,
    Reference,
    Return,
    Step,
    Title,
    Unread,
    answers_to,
    walk,
)
from .participants import key_of
from .printing import unparse
from .reader import parse

__all__ = [
    "MOST_BYTES", "MOST_CHARACTERS_A_LINE", "MOST_LINES", "MOST_MESSAGES", "MOST_PARTICIPANTS", "OUTSIDE",
    "Activation", "Boundary", "Box", "Branch", "Call", "Declaration", "Diagram", "Drawn", "Group", "Ignored",
    "LineProblem", "Mark", "Note", "Participant", "Reference", "Return", "Step", "Title", "Unread",
    "answers_to", "key_of", "parse", "plain", "unparse", "walk",
]  # fmt: skip

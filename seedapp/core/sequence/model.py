"""What a sequence diagram says: participants, and a tree of steps with calls and returns in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..wording import Sentence

ParticipantKind = Literal[
    "actor", "participant", "boundary", "control", "entity", "database", "collections", "queue"
]  # fmt: skip
OUTSIDE = ""
"""The alias of the outside world, at the other end of `[->` and `->]`."""


@dataclass(frozen=True)
class Participant:
    """A column of the diagram. `declared` is False when only messages or notes mention it."""

    alias: str
    name: str
    kind: ParticipantKind = "participant"
    stereotype: str = ""
    line: int = 0
    declared: bool = True


@dataclass(frozen=True)
class Drawn:
    """How a message was written: its arrow, and the words before and behind the two names."""

    arrow: str = "->"
    leftward: bool = False
    before: str = ""
    behind: str = ""


@dataclass(frozen=True)
class Call:
    """A message that asks or tells. `number` counts the calls of the diagram from 1.

    `source` and `target` are aliases, `OUTSIDE` for the outside world. `within` names the groups
    around it, outermost first, each by its branch as typed: `("alt the bike is free",)`.
    """

    number: int
    source: str
    target: str
    label: str = ""
    line: int = 0
    asynchronous: bool = False
    creates: bool = False
    within: tuple[str, ...] = ()
    drawn: Drawn = Drawn()

    @property
    def is_self(self) -> bool:
        return self.source == self.target


@dataclass(frozen=True)
class Return:
    """An answer. `answers` is the number of the call that it answers, None when no call was open.

    `by_keyword` is True for a `return …` line, False for a dashed arrow.
    """

    source: str
    target: str
    label: str = ""
    line: int = 0
    answers: int | None = None
    by_keyword: bool = True
    drawn: Drawn = Drawn()


@dataclass(frozen=True)
class Declaration:
    """A line that introduces a participant. `behind` holds its order, colour and link as typed."""

    participant: Participant
    creates: bool = False
    behind: str = ""
    line: int = 0


@dataclass(frozen=True)
class Activation:
    """A line that opens or closes a bar: `verb` is activate, deactivate or destroy."""

    verb: str
    participant: str
    behind: str = ""
    line: int = 0


@dataclass(frozen=True)
class Branch:
    """One part of a group: behind `alt` and the like, or behind `else` or `also`."""

    keyword: str
    label: str
    line: int = 0
    colour: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.keyword} {self.label}".rstrip()


@dataclass(frozen=True)
class Group:
    """`alt`, `opt`, `loop`, `par`, `par2`, `break`, `critical`, `group` or `partition`, with its branches.

    `behind` holds the words behind its `end`.
    """

    kind: str
    branches: tuple[Branch, ...]
    line: int = 0
    before: str = ""
    behind: str = ""
    closed: bool = True


@dataclass(frozen=True)
class Box:
    """A frame around participants. `label` is as typed, colour included."""

    label: str
    steps: tuple[Step, ...] = ()
    line: int = 0
    closed: bool = True


@dataclass(frozen=True)
class Note:
    """A note. `header` is as typed (`note over api, bikes`); `text` holds one or many lines."""

    header: str
    text: str
    line: int = 0
    inline: bool = True


@dataclass(frozen=True)
class Reference:
    """`ref over …`: another diagram is meant here. `behind` is a link as typed."""

    participants: tuple[str, ...]
    text: str
    line: int = 0
    inline: bool = True
    behind: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Title:
    text: str
    line: int = 0
    inline: bool = True


@dataclass(frozen=True)
class Mark:
    """A line drawn across the diagram, or its numbering: a divider, a delay, a space, autonumber."""

    kind: Literal["divider", "delay", "space", "autonumber"]
    text: str
    line: int = 0


@dataclass(frozen=True)
class Boundary:
    """`@startuml` or `@enduml`, as typed."""

    text: str
    line: int = 0


@dataclass(frozen=True)
class Ignored:
    """A line (or block) without meaning for the design: blank, comment, skinparam, hide, ...."""

    text: str
    line: int = 0


@dataclass(frozen=True)
class Unread:
    """Text that was refused or not understood; a `LineProblem` says why."""

    text: str
    line: int = 0


Step = (
    Call | Return | Declaration | Activation | Group | Box | Note | Reference | Title | Mark | Boundary
    | Ignored | Unread
)  # fmt: skip


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with a line and what to do. `refused`: it would make the drawing program act."""

    line: int
    sentence: Sentence
    refused: bool = False


@dataclass(frozen=True)
class Diagram:
    """A whole diagram. `participants` come in the order in which the text first names them."""

    title: str = ""
    participants: tuple[Participant, ...] = ()
    steps: tuple[Step, ...] = ()
    problems: tuple[LineProblem, ...] = ()
    calls: tuple[Call, ...] = field(init=False, repr=False, compare=False)
    returns: tuple[Return, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        flat = tuple(walk(self.steps))
        object.__setattr__(self, "calls", tuple(step for step in flat if isinstance(step, Call)))
        object.__setattr__(self, "returns", tuple(step for step in flat if isinstance(step, Return)))

    def participant(self, alias: str) -> Participant | None:
        return next((one for one in self.participants if one.alias == alias), None)


def walk(steps: Sequence[Step]) -> Iterator[Step]:
    """Every step of a tree in the order of the text, groups and boxes before what is in them."""
    waiting: list[Iterator[Step]] = [iter(steps)]
    while waiting:
        step = next(waiting[-1], None)
        if step is None:
            waiting.pop()
            continue
        yield step
        if isinstance(step, Box):
            waiting.append(iter(step.steps))
        elif isinstance(step, Group):
            waiting.append(iter([inner for branch in step.branches for inner in branch.steps]))


def answers_to(diagram: Diagram, call_number: int) -> tuple[Return, ...]:
    """The returns that answer a call, one for each branch that answers it, in order."""
    return tuple(one for one in diagram.returns if one.answers == call_number)

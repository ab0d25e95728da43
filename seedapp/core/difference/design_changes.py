"""One change of a design, and how what was and is there is shown in a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from ..design import Actor, DataType, Design, Interaction, JobStory, Operation, Service
from ..wording import N_, Sentence, say

Thing = Service | Actor | JobStory | Interaction | DataType | Operation
_LONGEST_SHOWN = 120

KIND_NAMES = {
    "Design": N_("design"),
    "Service": N_("service"),
    "Actor": N_("actor"),
    "JobStory": N_("job story"),
    "Interaction": N_("interaction"),
    "DataType": N_("type"),
    "Operation": N_("operation"),
}


@dataclass(frozen=True)
class DesignChange:
    """`part` is the changed member of the thing, "" when the thing itself came or went.

    `target` names the thing in the new design; in the old one when it was removed. `old_target` is what
    it was called there, "" where it was not. A field that stands in another place now is `moved`.
    """

    target: str
    sentence: Sentence
    kind: Literal["added", "removed", "changed", "moved"]
    part: str = ""
    before: Any = None
    after: Any = None
    old_target: str = ""


def named(thing: Thing | Design) -> dict[str, Any]:
    """What sentences say of a thing: its kind and its name."""
    kind = say(KIND_NAMES[type(thing).__name__])
    match thing:
        case Interaction() | Design():
            name = thing.title
        case JobStory() | Operation():
            name = thing.key
        case _:
            name = thing.name or thing.key if not isinstance(thing, DataType) else thing.name
    return {"kind": kind, "name": name}


def shown(value: Any) -> str:
    """A value in one line that is not too long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1].rstrip()}…"

"""What is wrong with a design file: every fault of it, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seedapp.core.wording import Sentence


@dataclass(frozen=True)
class Fault:
    """`line` counts from 1 (0: the file as a whole); `path` names the place (`jobs[3].actor`)."""

    line: int
    path: str
    sentence: Sentence

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "file"
        return f"{place}: {self.path + ': ' if self.path else ''}{self.sentence}"


class DesignFileError(Exception):
    """The file is no design; `faults` are all of its faults, in the order of the lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(str(fault) for fault in self.faults))

"""Growing the tree of steps: groups with branches, and boxes, opened and closed line by line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .model import Box, Branch, Group, Step

DEEPEST = 50


@dataclass
class _Frame:
    """A group or box that is being read; the bottom one is neither."""

    opened: Branch | Box | None = None
    before: str = ""
    finished: list[Branch] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


class Tree:
    def __init__(self) -> None:
        self._frames = [_Frame()]
        self.within: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        return len(self._frames) > DEEPEST

    @property
    def in_group(self) -> bool:
        return isinstance(self._frames[-1].opened, Branch)

    @property
    def in_box(self) -> bool:
        return isinstance(self._frames[-1].opened, Box)

    def add(self, step: Step) -> None:
        self._frames[-1].steps.append(step)

    def open_group(self, branch: Branch, before: str) -> None:
        self._open(_Frame(branch, before))

    def open_box(self, box: Box) -> None:
        self._open(_Frame(box))

    def next_branch(self, branch: Branch) -> None:
        frame = self._frames[-1]
        frame.finished.append(self._finished_branch(frame))
        frame.opened, frame.steps = branch, []
        self._name_groups()

    def close(self, behind: str = "", *, closed: bool = True) -> Group | Box:
        """Close the innermost group or box; `closed` is False when the text never did.

        `behind` are the words behind its `end`.
        """
        frame = self._frames.pop()
        whole: Group | Box
        if isinstance(frame.opened, Box):
            whole = replace(frame.opened, steps=tuple(frame.steps), closed=closed)
        else:
            branches = (*frame.finished, self._finished_branch(frame))
            whole = Group(branches[0].keyword, branches, branches[0].line, frame.before, behind, closed)
        self.add(whole)
        self._name_groups()
        return whole

    def steps(self) -> tuple[Step, ...]:
        return tuple(self._frames[0].steps)

    def _open(self, frame: _Frame) -> None:
        self._frames.append(frame)
        self._name_groups()

    def _finished_branch(self, frame: _Frame) -> Branch:
        if not isinstance(frame.opened, Branch):
            raise TypeError("only a group has branches")
        return replace(frame.opened, steps=tuple(frame.steps))

    def _name_groups(self) -> None:
        self.within = tuple(frame.opened.title for frame in self._frames if isinstance(frame.opened, Branch))

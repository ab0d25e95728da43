"""The participants of a diagram, in the order in which its text first names them."""

from __future__ import annotations

from dataclasses import replace

from .model import OUTSIDE, Declaration, Participant
from .names import Name


class Cast:
    def __init__(self) -> None:
        self._known: dict[str, Participant] = {}
        self._awaited: set[str] = set()

    def __len__(self) -> int:
        return len(self._known)

    def everyone(self) -> tuple[Participant, ...]:
        return tuple(self._known.values())

    def mention(self, name: Name, line: int) -> None:
        """A message or note names somebody, declared or not."""
        if name.alias != OUTSIDE and name.alias not in self._known:
            self._known[name.alias] = Participant(name.alias, name.shown, line=line, declared=False)

    def declare(self, declaration: Declaration) -> None:
        """The first declaration counts; a later one changes nothing but the order of drawing."""
        one = declaration.participant
        known = self._known.get(one.alias)
        if known is None or not known.declared:
            self._known[one.alias] = replace(one, line=known.line if known else one.line)
        if declaration.creates:
            self._awaited.add(one.alias)

    def is_created_by_call(self, alias: str) -> bool:
        """Whether a call to somebody is the one that a `create` line announced."""
        if alias not in self._awaited:
            return False
        self._awaited.discard(alias)
        return True

"""Which call a return answers: calls that wait, and bars that are open, branch by branch."""

from __future__ import annotations

from dataclasses import dataclass, field

from .model import Call


@dataclass(frozen=True)
class Bar:
    """An open activation of `participant`. `opener` is who called it, None when nobody did."""

    serial: int
    participant: str
    opener: str | None
    call: int | None = None


@dataclass
class _Fork:
    """What a group found at its start, and what its finished branches left behind."""

    everyone_happens: bool
    continues: bool
    may_be_skipped: bool
    waiting: dict[int, Call]
    bars: list[Bar]
    left: list[tuple[dict[int, Call], list[Bar]]] = field(default_factory=list)


class Conversation:
    """The state of a diagram at one of its lines."""

    def __init__(self) -> None:
        self._waiting: dict[int, Call] = {}
        self._bars: list[Bar] = []
        self._last: Call | None = None
        self._callers: set[tuple[str, str]] = set()
        self._forks: list[_Fork] = []
        self._serial = 0

    def call(self, call: Call) -> None:
        self._waiting[call.number] = call
        self._callers.add((call.source, call.target))
        self._last = call

    def has_called(self, caller: str, called: str) -> bool:
        return (caller, called) in self._callers

    def answer(self, source: str, target: str) -> int | None:
        """Close the latest call from `target` to `source` that waits; one that expects an answer first."""
        open_calls = [one for one in self._waiting.values() if (one.source, one.target) == (target, source)]
        expected = [one for one in open_calls if not one.asynchronous] or open_calls
        if not expected:
            return None
        latest = max(expected, key=lambda one: one.number)
        del self._waiting[latest.number]
        return latest.number

    def activate(self, participant: str) -> None:
        """Open a bar; the latest call opened it when it went to that participant."""
        by = self._last if self._last and self._last.target == participant else None
        self._serial += 1
        self._bars.append(
            Bar(self._serial, participant, by.source if by else None, by.number if by else None)
        )

    def deactivate(self, participant: str) -> bool:
        """Close the innermost bar of a participant; False when it has none."""
        for bar in reversed(self._bars):
            if bar.participant == participant:
                self._bars.remove(bar)
                return True
        return False

    def deactivate_innermost(self) -> bool:
        """Close the innermost bar; False when none is open."""
        if not self._bars:
            return False
        self._bars.pop()
        return True

    def destroy(self, participant: str) -> None:
        self._bars = [bar for bar in self._bars if bar.participant != participant]

    def close_innermost(self) -> tuple[str, str, int | None] | None:
        """Who returns to whom at a `return` line, closing the bar; None when there is nowhere to go.

        The number is that of the call that opened the bar: it is answered once more when an arrow back,
        such as an error, has answered it before.
        """
        for at in range(len(self._bars) - 1, -1, -1):
            bar = self._bars[at]
            if bar.opener is not None:
                del self._bars[at:]
                return bar.participant, bar.opener, bar.call
        waiting = [one for one in self._waiting.values() if not one.asynchronous]
        if not waiting:
            return None
        latest = max(waiting, key=lambda one: one.number)
        return latest.target, latest.source, latest.number

    def open_group(self, kind: str) -> None:
        self._forks.append(
            _Fork(
                everyone_happens=kind in ("par", "par2"),
                continues=kind != "break",
                may_be_skipped=kind in ("opt", "loop", "break"),
                waiting=dict(self._waiting),
                bars=list(self._bars),
            )
        )

    def next_branch(self) -> None:
        """What a branch did is undone for the one that follows it."""
        fork = self._forks[-1]
        fork.left.append((self._waiting, self._bars))
        self._waiting = dict(fork.waiting)
        self._bars = list(fork.bars)

    def close_group(self) -> None:
        """Behind a group, a call waits if it does on any way through it; a bar is open if on every way."""
        fork = self._forks.pop()
        ends = [*fork.left, (self._waiting, self._bars)]
        waiting = {number: call for branch, _ in ends for number, call in branch.items()}
        if not fork.continues:
            waiting = dict(fork.waiting)
        elif fork.may_be_skipped:
            waiting |= fork.waiting
        elif fork.everyone_happens:
            answered = {number for branch, _ in ends for number in fork.waiting if number not in branch}
            waiting = {number: call for number, call in waiting.items() if number not in answered}
        self._waiting = waiting
        known = {bar.serial for bar in fork.bars}
        kept = [bar for bar in fork.bars if all(bar in bars for _, bars in ends)]
        fresh = [bar for _, bars in ends for bar in bars if bar.serial not in known]
        self._bars = kept + (fresh if fork.continues else [])

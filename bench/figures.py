"""What is measured, whether it reaches its target, and how it is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.running import Cost, medians


@dataclass(frozen=True)
class Figure:
    """`name` is its key in build/bench.json. `least` or `most` is the target, None where there is none."""

    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def is_missed(self) -> bool:
        too_little = self.least is not None and self.value < self.least
        return too_little or (self.most is not None and self.value > self.most)

    def __str__(self) -> str:
        value = f"{self.value:,.4g}{' ' if self.unit else ''}{self.unit}"
        return f"{self.name:44} {value:>14}  {self._verdict():24} {self.note}".rstrip()

    def _verdict(self) -> str:
        if self.least is None and self.most is None:
            return ""
        wanted = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"
        return f"{wanted}: {'MISSED' if self.is_missed else 'reached'}"


def times_as_fast(
    name: str, rounds: Sequence[Mapping[str, Cost]], least: float | None, *, as_peer: str
) -> Figure:
    """How many times as fast as a peer we are: the median of the ratios of all rounds.

    By the clock and by the processor's time there are two answers: threads of its own help a peer by the
    one and cost it by the other. The lower one counts.
    """
    by_clock = median(one[as_peer].wall / one["own"].wall for one in rounds)
    by_processor = median(one[as_peer].cpu / one["own"].cpu for one in rounds)
    theirs, ours = medians([one[as_peer] for one in rounds]), medians([one["own"] for one in rounds])
    note = (
        f"clock {theirs.wall:.3g} s : {ours.wall:.3g} s, {by_clock:.3g} ×; "
        f"processor {theirs.cpu:.3g} s : {ours.cpu:.3g} s, {by_processor:.3g} ×"
    )
    return Figure(name, min(by_clock, by_processor), "×", least=least, note=note)


def write(figures: Iterable[Figure], path: Path) -> None:
    """As {name: number}; figures of a run of parts are put beside those that are there."""
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known |= {one.name: float(f"{one.value:.6g}") for one in figures}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, indent=2) + "\n", "utf-8")

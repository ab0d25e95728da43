"""How many writes a second, and how long they took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .people import Answered


@dataclass(frozen=True)
class Rates:
    """Writes per second over the whole run; seconds that 50, 95 and 99 of 100 writes took at most."""

    per_second: float
    median: float
    p95: float
    p99: float

    def __str__(self) -> str:
        return (
            f"{self.per_second:7.1f} writes/s   median {self.median * 1000:6.1f} ms   "
            f"p95 {self.p95 * 1000:6.1f} ms   p99 {self.p99 * 1000:6.1f} ms"
        )


def rates(answers: Sequence[Answered], seconds: float) -> Rates:
    """Of the answers with a status of 2xx, over a run of `seconds`."""
    took = sorted(one.seconds for one in answers if 200 <= one.status < 300)
    if not took:
        raise ValueError("Nothing was written.")
    return Rates(len(took) / seconds, *(took[int((len(took) - 1) * share)] for share in (0.5, 0.95, 0.99)))

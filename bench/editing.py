"""After one edit of an operation: the changed document, against a full generation of the design."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from bench.figures import Figure
from bench.running import Command, alternate, own

OPERATIONS, REPETITIONS, MOST = 1_000, 7, 0.1


def measure() -> Iterator[Figure]:
    sides: dict[str, Command] = {
        "edited": own("edit", OPERATIONS),
        "all": own("generate", OPERATIONS),
    }
    rounds = alternate(sides, REPETITIONS)
    share = median(one["edited"].cpu / one["all"].cpu for one in rounds)
    note = "one operation has another name; the document of its service was kept"
    yield Figure("edit.share_of_full_generation", share, most=MOST, note=note)

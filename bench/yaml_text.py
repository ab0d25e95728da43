"""YAML of a document, against PyYAML's C dumper."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own

OPERATIONS, REPETITIONS, LEAST = 1_000, 9, 12


def measure() -> Iterator[Figure]:
    sides: dict[str, Command] = {"own": own("emit", OPERATIONS), "pyyaml": own("emit_pyyaml", OPERATIONS)}
    rounds = alternate(sides, REPETITIONS)
    yield times_as_fast("yaml.times_as_fast_as_pyyaml", rounds, LEAST, as_peer="pyyaml")

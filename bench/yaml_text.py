"""YAML of a document, against PyYAML's C dumper."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own
from scripts.installation import PYTHON, ROOT

OPERATIONS, REPETITIONS, LEAST = 1_000, 9, 12


def measure() -> Iterator[Figure]:
    sides: dict[str, Command] = {"own": own("emit", OPERATIONS), "pyyaml": own("emit_pyyaml", OPERATIONS)}
    rounds = alternate(sides, REPETITIONS)
    command = [str(PYTHON), "-m", "bench.reading_back"]
    changed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    yield Figure("yaml.texts_changed_by_two_more_readers", int(changed), most=0)
    yield times_as_fast("yaml.times_as_fast_as_pyyaml", rounds, LEAST, as_peer="pyyaml")

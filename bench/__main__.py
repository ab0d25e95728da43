"""Measures everything, or what `--only` names; prints it and writes build/bench.json."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from bench import (
    comparing,
    editing,
    generation,
    growth,
    linting,
    many_hands,
    reviewing,
    serving_documents,
    whole_process,
    yaml_text,
)
from bench.figures import Figure, write
from scripts.installation import ROOT

MEASUREMENTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "growth": growth.measure,
    "process": whole_process.measure,
    "generation": generation.measure,
    "yaml": yaml_text.measure,
    "check": linting.measure,
    "edit": editing.measure,
    "diff": comparing.measure,
    "writers": many_hands.measure,
    "published": serving_documents.measure,
    "reviewing": reviewing.measure,
}


def main() -> None:
    figures: list[Figure] = []
    for name in _options().only or MEASUREMENTS:
        print(f"\n{name}", flush=True)
        for figure in MEASUREMENTS[name]():
            print(f"  {figure}", flush=True)
            figures.append(figure)
    write(figures, ROOT / "build" / "bench.json")
    missed = [one.name for one in figures if one.is_missed]
    print(f"\nMissed targets: {', '.join(missed)}" if missed else "\nEvery target is reached.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    known = ", ".join(MEASUREMENTS)
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, metavar="NAME", help=known)
    return parser.parse_args()


if __name__ == "__main__":
    main()

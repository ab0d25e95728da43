"""Seconds and memory of each step of the engine at growing sizes, and how they grow."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bench.figures import Figure
from bench.running import Cost, alternate, medians, own

STEPS = ("generate", "emit", "check_live", "check_documents", "check_fully", "diff")
SIZES = (10, 100, 1_000, 5_000)
GROWS_FROM, STEEPEST = 100, 1.1
REPETITIONS = {10: 9, 100: 7, 1_000: 5, 5_000: 3}


def measure() -> Iterator[Figure]:
    for step in STEPS:
        costs = {size: _cost(step, size) for size in SIZES}
        for size, cost in costs.items():
            yield Figure(f"{step}.{size}.seconds", cost.cpu, "s")
            yield Figure(f"{step}.{size}.megabytes", cost.peak / 1e6, "MB")
        yield Figure(f"{step}.growth_exponent", _exponent(costs), most=STEEPEST)


def _cost(step: str, size: int) -> Cost:
    return medians([one["own"] for one in alternate({"own": own(step, size)}, REPETITIONS[size])])


def _exponent(costs: dict[int, Cost]) -> float:
    """The slope of a straight line through the logarithms, by least squares: 1 is linear, 2 quadratic."""
    points = [(math.log(size), math.log(cost.cpu)) for size, cost in costs.items() if size >= GROWS_FROM]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)

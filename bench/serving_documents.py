"""Conditional requests for a published document, beside an empty view of the same site on the same server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.published.asking import ask_for
from bench.writers.server import Server
from bench.writers.stage import run

ROUNDS, SECONDS, OPERATIONS = 7, 3, 500


def measure() -> Iterator[Figure]:
    """Answers a second; the ratio to the empty view of the site is the target."""
    with TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'workbench.sqlite3'}",
            "SEED_SECRET_KEY": "bench",
            "DJANGO_SETTINGS_MODULE": "bench.published.settings",
        }
        told = run(environment, "-m", "bench.published.stage", str(OPERATIONS))
        addresses = json.loads(told.splitlines()[-1])
        site = Server("seedapp.wsgi", environment, processes=1)
        bare = Server("bench.published.bare:application", {}, processes=1)
        try:
            yield from _compared(site, bare, addresses)
        finally:
            site.end()
            bare.end()


def _compared(site: Server, bare: Server, addresses: dict[str, str]) -> Iterator[Figure]:
    """In turns, so that a busy machine meets all alike."""
    known = {"If-None-Match": addresses["etag"]}
    asked = {
        "by_version": (site, addresses["by_version"], 304, known),
        "by_hash": (site, addresses["by_hash"], 304, known),
        "whole": (site, addresses["by_hash"], 200, {"Accept-Encoding": "gzip"}),
        "empty": (site, "/empty/", 200, {}),
        "bare": (bare, "/empty/", 200, {}),
    }
    rates: dict[str, list[float]] = {name: [] for name in asked}
    for number in range(ROUNDS + 1):
        for name, (server, path, status, headers) in asked.items():
            rate = ask_for(server.port, path, SECONDS, status=status, headers=headers)
            if number:  # the first round warms up
                rates[name].append(rate)
    for name, listed in rates.items():
        yield Figure(f"published.{name}.per_second", median(listed), "/s")
    for name in ("by_version", "by_hash"):
        yield Figure(f"published.{name}.of_an_empty_view", _ratio(rates, name, "empty"), "×", least=0.8)
        yield Figure(f"published.{name}.of_a_bare_view", _ratio(rates, name, "bare"), "×")


def _ratio(rates: dict[str, list[float]], name: str, peer: str) -> float:
    return median(one / other for one, other in zip(rates[name], rates[peer], strict=True))

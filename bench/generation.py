"""A design in memory made into documents, against libraries that make documents of views."""

from __future__ import annotations

from collections.abc import Iterator

from bench.api_files import plain_api_file
from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own
from scripts.installation import PEERS_PYTHON

OPERATIONS, REPETITIONS = 1_000, 5
LEAST_SPECTACULAR, LEAST_APISPEC = 20, 2
_SETTINGS = "DJANGO_SETTINGS_MODULE=bench.peers.spectacular_settings"


def measure() -> Iterator[Figure]:
    api = plain_api_file(OPERATIONS)
    sides: dict[str, Command] = {
        "own": own("generate", OPERATIONS),
        "spectacular": ["env", _SETTINGS, PEERS_PYTHON, "-m", "bench.peers.spectacular", api],
        "apispec": [PEERS_PYTHON, "-m", "bench.peers.apispec_side", api],
    }
    rounds = alternate(sides, REPETITIONS)
    yield times_as_fast(
        "generation.times_as_fast_as_drf_spectacular", rounds, LEAST_SPECTACULAR, as_peer="spectacular"
    )
    yield times_as_fast("generation.times_as_fast_as_apispec", rounds, LEAST_APISPEC, as_peer="apispec")

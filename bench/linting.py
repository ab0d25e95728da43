"""The full check (structure with dialect, references, examples, lint), against two that check documents.

Ours begins with the design and makes the documents on the way; Redocly is given YAML, with its second run in
one process counting, and openapi-spec-validator parsed documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.api_files import NODE, document_files
from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own
from scripts.installation import ROOT

OPERATIONS, REPETITIONS = 1_000, 3
LEAST_REDOCLY, LEAST_VALIDATOR = 8, 25


def measure() -> Iterator[Figure]:
    script = ROOT / "bench" / "peers" / "redocly.mjs"
    sides: dict[str, Command] = {
        "own": own("check_fully", OPERATIONS),
        "live": own("check_live", OPERATIONS),
        "redocly": [NODE, "--expose-gc", script, *document_files(OPERATIONS)],
        "validator": own("openapi_spec_validator", OPERATIONS),
    }
    rounds = alternate(sides, REPETITIONS)
    yield times_as_fast("check.times_as_fast_as_redocly", rounds, LEAST_REDOCLY, as_peer="redocly")
    yield times_as_fast(
        "check.times_as_fast_as_openapi_spec_validator", rounds, LEAST_VALIDATOR, as_peer="validator"
    )
    without_lint = [{**one, "own": one["live"]} for one in rounds]
    yield times_as_fast("check.live_alone_against_redocly", without_lint, None, as_peer="redocly")
    yield times_as_fast(
        "check.live_alone_against_openapi_spec_validator", without_lint, None, as_peer="validator"
    )

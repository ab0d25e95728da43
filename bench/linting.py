"""The full check of ready documents (structure with dialect, references, examples, lint), against two that
check documents.

All are given the documents; Redocly as YAML, with its second run in one process counting. What the check of
a whole design costs, from making the documents to the rules for stories and diagrams, stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.api_files import NODE, document_files
from bench.figures import Figure, times_as_fast
from bench.running import Command, alternate, own
from scripts.installation import ROOT

OPERATIONS, REPETITIONS = 1_000, 3
LEAST = {"redocly": 8, "openapi_spec_validator": 25}


def measure() -> Iterator[Figure]:
    script = ROOT / "bench" / "peers" / "redocly.mjs"
    sides: dict[str, Command] = {
        "own": own("check_documents", OPERATIONS),
        "live": own("check_live", OPERATIONS),
        "design": own("check_fully", OPERATIONS),
        "redocly": [NODE, "--expose-gc", script, *document_files(OPERATIONS)],
        "openapi_spec_validator": own("openapi_spec_validator", OPERATIONS),
    }
    rounds = alternate(sides, REPETITIONS)
    for peer, least in LEAST.items():
        yield times_as_fast(f"check.times_as_fast_as_{peer}", rounds, least, as_peer=peer)
    for name, side in (("live_alone", "live"), ("whole_design", "design")):
        instead = [{**one, "own": one[side]} for one in rounds]
        for peer in LEAST:
            yield times_as_fast(f"check.{name}_against_{peer}", instead, None, as_peer=peer)

"""The sample design in the forms that other programs read, in files under build/bench/api."""

from __future__ import annotations

import json
from pathlib import Path

from bench.plain_api import plain_api
from bench.sample_design import sample_design
from scripts.installation import PEERS

FOLDER = PEERS / "api"


def plain_api_file(operations: int) -> Path:
    """For views, serializers and schemas of other libraries."""
    path = FOLDER / f"plain-{operations}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain_api(sample_design(operations)), ensure_ascii=False), "utf-8")
    return path

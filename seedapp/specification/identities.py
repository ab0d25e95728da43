"""What the things of a design stay known by, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from seedapp.designs.models import Design


def identities_of(design: Design) -> dict[str, dict[str, str]]:
    """What stays the same when keys and names change, of "jobs", "types" and "services" by key or name."""
    jobs: Iterable[tuple[str, Any]] = design.job_stories.values_list("key", "uid")
    types: Iterable[tuple[str, Any]] = design.types.values_list("name", "uid")
    services: Iterable[tuple[str, Any]] = design.services.values_list("key", "pk")
    return {
        "jobs": {key: str(uid) for key, uid in jobs},
        "types": {name: str(uid) for name, uid in types},
        "services": {key: str(pk) for key, pk in services},
    }
